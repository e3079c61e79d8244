"""What proposing links asks of the database.

* `people_to_compare` runs as the owner of the tables and is on the closed list of exceptions to the walls: it gives the
  system at that work, and nobody's post, what is compared of each record and its walls. Names used online, confidential
  addresses, sex, ethnicity and records that nobody finds any more are left out.
* `people_pair_settled` runs with the caller's own rights.
"""

FIRST_NAME = (
    "n.to_on IS NOT NULL, array_position(ARRAY['legal', 'known_as', 'birth', 'alias'], n.kind::text) NULLS LAST,"
    " n.from_on DESC NULLS FIRST, n.id"
)

COMPARED = f"""
CREATE FUNCTION people_to_compare() RETURNS TABLE (
    record uuid, source uuid, walls uuid[], given text, other_names text, surname text, born text, lines text,
    postcode text, nhs text, upn text, local text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH called AS (
        SELECT n.record_id, (array_agg(n.given ORDER BY {FIRST_NAME}))[1] AS given,
               (array_agg(n.surname ORDER BY {FIRST_NAME}))[1] AS surname,
               string_agg(concat_ws(' ', n.given, n.middle), ' ' ORDER BY {FIRST_NAME}) AS others
        FROM people_name n WHERE n.kind <> 'online' GROUP BY n.record_id
    ), numbered AS (
        SELECT i.record_id, min(i.value) FILTER (WHERE i.kind = 'nhs') AS nhs,
               min(i.value) FILTER (WHERE i.kind = 'upn') AS upn,
               min(i.value) FILTER (WHERE i.kind = 'local') AS local
        FROM people_identifier i GROUP BY i.record_id
    ), living AS (
        SELECT DISTINCT ON (a.record_id) a.record_id, a.lines, a.postcode FROM people_address a
        WHERE NOT a.confidential AND a.to_on IS NULL
        ORDER BY a.record_id, a.kind <> 'home', a.from_on DESC NULLS LAST, a.id
    )
    SELECT s.id, s.agency_id, s.walls, coalesce(c.given, ''), coalesce(c.others, ''), coalesce(c.surname, ''),
        CASE s.birth_certainty WHEN 'expected' THEN '' WHEN 'estimated' THEN coalesce(s.born_year::text, '')
        ELSE concat(coalesce(lpad(s.born_year::text, 4, '0'), '????'), '-',
            coalesce(lpad(s.born_month::text, 2, '0'), '??'), '-', coalesce(lpad(s.born_day::text, 2, '0'), '??')) END,
        coalesce(l.lines, ''), coalesce(l.postcode, ''), coalesce(i.nhs, ''), coalesce(i.upn, ''),
        coalesce(i.local, CASE WHEN g.kind = 'council' THEN s.reference END, '')
    FROM people_sourcerecord s JOIN access_agency g ON g.id = s.agency_id
    JOIN people_searchkeys k ON k.record_id = s.id AND k.keys <> '{{}}'
    LEFT JOIN called c ON c.record_id = s.id LEFT JOIN numbered i ON i.record_id = s.id
    LEFT JOIN living l ON l.record_id = s.id
    WHERE access_staff() IS NULL AND access_may('people.compare_records')
    ORDER BY s.id
$$;
"""

SETTLED = """
-- Whether links and refusals of other records answer for a pair: they are of one child already, or a record of the one
-- child was refused with a record of the other. The pair's own answer is not looked at.
CREATE FUNCTION people_pair_settled(first uuid, second uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
    ours uuid[];
    theirs uuid[];
BEGIN
    IF NOT EXISTS (SELECT FROM people_linkdecision d WHERE d.one_id IN (first, second) AND d.decision = 'confirmed')
        AND NOT EXISTS (
            SELECT FROM people_linkdecision d WHERE d.other_id IN (first, second) AND d.decision = 'confirmed')
    THEN RETURN false; END IF;
    ours := ARRAY(SELECT first UNION SELECT l.one FROM people_links(ARRAY[first]) l
                  UNION SELECT l.other FROM people_links(ARRAY[first]) l);
    IF second = ANY(ours) THEN RETURN true; END IF;
    theirs := ARRAY(SELECT second UNION SELECT l.one FROM people_links(ARRAY[second]) l
                    UNION SELECT l.other FROM people_links(ARRAY[second]) l);
    RETURN EXISTS (
        SELECT FROM people_linkdecision d
        WHERE d.decision = 'refused' AND NOT (d.one_id IN (first, second) AND d.other_id IN (first, second))
          AND ((d.one_id = ANY(ours) AND d.other_id = ANY(theirs))
            OR (d.one_id = ANY(theirs) AND d.other_id = ANY(ours)))
          AND NOT EXISTS (SELECT FROM people_linkdecision later
              WHERE later.one_id = d.one_id AND later.other_id = d.other_id AND later.number > d.number));
END $$;
"""

FUNCTIONS = COMPARED + SETTLED
UNDO = "DROP FUNCTION people_to_compare(); DROP FUNCTION people_pair_settled(uuid, uuid);"
