"""Widening without a list: every table of the front door that hangs on a contact comes inside its walls.

`front_door_widen` of the first migrations named each table. Here it asks the database which tables of the
front door have both `contact_id` and `about`, so that a table added later needs nothing said.
"""

from sightline.front_door.widening_sql import ELSEWHERE

_THEIRS = "\n    ".join(
    f"PERFORM front_door_widen_rows('{table}', '{column}', {which}, whole);"
    for table, column, which in ELSEWHERE
)

WIDEN_EVERY = f"""
CREATE OR REPLACE FUNCTION front_door_widen(contact uuid, people uuid[]) RETURNS uuid[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    whole uuid[];
    contacts uuid[] := ARRAY[contact];
    asked uuid[] := '{{}}';
    clocks uuid[] := '{{}}';
    hanging text;
BEGIN
    UPDATE front_door_contact SET about = front_door_join(about, people)
    WHERE id = contact AND walls <@ access_walls() RETURNING about INTO whole;
    IF whole IS NULL THEN RETURN NULL; END IF;
    IF to_regclass('follow_up_followup') IS NOT NULL THEN
        asked := ARRAY(SELECT id FROM follow_up_followup WHERE origin_id = contact);
        UPDATE follow_up_chase SET about = front_door_join(about, whole)
        WHERE follow_up_id = ANY(asked) AND step NOT IN ('partnership_officer', 'taken_up');
    END IF;
    IF to_regclass('deadlines_clock') IS NOT NULL THEN
        clocks := ARRAY(SELECT id FROM deadlines_clock WHERE subject_id = ANY(contacts || asked));
    END IF;
    FOR hanging IN
        SELECT c.relname FROM pg_class c
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
        AND starts_with(c.relname, 'front_door_')
        AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'contact_id')
        AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'about')
        ORDER BY c.relname
    LOOP
        PERFORM front_door_widen_rows(hanging, 'contact_id', contacts, whole);
    END LOOP;
    {_THEIRS}
    RETURN whole;
END $$;
"""
