"""Open cases whose child is, or may be, 17 and no clock of the move to adult services has begun: ids and walls only.

One of the owner's functions, for the system at its daily work and for nobody signed in.
"""

FROM_SEVENTEEN = """
CREATE FUNCTION cases_from_seventeen(day date, rule_code text) RETURNS TABLE (id uuid, walls uuid[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id, c.walls FROM cases_case c JOIN people_sourcerecord p ON p.id = c.child_id
    WHERE access_staff() IS NULL AND c.state <> 'closed' AND p.born_year IS NOT NULL
      AND (p.born_year + 17, coalesce(p.born_month, 1)::int, coalesce(p.born_day, 1)::int)
        <= (extract(year FROM day)::int, extract(month FROM day)::int, extract(day FROM day)::int)
      AND NOT EXISTS (SELECT FROM deadlines_clock k JOIN deadlines_rule r ON r.id = k.rule_id
                      WHERE k.subject_id = c.id AND r.code = rule_code)
    ORDER BY c.id
$$;
"""
DROP = "DROP FUNCTION cases_from_seventeen(date, text)"
