"""What arrived about the child of a case since they were last looked at, and on which cases that has begun (RK-22).

Two of the owner's functions: those who work with a child do not read the whole chronology. The first answers those on
the case with the kind of thing and when, and with nothing of what was said. The second tells the system at its work
which cases wait for a look, so that a clock runs: ids, walls and times only. A line behind a wall the case stands
outside counts in neither.
"""

# A child is looked at again by an assessment, or by a judgement of the level that stands.
_LOOKED_AT = """greatest(
        (SELECT max(a.at) FROM cases_assessment a WHERE a.case_id = c.id),
        (SELECT max(coalesce(s.at, j.at)) FROM cases_judgement j
         LEFT JOIN cases_secondreading s ON s.judgement_id = j.id AND s.agrees
         WHERE j.case_id = c.id AND j.what = 'level' AND (NOT j.second_needed OR s.id IS NOT NULL)))"""
_LINES = """people_chronologyline l ON l.record_id = ANY (
        ARRAY[c.child_id] || ARRAY(SELECT unnest(ARRAY[k.one, k.other]) FROM people_links(ARRAY[c.child_id]) k))"""
_ARRIVED = f"""l.kind = ANY (kinds) AND l.at > {_LOOKED_AT} AND l.only_employer_id IS NULL
      AND l.reference_id IS DISTINCT FROM c.contact_id
      AND NOT EXISTS (SELECT FROM people_linetakenback t WHERE t.line_id = l.id)"""

LOOK_AGAIN = f"""
CREATE FUNCTION cases_look_again(wanted uuid, kinds text[]) RETURNS TABLE (kind text, happened_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT l.kind, l.happened_at FROM cases_case c JOIN {_LINES}
    WHERE c.id = wanted AND c.id IN (SELECT cases_mine()) AND c.walls <@ access_walls() AND l.walls <@ access_walls()
      AND {_ARRIVED}
    ORDER BY l.at, l.id LIMIT 5
$$;
CREATE FUNCTION cases_waiting_for_a_look(kinds text[], rule_code text)
RETURNS TABLE (id uuid, walls uuid[], since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id, c.walls, min(l.at) FROM cases_case c JOIN {_LINES}
    WHERE access_staff() IS NULL AND c.state <> 'closed' AND c.allocated_on IS NOT NULL AND l.walls <@ c.walls
      AND {_ARRIVED}
      AND NOT EXISTS (SELECT FROM deadlines_clock k JOIN deadlines_rule r ON r.id = k.rule_id
                      WHERE k.subject_id = c.id AND r.code = rule_code AND k.stopped_at IS NULL)
    GROUP BY c.id, c.walls ORDER BY c.id
$$;
"""
LOOKED_BEFORE = """
CREATE FUNCTION cases_look_again(wanted uuid, since timestamptz, kinds text[])
RETURNS TABLE (kind text, happened_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT l.kind, l.happened_at FROM cases_case c JOIN people_chronologyline l ON l.record_id = ANY (
        ARRAY[c.child_id] || ARRAY(SELECT unnest(ARRAY[k.one, k.other]) FROM people_links(ARRAY[c.child_id]) k))
    WHERE c.id = wanted AND c.id IN (SELECT cases_mine()) AND c.walls <@ access_walls() AND l.walls <@ access_walls()
      AND l.kind = ANY (kinds) AND l.at > since AND l.only_employer_id IS NULL
      AND l.reference_id IS DISTINCT FROM c.contact_id
      AND NOT EXISTS (SELECT FROM people_linetakenback t WHERE t.line_id = l.id)
    ORDER BY l.at, l.id LIMIT 5
$$;
"""
DROP_BEFORE = "DROP FUNCTION cases_look_again(uuid, timestamptz, text[])"
DROP = "DROP FUNCTION cases_look_again(uuid, text[]); DROP FUNCTION cases_waiting_for_a_look(text[], text)"
