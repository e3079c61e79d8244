"""Who sees and writes intelligence, as the database holds it, beside the walls round a child it was sent about."""

from sightline.core.database import INSIDE

STAFF, EMPLOYER = "(SELECT access_staff())", "(SELECT access_employer())"
SYSTEM = f"{STAFF} IS NULL"


def may(capability: str) -> str:
    return f"(SELECT access_may('intelligence.{capability}'))"


FUNCTIONS = """
CREATE FUNCTION intelligence_passed_here() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.report_id FROM intelligence_passed p JOIN intelligence_grading g ON g.id = p.grading_id
    WHERE (SELECT access_may('intelligence.consider')) AND p.agency_id = (SELECT access_employer())
      AND NOT EXISTS (SELECT FROM intelligence_grading later
                      WHERE later.report_id = g.report_id AND later.number > g.number)
$$;
REVOKE ALL ON FUNCTION intelligence_passed_here() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intelligence_passed_here() TO sightline_app;
"""
DROP = "DROP FUNCTION intelligence_passed_here();"

CONSIDERS = f"""({may("consider")} AND state IN ('graded', 'considered')
    AND (handling = 'official_sensitive' OR id IN (SELECT intelligence_passed_here())))"""
SEES = f"({SYSTEM} OR sent_by_id = {STAFF} OR {may('grade')} OR {CONSIDERS})"
# A row is sent in one's own name and organisation; after that the police and social care move it on.
SENDS = f"""({SYSTEM} OR {may("grade")} OR {may("consider")}
    OR ({may("send")} AND sent_by_id = {STAFF} AND controller_id = {EMPLOYER}))"""
REPORT = "EXISTS (SELECT 1 FROM intelligence_report r WHERE r.id = report_id)"
HISTORY = "EXISTS (SELECT 1 FROM intelligence_{0} o WHERE o.id = pgh_obj_id)"
GRADED = f"({SYSTEM} OR {may('grade')} OR {may('consider')}) AND {REPORT}"
PLACES = f"(SELECT access_walls() IS NOT NULL) AND ({SYSTEM} OR {may('hotspots')})"
KEEPS_PLACES = f"(SELECT access_walls() IS NOT NULL) AND ({SYSTEM} OR {may('keep_hotspots')})"


def written(*capabilities: str) -> str:
    """A fact in one's own name."""
    who = " OR ".join([SYSTEM, *map(may, capabilities)])
    return f"{INSIDE} AND ({who}) AND (by_id = {STAFF} OR {SYSTEM})"
