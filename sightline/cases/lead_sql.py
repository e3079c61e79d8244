"""What the database holds of leading a team: who reads what, and how many cases each worker holds."""

from sightline.cases.walls_sql import ON_IT, SYSTEM, may, writes
from sightline.core.database import INSIDE

TEAMS = "(SELECT jsonb_array_elements_text(access_viewer()->'teams')::uuid)"
LEADS = f"({may('cases.lead')} AND team_id IN {TEAMS})"
SEES_LIMIT = f"({SYSTEM} OR {LEADS})"
SEES_OWN = f"({SYSTEM} OR {LEADS} OR staff_id = (SELECT access_staff()))"
WRITES = f"({LEADS} AND by_id = (SELECT access_staff()))"
BY_THE_SYSTEM = f"({SYSTEM} AND (SELECT access_walls() IS NOT NULL))"

HELD = """
-- How many cases each practitioner of a team is named on at the end of some days, those behind a wall too; those who
-- work there and hold none with 0. Numbers only, for whoever leads the team, and for the system at work.
CREATE FUNCTION cases_held(wanted uuid, days date[]) RETURNS TABLE (day date, staff_id uuid, held bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH holding AS (
        SELECT d.day, r.staff_id, count(*) AS cases
        FROM unnest(days) AS d(day)
        JOIN cases_case c ON c.opened_on <= d.day AND (c.closed_on IS NULL OR c.closed_on > d.day)
        JOIN LATERAL (
            SELECT h.staff_id, h.held FROM cases_roleheld h
            WHERE h.case_id = c.id AND h.role = 'practitioner' AND h.from_on <= d.day
            ORDER BY h.number DESC LIMIT 1
        ) r ON r.held AND r.staff_id IS NOT NULL
        GROUP BY d.day, r.staff_id
    ), team AS (
        SELECT d.day, p.staff_id, bool_or(p.role = 'practitioner') AS works
        FROM unnest(days) AS d(day)
        JOIN access_post p ON p.team_id = wanted AND p.starts_on <= d.day
            AND (p.ends_on IS NULL OR p.ends_on > d.day)
        GROUP BY d.day, p.staff_id
    )
    SELECT t.day, t.staff_id, coalesce(h.cases, 0)
    FROM team t LEFT JOIN holding h ON h.day = t.day AND h.staff_id = t.staff_id
    WHERE (t.works OR h.cases > 0) AND access_walls() IS NOT NULL
      AND (access_staff() IS NULL OR (access_may('cases.lead') AND access_viewer()->'teams' ? wanted::text))
$$;
"""
DROP_HELD = "DROP FUNCTION cases_held(uuid, date[]);"

# The teams of one's own organisation, for whoever is given their monthly monitor (WF-03).
OURS = "(SELECT t.id FROM access_team t WHERE t.agency_id = (SELECT access_employer()))"
MONITORS = f"({may('cases.monitor')} AND team_id IN {OURS})"
SEES_STRENGTH = f"({SYSTEM} OR {LEADS} OR {MONITORS})"
LED = "(access_may('cases.lead') AND access_viewer()->'teams' ? wanted::text)"
HELD_MONITORED = HELD.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION").replace(
    LED, f"{LED} OR (access_may('cases.monitor') AND wanted IN {OURS})"
)
HELD_AS_BEFORE = HELD.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")

SUPERVISED = """
-- Sessions in which the viewer was supervised; ids only.
CREATE FUNCTION cases_supervised_in() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT supervision_id FROM cases_supervised WHERE staff_id = access_staff()
$$;
"""
DROP_SUPERVISED = "DROP FUNCTION cases_supervised_in();"
ME = "(SELECT access_staff())"
IN_SESSION = f"({SYSTEM} OR by_id = {ME} OR above_id = {ME} OR id IN (SELECT cases_supervised_in()))"
SUPERVISES = f"({may('cases.supervise')} AND team_id IN {TEAMS} AND by_id = {ME})"

ANALYSES = """
-- How many notes of analysis a case holds, for those on it and inside its walls, who may not read them; a number only.
CREATE FUNCTION cases_analyses_held(wanted uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*) FROM cases_analysisnote n JOIN cases_case c ON c.id = n.case_id
    WHERE c.id = wanted AND c.id IN (SELECT cases_mine()) AND c.walls <@ access_walls()
$$;
"""
DROP_ANALYSES = "DROP FUNCTION cases_analyses_held(uuid);"
READS_ANALYSIS = f"({SYSTEM} OR ({ON_IT} AND {may('cases.analyse')}))"
WRITES_NOTE = f"{writes('managementnote')} AND {may('cases.lead')}"
WRITES_ANALYSIS = f"{writes('analysisnote')} AND {may('cases.analyse')}"

AUDITED = """
-- The team that a case drawn for an audit belongs to, for whoever audits it and is inside its walls; an id only.
CREATE FUNCTION cases_team_audited(wanted uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.team_id FROM cases_auditedcase a JOIN cases_case c ON c.id = a.case_id
    WHERE a.id = wanted AND access_may('cases.audit') AND a.walls <@ access_walls()
$$;
"""
DROP_AUDITED = "DROP FUNCTION cases_team_audited(uuid);"
AUDITS = may("cases.audit")
SEES_AUDIT = f"({SYSTEM} OR {may('cases.read_audit')})"
WRITES_AUDIT = f"({BY_THE_SYSTEM} OR ({AUDITS} AND by_id = {ME}))"
REPORTS_AUDIT = f"({AUDITS} AND by_id = {ME})"
SEES_AUDITED = f"({SYSTEM} OR {AUDITS})"
WRITES_AUDITED = f"{INSIDE} AND ({SYSTEM} OR ({AUDITS} AND by_id = {ME}))"
WRITES_FINDING = f"{INSIDE} AND {AUDITS} AND by_id = {ME}"

ALERTS = may("cases.alert")
SEES_SERIOUS = f"({SYSTEM} OR ({ON_IT} AND {ALERTS}))"


def writes_serious(table: str) -> str:
    """Written by oneself, a manager, of a case one is on."""
    return f"{writes(table)} AND {ALERTS}"
