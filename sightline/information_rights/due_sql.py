"""When records come to their review, what stops their disposal, and how many rows a disposal would reach.

Tables are not named here one by one: whatever is about people says so by its columns (`about`, `walls`), so that the
records of a new folder are reached from its first migration on. A test holds that every table with personal fields is.

Functions that run as the owner of the tables answer only a signed viewer who reviews or confirms, and give back
identifiers and numbers, never a word of a record.
"""

REVIEWERS = "(access_may('information_rights.review') OR access_may('information_rights.confirm'))"

TABLES = """
CREATE FUNCTION information_rights_tables() RETURNS TABLE (name text, classed boolean, history boolean)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT c.relname::text,
           EXISTS (SELECT FROM pg_attribute k WHERE k.attrelid = c.oid AND k.attname = 'retention_class'),
           EXISTS (SELECT FROM pg_attribute k WHERE k.attrelid = c.oid AND k.attname = 'pgh_obj_id')
    FROM pg_class c
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND (
        SELECT count(*) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND NOT a.attisdropped AND a.attname IN ('about', 'walls')) = 2
    ORDER BY 1
$$;

-- References by one column from one table of ours to another, for what hangs on what.
CREATE FUNCTION information_rights_references()
RETURNS TABLE (name text, refers text, target text, about_people boolean)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT c.relname::text, a.attname::text, f.relname::text,
           EXISTS (SELECT FROM pg_attribute k WHERE k.attrelid = c.oid AND k.attname = 'about' AND NOT k.attisdropped)
    FROM pg_constraint r
    JOIN pg_class c ON c.oid = r.conrelid JOIN pg_class f ON f.oid = r.confrelid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = r.conkey[1]
    JOIN pg_attribute own ON own.attrelid = c.oid AND own.attname = 'id' AND own.atttypid = 'uuid'::regtype
    WHERE r.contype = 'f' AND cardinality(r.conkey) = 1 AND c.relnamespace = 'public'::regnamespace
    ORDER BY 1, 2
$$;
"""

DUE = f"""
-- The years a class is kept, by the schedule of a day; NULL where it is kept for good or until reviewed.
CREATE FUNCTION information_rights_years(wanted text, on_day date) RETURNS integer
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT years FROM access_retentionrule
    WHERE key = wanted AND valid_from <= on_day AND (valid_to IS NULL OR valid_to > on_day)
    ORDER BY valid_from DESC LIMIT 1
$$;

-- The last day on which somebody may have been born; where no date is held, the day the record last changed.
CREATE FUNCTION information_rights_counted_from(s people_sourcerecord) RETURNS date
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN s.born_year IS NULL THEN (s.changed_at AT TIME ZONE 'Europe/London')::date
        ELSE least(make_date(s.born_year, coalesce(s.born_month, 12)::int, 1) + (coalesce(s.born_day, 31) - 1),
            (make_date(s.born_year, coalesce(s.born_month, 12)::int, 1) + interval '1 month - 1 day')::date) END
$$;

CREATE FUNCTION information_rights_due(s people_sourcerecord, wanted text, on_day date) RETURNS date
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT (information_rights_counted_from(s) + make_interval(years => information_rights_years(wanted, on_day)))::date
$$;

-- With whom people share a row: one row about both. Identifiers only.
CREATE FUNCTION information_rights_sharing(people uuid[]) RETURNS TABLE (person uuid, other uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    parts text;
BEGIN
    IF NOT {REVIEWERS} THEN RETURN; END IF;
    SELECT string_agg(format('SELECT about FROM %I WHERE about && $1 AND cardinality(about) > 1', t.name),
        ' UNION ALL ') INTO parts FROM information_rights_tables() t WHERE NOT t.history;
    RETURN QUERY EXECUTE 'SELECT DISTINCT p, o FROM (' || parts || ') r, unnest(r.about) p, unnest(r.about) o'
        ' WHERE p = ANY($1) AND o <> ALL($1)' USING people;
END $$;

-- How many others, who share a row with these people, have not come to their own review: their records wait for them.
CREATE FUNCTION information_rights_waiting(people uuid[], wanted text, on_day date)
RETURNS TABLE (person uuid, others integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.person, count(*)::int FROM information_rights_sharing(people) s
    LEFT JOIN people_sourcerecord o ON o.id = s.other
    WHERE o.id IS NOT NULL AND coalesce(information_rights_due(o, wanted, on_day) > on_day, true)
    GROUP BY s.person
$$;

-- Rows a disposal would remove, and rows that stay because they are about somebody else too.
CREATE FUNCTION information_rights_counts(people uuid[], wanted text)
RETURNS TABLE (name text, goes integer, stays integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    parts text;
BEGIN
    IF NOT {REVIEWERS} THEN RETURN; END IF;
    SELECT string_agg(format(
        'SELECT %L::text, count(*) FILTER (WHERE about <@ $1)::int, count(*) FILTER (WHERE NOT about <@ $1)::int'
        ' FROM %I WHERE about && $1 AND walls <@ access_walls() AND %s', t.name, t.name,
        CASE WHEN t.classed THEN 'retention_class = $2' ELSE 'true' END), ' UNION ALL ')
    INTO parts FROM information_rights_tables() t WHERE NOT t.history;
    RETURN QUERY EXECUTE 'SELECT * FROM (' || parts || ') r(name, goes, stays) WHERE goes + stays > 0 ORDER BY 1'
        USING people, wanted;
END $$;

-- Whether a hold stands over a class of records, some people's or everything.
CREATE FUNCTION information_rights_held(wanted text, people uuid[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM access_legalhold h WHERE h.released_at IS NULL
        AND (h.retention_key = '' OR h.retention_key = wanted)
        AND (h.subject_id IS NULL OR h.subject_id = ANY(people)))
$$;
"""

FUNCTIONS = TABLES + DUE
UNDO = """
DROP FUNCTION information_rights_held(text, uuid[]);
DROP FUNCTION information_rights_counts(uuid[], text);
DROP FUNCTION information_rights_waiting(uuid[], text, date);
DROP FUNCTION information_rights_sharing(uuid[]);
DROP FUNCTION information_rights_due(people_sourcerecord, text, date);
DROP FUNCTION information_rights_counted_from(people_sourcerecord);
DROP FUNCTION information_rights_years(text, date);
DROP FUNCTION information_rights_references();
DROP FUNCTION information_rights_tables();
"""
