"""The one way in which records go: a function of the owner's, which checks everything again by itself.

It refuses without a signed viewer who may confirm, for whoever proposed it, outside a wall, under a hold, before the
review date, while somebody who shares a row has not come to theirs, and for part of an identity. What is only about
the people goes from every table, with what hangs on it and its history. A row that others refer to stays, emptied of
all but its place. What is about somebody else too stays whole. It leaves a tombstone that only it can write.

The record of access keeps its sealed lines; words said about the people stand outside the seals, and go.
"""

# What a row keeps when it is emptied: its place, its law, its hand. All else goes, whatever it is.
PLACE = (
    "id", "about", "walls", "controller_id", "regime", "lawful_basis", "confidentiality_basis", "handling",
    "retention_class", "by_id", "at", "version", "changed_by_id", "changed_at",
)  # fmt: skip
# Columns whose empty value is a word of a list.
WORDS = {("people_sourcerecord", "sex"): "U", ("people_sourcerecord", "birth_certainty"): "given"}
_PLACE = ", ".join(f"'{name}'" for name in PLACE)
_WORDS = " ".join(f"WHEN t = '{t}' AND a.attname = '{c}' THEN '''{w}'''" for (t, c), w in WORDS.items())

PARTS = f"""
CREATE FUNCTION information_rights_ids(held jsonb, t text) RETURNS uuid[]
LANGUAGE sql IMMUTABLE AS $$
    SELECT ARRAY(SELECT jsonb_array_elements_text(coalesce(held->t, '[]'))::uuid)
$$;

-- The same rows by table, with more of one table.
CREATE FUNCTION information_rights_with(held jsonb, t text, more uuid[]) RETURNS jsonb
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN cardinality(more) = 0 THEN held ELSE held || jsonb_build_object(t, (
        SELECT jsonb_agg(DISTINCT u) FROM unnest(information_rights_ids(held, t) || more) u)) END
$$;

CREATE FUNCTION information_rights_without(held jsonb, t text, fewer uuid[]) RETURNS jsonb
LANGUAGE sql IMMUTABLE AS $$
    SELECT held || jsonb_build_object(t, coalesce((
        SELECT jsonb_agg(u) FROM unnest(information_rights_ids(held, t)) u WHERE u <> ALL(fewer)), '[]'))
$$;

-- What empties a row of a table: each column that is no part of its place, to nothing of its kind.
CREATE FUNCTION information_rights_emptying(t text) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT string_agg(format('%I = %s', a.attname, CASE
        {_WORDS}
        WHEN NOT a.attnotnull THEN 'NULL'
        WHEN a.atttypid IN ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype) THEN ''''''
        WHEN a.atttypid = 'boolean'::regtype THEN 'false'
        WHEN a.atttypid IN ('jsonb'::regtype, 'uuid[]'::regtype, 'integer[]'::regtype, 'text[]'::regtype,
            'varchar[]'::regtype) THEN '''{{}}'''
        WHEN a.atttypid IN ('date'::regtype, 'timestamptz'::regtype) THEN format('date_trunc(''year'', %I)', a.attname)
        WHEN a.atttypid IN ('smallint'::regtype, 'integer'::regtype) THEN '0'
        ELSE format('%I', a.attname) END), ', ')
    FROM pg_attribute a
    WHERE a.attrelid = to_regclass(t) AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ({_PLACE})
      AND NOT EXISTS (SELECT FROM pg_constraint r WHERE r.conrelid = a.attrelid AND r.contype = 'f'
                      AND a.attnum = ANY(r.conkey))
$$;
"""

