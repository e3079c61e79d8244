"""No print of a chronology goes to a health organisation by post, whatever writes the row (IS-10)."""

from sightline.letters.states import HEALTH, How

BY_SECURE_WAYS = f"""
CREATE FUNCTION enquiries_print_goes_securely() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM access_agency a WHERE a.id = NEW.to_agency_id AND starts_with(a.kind, '{HEALTH}')) THEN
        RAISE EXCEPTION 'a chronology does not go to a health organisation by post' USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bb_goes_securely BEFORE INSERT ON enquiries_printed
    FOR EACH ROW WHEN (NEW.how = '{How.POSTED.value}') EXECUTE FUNCTION enquiries_print_goes_securely();
"""
DROP = "DROP TRIGGER bb_goes_securely ON enquiries_printed; DROP FUNCTION enquiries_print_goes_securely();"
