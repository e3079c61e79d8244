"""No letter to a health organisation leaves by post, whatever writes the row (IS-10)."""

from sightline.letters.states import HEALTH, How

BY_SECURE_WAYS = f"""
CREATE FUNCTION letters_leaves_securely() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.how = '{How.POSTED.value}' AND EXISTS (
        SELECT FROM letters_letter l JOIN access_agency a ON a.id = l.to_agency_id
        WHERE l.id = NEW.letter_id AND starts_with(a.kind, '{HEALTH}')) THEN
        RAISE EXCEPTION 'a letter to a health organisation does not leave by post' USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bb_leaves_securely BEFORE INSERT ON letters_departure
    FOR EACH ROW EXECUTE FUNCTION letters_leaves_securely();
"""
DROP = "DROP TRIGGER bb_leaves_securely ON letters_departure; DROP FUNCTION letters_leaves_securely();"