REACHED = """
-- Rows about these people and nobody else, by table, with what hangs on them and is itself about nobody.
CREATE FUNCTION information_rights_reached(people uuid[], wanted text) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
    going jsonb := '{}';
    t record;
    ids uuid[];
    before integer;
BEGIN
    FOR t IN SELECT * FROM information_rights_tables() WHERE NOT history LOOP
        EXECUTE format('SELECT coalesce(array_agg(id), ''{}'') FROM %I WHERE about && $1 AND about <@ $1 AND %s',
            t.name, CASE WHEN t.classed THEN 'retention_class = $2' ELSE 'true' END) INTO ids USING people, wanted;
        going := information_rights_with(going, t.name, ids);
    END LOOP;
    LOOP
        before := (SELECT coalesce(sum(jsonb_array_length(value)), 0) FROM jsonb_each(going));
        FOR t IN SELECT * FROM information_rights_references() r WHERE NOT r.about_people AND going ? r.target LOOP
            EXECUTE format('SELECT coalesce(array_agg(id), ''{}'') FROM %I WHERE %I = ANY($1)', t.name, t.refers)
            INTO ids USING information_rights_ids(going, t.target);
            going := information_rights_with(going, t.name, ids);
        END LOOP;
        EXIT WHEN before = (SELECT coalesce(sum(jsonb_array_length(value)), 0) FROM jsonb_each(going));
    END LOOP;
    RETURN going;
END $$;

-- Of those rows, the ones that a row which stays refers to: they stay too, emptied.
CREATE FUNCTION information_rights_referred(going jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
    emptied jsonb := '{}';
    r record;
    ids uuid[];
    moved boolean := true;
BEGIN
    WHILE moved LOOP
        moved := false;
        FOR r IN SELECT * FROM information_rights_references() f WHERE going ? f.target LOOP
            EXECUTE format('SELECT coalesce(array_agg(DISTINCT %I), ''{}'') FROM %I'
                ' WHERE %I = ANY($1) AND id <> ALL($2)', r.refers, r.name, r.refers)
            INTO ids USING information_rights_ids(going, r.target), information_rights_ids(going, r.name);
            IF cardinality(ids) > 0 THEN
                going := information_rights_without(going, r.target, ids);
                emptied := information_rights_with(emptied, r.target, ids);
                moved := true;
            END IF;
        END LOOP;
    END LOOP;
    RETURN emptied;
END $$;
"""

APART = """
-- Rows about somebody else too stay, and are no longer about these people.
CREATE FUNCTION information_rights_let_go(people uuid[], wanted text) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    t record;
BEGIN
    FOR t IN SELECT * FROM information_rights_tables() LOOP
        EXECUTE format('UPDATE %I SET about = ARRAY(SELECT u FROM unnest(about) u WHERE u <> ALL($1))'
            ' WHERE about && $1 AND NOT about <@ $1 AND %s', t.name,
            CASE WHEN t.classed THEN 'retention_class = $2' ELSE 'true' END) USING people, wanted;
    END LOOP;
END $$;

-- Source records emptied at an earlier disposal go when the last row that referred to them has gone.
CREATE FUNCTION information_rights_clear() RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    unused text;
BEGIN
    SELECT string_agg(format('NOT EXISTS (SELECT FROM %I x WHERE x.%I = s.id)', r.name, r.refers), ' AND ')
    INTO unused FROM information_rights_references() r WHERE r.target = 'people_sourcerecord';
    EXECUTE 'DELETE FROM people_sourcerecord s WHERE retention_class = ''emptied'' AND ' || unused;
END $$;

-- Walls that stood round these people alone.
CREATE FUNCTION information_rights_take_down(people uuid[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    alone uuid[] := ARRAY(SELECT DISTINCT wall_id FROM access_wallcover WHERE subject = ANY(people));
BEGIN
    DELETE FROM access_wallcover WHERE subject = ANY(people);
    alone := ARRAY(SELECT w FROM unnest(alone) w
        WHERE NOT EXISTS (SELECT FROM access_wallcover c WHERE c.wall_id = w)
          AND NOT EXISTS (SELECT FROM people_restriction r WHERE r.wall_id = w));
    DELETE FROM access_wallmember WHERE wall_id = ANY(alone);
    DELETE FROM access_wall WHERE id = ANY(alone);
END $$;
"""

