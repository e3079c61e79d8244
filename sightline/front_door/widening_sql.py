"""When a contact turns out to be about one more person, every row of it comes inside that person's walls.

The rows are facts, which the site may not change; so a function of the owner does it, for a viewer who
already stands inside the contact's walls, and it can only ever add to `about`. The row says about whom it
is, not what was said: the words stay as they were written. What was asked because of the contact, the
clocks that run for it and the chronology lines it wrote come with it, their history too. What went to the
partnership names nobody and stays so.
"""

# table, column that leads to the contact, to its follow-ups or to its clocks, and which of the three
ELSEWHERE = (
    ("people_chronologyline", "reference_id", "contacts"),
    ("people_chronologyline", "reference_id", "asked"),
    ("follow_up_followup", "id", "asked"),
    ("follow_up_followupevent", "pgh_obj_id", "asked"),
    ("follow_up_move", "follow_up_id", "asked"),
    ("deadlines_clock", "id", "clocks"),
    ("deadlines_clockevent", "pgh_obj_id", "clocks"),
    ("deadlines_duemoved", "clock_id", "clocks"),
    ("deadlines_steptaken", "clock_id", "clocks"),
)

_THEIRS = "\n    ".join(
    f"PERFORM front_door_widen_rows('{table}', '{column}', {which}, whole);"
    for table, column, which in ELSEWHERE
)

ROWS = """
CREATE OR REPLACE FUNCTION front_door_join(one uuid[], other uuid[]) RETURNS uuid[]
LANGUAGE sql IMMUTABLE AS $$
    SELECT ARRAY(SELECT DISTINCT u FROM unnest(one || other) u ORDER BY u)
$$;

CREATE OR REPLACE FUNCTION front_door_widen_rows(t text, leads text, ids uuid[], people uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF to_regclass(t) IS NOT NULL THEN
        EXECUTE format('UPDATE %I SET about = front_door_join(about, $1) WHERE %I = ANY($2)', t, leads)
        USING people, ids;
    END IF;
END $$;
"""

# Tables of the front door are not named one by one: whatever hangs on a contact says so by its columns. Clocks may
# run for any of them.
HANGING = """
CREATE OR REPLACE FUNCTION front_door_hanging() RETURNS SETOF text
LANGUAGE sql STABLE AS $$
    SELECT c.relname::text FROM pg_class c
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND starts_with(c.relname, 'front_door_')
      AND (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped
           AND a.attname IN ('contact_id', 'about', 'id')) = 3
    ORDER BY 1
$$;
"""

WIDEN_CONTACT = f"""
CREATE OR REPLACE FUNCTION front_door_widen(contact uuid, people uuid[]) RETURNS uuid[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    whole uuid[];
    contacts uuid[] := ARRAY[contact];
    asked uuid[] := '{{}}';
    clocks uuid[] := '{{}}';
    parts uuid[];
    hangs uuid[] := '{{}}';
    t text;
BEGIN
    UPDATE front_door_contact SET about = front_door_join(about, people)
    WHERE id = contact AND walls <@ access_walls() RETURNING about INTO whole;
    IF whole IS NULL THEN RETURN NULL; END IF;
    FOR t IN SELECT * FROM front_door_hanging() LOOP
        EXECUTE format('WITH w AS (UPDATE %I SET about = front_door_join(about, $1) WHERE contact_id = $2'
            ' RETURNING id) SELECT array_agg(id) FROM w', t) INTO parts USING whole, contact;
        hangs := hangs || coalesce(parts, '{{}}');
    END LOOP;
    IF to_regclass('follow_up_followup') IS NOT NULL THEN
        asked := ARRAY(SELECT id FROM follow_up_followup WHERE origin_id = contact);
        UPDATE follow_up_chase SET about = front_door_join(about, whole)
        WHERE follow_up_id = ANY(asked) AND step NOT IN ('partnership_officer', 'taken_up');
    END IF;
    IF to_regclass('deadlines_clock') IS NOT NULL THEN
        clocks := ARRAY(SELECT id FROM deadlines_clock WHERE subject_id = ANY(contacts || asked || hangs));
    END IF;
    {_THEIRS}
    RETURN whole;
END $$;
"""

WIDEN = ROWS + HANGING + WIDEN_CONTACT
