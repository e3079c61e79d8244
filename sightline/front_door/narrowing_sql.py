"""When somebody was put on a contact by mistake, the contact and all that hangs on it is not about them any more.

A function of the owner's, since the rows are facts; for a viewer who takes contacts and stands inside the
contact's walls, theirs included. It touches only rows that are about exactly those the contact is about:
a row that names the person taken off (their own place on the contact, why it was wrong, what stood on
their chronology) keeps their wall, and so does history. New tables that lead to a contact follow by themselves.
"""

KEEPS = ("front_door_contactsubject", "front_door_subjectchange")

# table, column that leads there, to which ids, and what else must hold
FOLLOWS = (
    ("follow_up_followup", "id", "asked", "true"),
    ("follow_up_move", "follow_up_id", "asked", "true"),
    ("follow_up_chase", "follow_up_id", "asked", "true"),
    ("deadlines_clock", "id", "clocks", "true"),
    ("deadlines_duemoved", "clock_id", "clocks", "true"),
    ("deadlines_steptaken", "clock_id", "clocks", "true"),
    ("people_chronologyline", "reference_id", "contacts || asked", "record_id <> person"),
    ("front_door_contactsubject", "contact_id", "contacts", "source_record_id <> person"),
)

_THEIRS = "\n    ".join(
    f"UPDATE {table} SET about = now WHERE {column} = ANY({ids}) AND about = was AND {also};"
    for table, column, ids, also in FOLLOWS
)

_KEEPS = ", ".join(repr(table) for table in KEEPS)

NARROW = f"""
CREATE OR REPLACE FUNCTION front_door_narrow(contact uuid, person uuid) RETURNS uuid[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    was uuid[];
    now uuid[];
    contacts uuid[] := ARRAY[contact];
    asked uuid[];
    clocks uuid[];
    hangs uuid[] := '{{}}';
    parts uuid[];
    t text;
BEGIN
    SELECT about, array_remove(about, person) INTO was, now FROM front_door_contact
    WHERE id = contact AND walls <@ access_walls() AND access_may('front_door.take_contact') FOR UPDATE;
    IF was IS NULL THEN RETURN NULL; END IF;
    UPDATE front_door_contact SET about = now WHERE id = contact;
    FOR t IN SELECT h FROM front_door_hanging() h WHERE h <> ALL (ARRAY[{_KEEPS}]) LOOP
        EXECUTE format('WITH n AS (UPDATE %I SET about = $1 WHERE contact_id = $2 AND about = $3'
            ' RETURNING id) SELECT array_agg(id) FROM n', t) INTO parts USING now, contact, was;
        hangs := hangs || coalesce(parts, '{{}}');
    END LOOP;
    asked := ARRAY(SELECT id FROM follow_up_followup WHERE origin_id = contact);
    clocks := ARRAY(SELECT id FROM deadlines_clock WHERE subject_id = ANY(contacts || asked || hangs));
    {_THEIRS}
    RETURN now;
END $$;
"""