PEOPLE = """
CREATE FUNCTION information_rights_remove(people uuid[], wanted text, OUT removed jsonb, OUT emptied jsonb)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    going jsonb := information_rights_reached(people, wanted);
    left_empty jsonb := information_rights_referred(going);
    t text;
    ids uuid[];
    n integer;
BEGIN
    removed := '{}'; emptied := '{}';
    PERFORM information_rights_let_go(people, wanted);
    FOR t IN SELECT jsonb_object_keys(left_empty) LOOP
        ids := information_rights_ids(left_empty, t);
        going := information_rights_without(going, t, ids);
        EXECUTE format('UPDATE %I SET %s WHERE id = ANY($1)', t, information_rights_emptying(t)) USING ids;
        emptied := emptied || jsonb_build_object(t, cardinality(ids));
    END LOOP;
    FOR t IN SELECT jsonb_object_keys(going) LOOP
        ids := information_rights_ids(going, t) || information_rights_ids(left_empty, t);
        IF to_regclass(t || 'event') IS NOT NULL AND EXISTS (
            SELECT FROM pg_attribute WHERE attrelid = to_regclass(t || 'event') AND attname = 'pgh_obj_id') THEN
            EXECUTE format('DELETE FROM %I WHERE pgh_obj_id = ANY($1)', t || 'event') USING ids;
            GET DIAGNOSTICS n = ROW_COUNT;
            IF n > 0 THEN removed := removed || jsonb_build_object(t || 'event', n); END IF;
        END IF;
        EXECUTE format('DELETE FROM %I WHERE id = ANY($1)', t) USING information_rights_ids(going, t);
        GET DIAGNOSTICS n = ROW_COUNT;
        IF n > 0 THEN removed := removed || jsonb_build_object(t, n); END IF;
    END LOOP;
    UPDATE people_sourcerecord SET retention_class = 'emptied'
    WHERE id = ANY(information_rights_ids(left_empty, 'people_sourcerecord'));
    DELETE FROM people_sourcerecordevent WHERE pgh_obj_id = ANY(people);
    PERFORM information_rights_clear();
    PERFORM information_rights_take_down(people);
    SET CONSTRAINTS ALL IMMEDIATE;
    SET CONSTRAINTS ALL DEFERRED;
END $$;
"""

PAPERS = """
-- Working papers last touched before a day: drafts, messages that were sent, and events, which were
-- answered within minutes. Those about somebody under a hold stay.
CREATE FUNCTION information_rights_remove_papers(up_to date, OUT removed jsonb)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    ends timestamptz := up_to::timestamp AT TIME ZONE 'Europe/London';
    held uuid[] := ARRAY(SELECT subject_id FROM access_legalhold WHERE released_at IS NULL AND subject_id IS NOT NULL
        AND retention_key IN ('', 'working_paper'));
    n integer;
BEGIN
    DELETE FROM access_draft WHERE changed_at < ends AND NOT about && held;
    GET DIAGNOSTICS n = ROW_COUNT;
    removed := jsonb_build_object('access_draft', n);
    DELETE FROM access_message WHERE sent_at < ends;
    GET DIAGNOSTICS n = ROW_COUNT;
    removed := removed || jsonb_build_object('access_message', n);
    DELETE FROM core_reaction r USING core_event e WHERE e.id = r.event_id AND e.at < ends AND NOT e.about && held;
    GET DIAGNOSTICS n = ROW_COUNT;
    removed := removed || jsonb_build_object('core_reaction', n);
    DELETE FROM core_event e WHERE e.at < ends AND NOT e.about && held;
    GET DIAGNOSTICS n = ROW_COUNT;
    removed := removed || jsonb_build_object('core_event', n);
    removed := removed || information_rights_remove_mailbox(ends) || information_rights_remove_file_rows(ends);
    SET CONSTRAINTS ALL IMMEDIATE;
    SET CONSTRAINTS ALL DEFERRED;
END $$;
"""

