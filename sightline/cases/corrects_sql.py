"""A correction names a row of the same table and the same case; anything else is answered alike."""

TABLES = ("visit", "healthoffer")
CORRECTS_OWN = """
CREATE FUNCTION cases_corrects_own() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE known boolean := true;
BEGIN
    IF NEW.corrects_id IS NOT NULL THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE id = $1 AND case_id = $2)', TG_TABLE_NAME)
            INTO known USING NEW.corrects_id, NEW.case_id;
    END IF;
    IF NOT known THEN
        RAISE EXCEPTION 'there is no such entry to correct' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END $$;
""" + "".join(
    f"CREATE TRIGGER bb_corrects_own BEFORE INSERT ON cases_{table}"
    " FOR EACH ROW EXECUTE FUNCTION cases_corrects_own();\n"
    for table in TABLES
)
LATER_TABLES = ("offer", "session")
CORRECTS_OWN_TOO = "".join(
    f"CREATE TRIGGER bb_corrects_own BEFORE INSERT ON cases_{table}"
    " FOR EACH ROW EXECUTE FUNCTION cases_corrects_own();\n"
    for table in LATER_TABLES
)
DROP_TOO = "".join(f"DROP TRIGGER bb_corrects_own ON cases_{table};\n" for table in LATER_TABLES)
DROP = "".join(f"DROP TRIGGER bb_corrects_own ON cases_{table};\n" for table in TABLES) + (
    "DROP FUNCTION cases_corrects_own();"
)
