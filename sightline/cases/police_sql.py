"""Which crimes of one's own force are about a child with a case here, for the police who match them (JU-01).

One of the owner's functions: a force reads no case that none of its officers is on. It answers yes or no, and whether
harm is confirmed, inside the walls round the child; with no reference, no team and nothing of what was said.
"""

from sightline.cases.walls_sql import ON_IT, may, writes

BESIDE_CRIMES = """
CREATE FUNCTION cases_beside_crimes(wanted uuid[]) RETURNS TABLE (crime_id uuid, confirmed boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT r.id, bool_or(coalesce((
        SELECT j.answer = 'yes' FROM cases_judgement j
        WHERE j.case_id = c.id AND j.what = 'harmed' AND (NOT j.second_needed OR EXISTS (
            SELECT FROM cases_secondreading s WHERE s.judgement_id = j.id AND s.agrees))
        ORDER BY j.number DESC LIMIT 1), false))
    FROM justice_crime r JOIN cases_case c ON c.child_id = ANY (
        ARRAY[r.child_id] || ARRAY(SELECT unnest(ARRAY[l.one, l.other]) FROM people_links(ARRAY[r.child_id]) l))
    WHERE r.id = ANY (wanted) AND (SELECT access_may('cases.match_crimes'))
      AND r.controller_id = (SELECT access_employer())
      AND r.walls <@ access_walls() AND c.walls <@ access_walls()
    GROUP BY r.id
$$;
REVOKE ALL ON FUNCTION cases_beside_crimes(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases_beside_crimes(uuid[]) TO sightline_app;
"""
DROP = "DROP FUNCTION cases_beside_crimes(uuid[])"
WRITES = f"{writes('policeknow')} AND {may('cases.match')} AND {ON_IT}"
