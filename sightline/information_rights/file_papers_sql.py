"""What goes of files that were brought in with the working papers."""

FILE_ROWS = """
-- Rows that were not kept and name no child on record: no disposal of a child reaches them.
CREATE FUNCTION information_rights_remove_file_rows(ends timestamptz) RETURNS jsonb
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    crimes integer;
    others integer;
BEGIN
    DELETE FROM justice_crimefilefault WHERE about = '{}' AND at < ends;
    GET DIAGNOSTICS crimes = ROW_COUNT;
    DELETE FROM front_door_importfault WHERE about = '{}' AND at < ends;
    GET DIAGNOSTICS others = ROW_COUNT;
    RETURN jsonb_build_object('justice_crimefilefault', crimes, 'front_door_importfault', others);
END $$;
REVOKE ALL ON FUNCTION information_rights_remove_file_rows(timestamptz) FROM PUBLIC;
"""
