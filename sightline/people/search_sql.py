"""What people asks of the database beyond plain queries: links followed, walls redrawn, records found by key.

`people_links` runs with the caller's own rights. The others run as the owner of the tables and are on the
closed list of exceptions to the walls; each gives back the least it can:

* `people_found`: ids and headings of records the viewer could read anyway. (Row security keeps the server
  from using an index on arrays, since comparing arrays might leak; so the wall is applied inside.)
* `people_restricted_named`: for a whole name, whom to ask about restricted people of that name. No ids.
* `people_reference_held`: the id that an agency's own reference already has, for the work that brings in
  that agency's files, so that a row about a restricted child lands on the child and behind the wall.
* `people_redraw`: makes the walls round two records follow the confirmed links. It reads only facts.
"""

LINKS = """
-- Standing confirmed links of every identity that any of these records belongs to.
CREATE FUNCTION people_links(start uuid[]) RETURNS TABLE (one uuid, other uuid)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    WITH RECURSIVE member(id) AS (
        SELECT unnest(start)
        UNION
        SELECT CASE WHEN d.one_id = m.id THEN d.other_id ELSE d.one_id END
        FROM member m JOIN people_linkdecision d ON d.one_id = m.id OR d.other_id = m.id
        WHERE d.decision = 'confirmed' AND NOT EXISTS (
            SELECT FROM people_linkdecision later
            WHERE later.one_id = d.one_id AND later.other_id = d.other_id AND later.number > d.number)
    )
    SELECT d.one_id, d.other_id FROM people_linkdecision d
    WHERE d.one_id IN (SELECT id FROM member) AND d.decision = 'confirmed' AND NOT EXISTS (
        SELECT FROM people_linkdecision later
        WHERE later.one_id = d.one_id AND later.other_id = d.other_id AND later.number > d.number)
$$;

CREATE FUNCTION people_redraw(touched uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    placed record;
    inside uuid[];
    before uuid[];
BEGIN
    FOR placed IN
        SELECT r.wall_id, r.placed_on FROM people_restriction r
        WHERE r.lifted_at IS NULL AND (r.placed_on && touched OR EXISTS (
            SELECT FROM access_wallcover c WHERE c.wall_id = r.wall_id AND c.subject = ANY(touched)))
    LOOP
        inside := placed.placed_on || ARRAY(
            SELECT l.one FROM people_links(placed.placed_on) l
            UNION SELECT l.other FROM people_links(placed.placed_on) l);
        before := ARRAY(SELECT subject FROM access_wallcover WHERE wall_id = placed.wall_id);
        DELETE FROM access_wallcover WHERE wall_id = placed.wall_id AND NOT subject = ANY(inside);
        INSERT INTO access_wallcover (id, wall_id, subject)
            SELECT gen_random_uuid(), placed.wall_id, s FROM (SELECT DISTINCT unnest(inside) s) t
            WHERE NOT s = ANY(before);
        PERFORM access_rewall(before || inside);
    END LOOP;
END $$;
"""

SEARCH = """
CREATE FUNCTION people_keys_meet(clauses jsonb)
RETURNS TABLE (record_id uuid, heading int, called varchar, walls uuid[])
LANGUAGE plpgsql STABLE ROWS 100 SECURITY DEFINER SET search_path = public, pg_temp
-- Each part takes a tenth of a millisecond by the index; starting helpers, or reading all rows, costs more.
SET max_parallel_workers_per_gather = 0 SET enable_seqscan = off AS $$
DECLARE
    query text;
    clause jsonb;
    wanted jsonb;
    parts text[] := '{}';
BEGIN
    FOR clause IN SELECT jsonb_array_elements(clauses) LOOP
        CONTINUE WHEN jsonb_array_length(clause->'sets') = 0;
        query := format('SELECT k.record_id, %s, k.called, k.walls FROM people_searchkeys k WHERE true',
            (clause->>'group')::int);
        FOR wanted IN SELECT jsonb_array_elements(clause->'sets') LOOP
            query := query || format(' AND k.keys && %L::int[]',
                ARRAY(SELECT v::int FROM jsonb_array_elements_text(wanted) v));
        END LOOP;
        parts := parts || query;
    END LOOP;
    IF cardinality(parts) > 0 THEN RETURN QUERY EXECUTE array_to_string(parts, ' UNION ALL '); END IF;
END $$;
REVOKE ALL ON FUNCTION people_keys_meet(jsonb) FROM PUBLIC;

CREATE FUNCTION people_found(clauses jsonb, skip int, most int) RETURNS TABLE (record_id uuid, heading int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT m.record_id, min(m.heading) FROM people_keys_meet(clauses) m
    WHERE access_may('people.search') AND m.walls <@ (SELECT access_walls())
    GROUP BY m.record_id, m.called ORDER BY 2, m.called, 1 OFFSET skip LIMIT least(most, 500)
$$;

CREATE FUNCTION people_restricted_named(clauses jsonb) RETURNS TABLE (ask varchar)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT r.ask
    FROM people_keys_meet(clauses) m
    JOIN people_restriction r ON r.wall_id = ANY(m.walls) AND r.lifted_at IS NULL
    WHERE access_may('people.search') AND NOT r.wall_id = ANY((SELECT access_walls())::uuid[])
    ORDER BY 1 LIMIT 20
$$;

CREATE FUNCTION people_reference_held(sent_by uuid, sent_as text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.id FROM people_sourcerecord s
    WHERE access_may('people.match_references') AND s.agency_id = sent_by AND s.reference = sent_as
      AND sent_as <> ''
$$;
"""

FUNCTIONS = LINKS + SEARCH