CHECKS = """
-- Why something may not be disposed of now; NULL where nothing stands in the way.
CREATE FUNCTION information_rights_refusal(p information_rights_disposalproposal, on_day date) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT CASE
        WHEN access_staff() IS NULL OR NOT access_may('information_rights.confirm')
            THEN 'Your post does not include confirming a disposal.'
        WHEN p.by_id IS NOT DISTINCT FROM access_staff() THEN 'You proposed this. A second person must answer it.'
        WHEN NOT coalesce(p.walls <@ access_walls(), false) THEN 'There is no such record, or it is not yours to open.'
        WHEN EXISTS (SELECT FROM information_rights_disposalrefused r WHERE r.proposal_id = p.id)
            THEN 'It was answered already.'
        WHEN information_rights_held(p.key, p.about) THEN 'A legal hold stands. Nothing it covers is disposed of.'
        WHEN information_rights_years(p.key, on_day) IS NULL THEN 'The schedule keeps this class for good.'
        WHEN p.before IS NOT NULL THEN CASE
            WHEN p.before > on_day - make_interval(years => information_rights_years(p.key, on_day))
            THEN 'Not all of it has come to its review date.' END
        WHEN EXISTS (SELECT FROM people_links(p.about) l WHERE NOT (l.one = ANY(p.about) AND l.other = ANY(p.about)))
            THEN 'Records were linked since. Propose it again for all of them.'
        WHEN EXISTS (SELECT FROM people_sourcerecord s WHERE s.id = ANY(p.about)
                     AND information_rights_due(s, p.key, on_day) > on_day)
            THEN 'Not all of it has come to its review date.'
        WHEN EXISTS (SELECT FROM information_rights_waiting(p.about, p.key, on_day))
            THEN 'Somebody who shares these records has not come to their own review date.'
        END
$$;
"""

DISPOSE = """
CREATE FUNCTION information_rights_dispose(proposal uuid) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    p information_rights_disposalproposal;
    rule access_retentionrule;
    -- The moment the viewer was signed for: no statement can set it.
    moment timestamptz := to_timestamp((access_viewer()->>'at')::double precision);
    on_day date := (moment AT TIME ZONE 'Europe/London')::date;
    why_not text;
    removed jsonb;
    emptied jsonb := '{}';
    left_behind uuid := gen_random_uuid();
BEGIN
    PERFORM pg_advisory_xact_lock(7602);
    SELECT * INTO p FROM information_rights_disposalproposal WHERE id = proposal FOR UPDATE;
    IF p.id IS NULL THEN RAISE EXCEPTION 'There is no such proposal.' USING ERRCODE = '42501'; END IF;
    why_not := information_rights_refusal(p, on_day);
    IF why_not IS NOT NULL THEN RAISE EXCEPTION '%', why_not USING ERRCODE = '42501'; END IF;
    SELECT * INTO rule FROM access_retentionrule WHERE key = p.key AND valid_from <= on_day
        AND (valid_to IS NULL OR valid_to > on_day) ORDER BY valid_from DESC LIMIT 1;
    IF p.before IS NULL THEN
        SELECT r.removed, r.emptied INTO removed, emptied FROM information_rights_remove(p.about, p.key) r;
    ELSE
        removed := information_rights_remove_papers(p.before);
    END IF;
    INSERT INTO information_rights_tombstone (id, proposal_id, key, ground, authority, years, before, people, removed,
        emptied, proposed_by_id, proposed_at, by_id, at)
    VALUES (left_behind, p.id, p.key, p.ground, rule.authority, rule.years, p.before, cardinality(p.about), removed,
        emptied, p.by_id, p.at, access_staff(), moment);
    RETURN left_behind;
END $$;
REVOKE ALL ON FUNCTION information_rights_remove(uuid[], text) FROM PUBLIC;
REVOKE ALL ON FUNCTION information_rights_remove_papers(date) FROM PUBLIC;
"""

FUNCTIONS = PARTS + REACHED + APART + PEOPLE + PAPERS + CHECKS + DISPOSE
UNDO = """
DROP FUNCTION information_rights_dispose(uuid);
DROP FUNCTION information_rights_refusal(information_rights_disposalproposal, date);
DROP FUNCTION information_rights_remove_papers(date);
DROP FUNCTION information_rights_remove(uuid[], text);
DROP FUNCTION information_rights_take_down(uuid[]);
DROP FUNCTION information_rights_clear();
DROP FUNCTION information_rights_let_go(uuid[], text);
DROP FUNCTION information_rights_referred(jsonb);
DROP FUNCTION information_rights_reached(uuid[], text);
DROP FUNCTION information_rights_emptying(text);
DROP FUNCTION information_rights_without(jsonb, text, uuid[]);
DROP FUNCTION information_rights_with(jsonb, text, uuid[]);
DROP FUNCTION information_rights_ids(jsonb, text);
"""
