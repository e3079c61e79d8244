"""How many suspects crimes have and how many were convicted, seen or not: numbers, for those who see the crime."""

FUNCTIONS = """
CREATE FUNCTION justice_around(crimes uuid[])
RETURNS TABLE (crime_id uuid, suspects bigint, convicted bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id,
      (SELECT count(*) FROM justice_suspected s WHERE s.crime_id = c.id AND s.stands AND NOT EXISTS
        (SELECT FROM justice_suspected later WHERE later.crime_id = s.crime_id
         AND later.suspect_id = s.suspect_id AND later.number > s.number)),
      (SELECT count(*) FROM justice_verdict v WHERE v.crime_id = c.id AND v.found IN ('pleaded', 'guilty')
        AND NOT EXISTS (SELECT FROM justice_verdict later WHERE later.crime_id = v.crime_id
         AND later.suspect_id = v.suspect_id AND later.number > v.number))
    FROM justice_crime c
    WHERE c.id = ANY(crimes) AND c.walls <@ access_walls()
      AND (access_staff() IS NULL OR access_may('justice.read') OR c.id IN (SELECT justice_supported()))
$$;
REVOKE ALL ON FUNCTION justice_around(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION justice_around(uuid[]) TO sightline_app;
"""
DROP = "DROP FUNCTION justice_around(uuid[]);"
