"""Who sees and writes crimes and suspects, as the database holds it, beside the walls round the children."""

from sightline.core.database import INSIDE

STAFF, EMPLOYER = "(SELECT access_staff())", "(SELECT access_employer())"
SYSTEM = f"{STAFF} IS NULL"


def may(capability: str) -> str:
    return f"(SELECT access_may('{capability}'))"


FUNCTIONS = """
CREATE FUNCTION justice_supported() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.crime_id FROM justice_support s
    WHERE (SELECT access_may('justice.care')) AND s.agency_id = (SELECT access_employer())
$$;
CREATE FUNCTION justice_passed_here() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.suspect_id FROM justice_passed p
    WHERE (SELECT access_may('justice.suspects'))
      AND (p.agency_id = (SELECT access_employer()) OR p.staff_id = (SELECT access_staff()))
$$;
CREATE FUNCTION justice_suspects_held(of_crime uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*) FROM justice_suspected s JOIN justice_crime c ON c.id = s.crime_id
    WHERE s.crime_id = of_crime AND s.stands AND c.walls <@ access_walls()
      AND (access_staff() IS NULL OR access_may('justice.read') OR c.id IN (SELECT justice_supported()))
      AND NOT EXISTS (SELECT FROM justice_suspected later WHERE later.crime_id = s.crime_id
                      AND later.suspect_id = s.suspect_id AND later.number > s.number)
$$;
REVOKE ALL ON FUNCTION justice_supported(), justice_passed_here(), justice_suspects_held(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION justice_supported(), justice_passed_here(), justice_suspects_held(uuid) TO sightline_app;
"""
DROP = """DROP FUNCTION justice_supported(); DROP FUNCTION justice_passed_here();
DROP FUNCTION IF EXISTS justice_suspects_held(uuid);"""

READS = f"({SYSTEM} OR {may('justice.read')})"
SEES_CRIME = f"({READS} OR id IN (SELECT justice_supported()))"
SEES_OF_CRIME = f"({READS} OR crime_id IN (SELECT justice_supported()))"
WRITES = f"({SYSTEM} OR ({may('justice.record')} AND controller_id = {EMPLOYER}))"
WRITES_CRIME = f"{INSIDE} AND {WRITES}"
REFERS = f"({SYSTEM} OR ({may('justice.refer')} AND controller_id = {EMPLOYER}))"
CARES = f"({WRITES} OR ({may('justice.care')} AND crime_id IN (SELECT justice_supported())))"

# By handling code: every post that reads suspects; the police force that holds it and whom it was passed to; whoever
# wrote it and whom it was passed to.
SEES_SUSPECT = f"""({SYSTEM} OR ({may("justice.suspects")} AND (handling = 'official_sensitive'
    OR (handling = 'originator' AND controller_id = {EMPLOYER}) OR (handling = 'named_only' AND added_by_id = {STAFF})
    OR id IN (SELECT justice_passed_here()))))"""
WITH_SUSPECT = "EXISTS (SELECT 1 FROM justice_suspect s WHERE s.id = suspect_id)"
WITH_BOTH = f"{WITH_SUSPECT} AND EXISTS (SELECT 1 FROM justice_crime c WHERE c.id = crime_id)"
HISTORY = "EXISTS (SELECT 1 FROM justice_{0} o WHERE o.id = pgh_obj_id)"
OF_CRIME = ("crimeoutcome", "reopened", "happened", "victimtold")


def written(who: str = WRITES) -> str:
    """A fact in one's own name."""
    return f"{INSIDE} AND {who} AND (by_id = {STAFF} OR {SYSTEM})"


def written_plain(who: str) -> str:
    """A fact about no person, in one's own name and one's employer's."""
    return f"({SYSTEM} OR ({who} AND by_id = {STAFF} AND controller_id = {EMPLOYER}))"
