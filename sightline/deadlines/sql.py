"""What the database itself holds about clocks: who sees a row, and the sweep's exceptions to the walls.

The three functions stand on the closed list of exceptions. They give ids and walls, never a word: the worker
then steps inside exactly those walls, one clock a transaction.
"""

TEAMS = "(SELECT jsonb_array_elements_text(access_viewer()->'teams')::uuid)"

# The system at work (nobody's staff id), leave to read all clocks, or one's own, one's team's, one's employer's.
SEES = f"""(
    (SELECT access_staff()) IS NULL
    OR (SELECT access_may('deadlines.read'))
    OR owner_staff_id = (SELECT access_staff())
    OR owner_team_id IN {TEAMS}
    OR (owner_team_id IS NULL AND owner_staff_id IS NULL AND owner_agency_id = (SELECT access_employer()))
)"""

SEES_THE_CLOCK = "EXISTS (SELECT 1 FROM deadlines_clock c WHERE c.id = clock_id)"

FUNCTIONS = """
CREATE FUNCTION deadlines_to_sweep(moment timestamptz, most integer) RETURNS TABLE (id uuid, walls uuid[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id, c.walls FROM deadlines_clock c
    WHERE c.stopped_at IS NULL AND c.next_at <= moment ORDER BY c.next_at, c.id LIMIT most
$$;

CREATE FUNCTION deadlines_counted_over(day date) RETURNS TABLE (id uuid, walls uuid[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id, c.walls FROM deadlines_clock c JOIN deadlines_rule r ON r.id = c.rule_id
    WHERE c.outcome = 'running' AND NOT c.agreed AND r.unit IN ('working_day', 'hub_hour')
      AND (c.started_at AT TIME ZONE 'Europe/London')::date <= day
      AND (c.due_at AT TIME ZONE 'Europe/London')::date >= day
    ORDER BY c.id
$$;

CREATE FUNCTION deadlines_owing(until timestamptz, shortest interval) RETURNS TABLE (staff_id uuid, team_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT c.owner_staff_id, CASE WHEN c.owner_staff_id IS NULL THEN c.owner_team_id END
    FROM deadlines_clock c
    WHERE c.stopped_at IS NULL AND c.due_at <= until AND c.due_at - c.started_at >= shortest
$$;
"""

UNDO = """
DROP FUNCTION deadlines_to_sweep(timestamptz, integer);
DROP FUNCTION deadlines_counted_over(date);
DROP FUNCTION deadlines_owing(timestamptz, interval);
"""
