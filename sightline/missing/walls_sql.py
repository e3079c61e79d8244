"""Who sees and writes each row of a missing episode, as the database holds it, beside the walls round the child.

Three functions of the owner's answer with identifiers only, from what the signed viewer left.
"""

from sightline.core.database import INSIDE

STAFF = "(SELECT access_staff())"
SYSTEM = f"{STAFF} IS NULL"


def may(capability: str) -> str:
    """Whether the viewer's post carries a capability, asked once a statement."""
    return f"(SELECT access_may('missing.{capability}'))"


# The child is one somebody works with now: a line of involvement names them or a team of theirs, on this record of the
# child or on one that is joined to it.
WORKS_WITH = f"""({may("of_cases")} AND EXISTS (
        SELECT FROM people_involvement v
        WHERE v.ended_on IS NULL AND (v.staff_id = {STAFF} OR access_viewer()->'teams' ? v.team_id::text)
          AND (v.record_id = e.child_id OR EXISTS (
            SELECT FROM people_linkdecision l
            WHERE l.one_id = least(v.record_id, e.child_id) AND l.other_id = greatest(v.record_id, e.child_id)
              AND l.decision = 'confirmed' AND NOT EXISTS (
                SELECT FROM people_linkdecision later
                WHERE later.one_id = l.one_id AND later.other_id = l.other_id AND later.number > l.number)))))"""
OF_CARE = f"({may('check')} AND e.gone_from = 'care')"
GIVEN = f"""
    SELECT a.episode_id FROM missing_assigned a
    WHERE {may("interview")} AND a.agency_id = (SELECT access_employer())
      AND (a.staff_id IS NULL OR a.staff_id = {STAFF})
      AND NOT EXISTS (SELECT FROM missing_assigned later
                      WHERE later.episode_id = a.episode_id AND later.number > a.number)"""

FUNCTIONS = f"""
-- Children whose trigger plan is shared with the viewer's employer now.
CREATE FUNCTION missing_shared_here() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.child_id FROM missing_planshared s
    WHERE {may("open")} AND s.agency_id = (SELECT access_employer()) AND s.shared AND NOT EXISTS (
        SELECT FROM missing_planshared later WHERE later.child_id = s.child_id
          AND later.agency_id = s.agency_id AND later.number > s.number)
$$;

-- Episodes the viewer has a part in: of their home, reported to the police, in their care to check, of a child they
-- work with, or whose interview they were given.
CREATE FUNCTION missing_mine() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT e.id FROM missing_episode e
    WHERE {may("open")} AND (
        ({may("of_residents")} AND (e.care_home_id = (SELECT access_employer())
            OR (e.state = 'missing' AND e.child_id IN (SELECT missing_shared_here()))))
        OR ({may("police")} AND e.reported) OR {OF_CARE} OR {WORKS_WITH})
    UNION {GIVEN}
$$;

-- Those of them of which the viewer reads what the child said.
CREATE FUNCTION missing_in_words() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT e.id FROM missing_episode e WHERE {may("open")} AND ({OF_CARE} OR {WORKS_WITH})
    UNION {GIVEN}
$$;
"""
DROP = """
DROP FUNCTION missing_in_words(); DROP FUNCTION missing_mine(); DROP FUNCTION missing_shared_here();
"""

ALL = f"{SYSTEM} OR {may('read')}"
MINE, WORDS, SHARED = (
    "(SELECT missing_mine())",
    "(SELECT missing_in_words())",
    "(SELECT missing_shared_here())",
)
SEES_EPISODE = f"({ALL} OR id IN {MINE})"
PART = f"({ALL} OR episode_id IN {MINE})"
IN_WORDS = f"({ALL} OR episode_id IN {WORDS})"
OF_CHILD = f"({ALL} OR child_id IN {SHARED})"

SEES = {
    "episode": SEES_EPISODE,
    "report": PART,
    "risk": PART,
    "located": PART,
    "settled": PART,
    "assigned": PART,
    "followed": PART,
    "offer": IN_WORDS,
    "interview": IN_WORDS,
    "quality": IN_WORDS,
    "plan": OF_CHILD,
    "planshared": f"({ALL} OR ({may('open')} AND agency_id = (SELECT access_employer())))",
    "crossing": f"({ALL})",
    "crossinganswered": f"({ALL})",
}
BY = f"by_id IS NOT DISTINCT FROM {STAFF}"
KEEPS = f"({SYSTEM} OR {may('coordinate')})"


def _within(table: str) -> str:
    """Written by oneself, about everybody the episode is about, so that no row stands outside its walls."""
    return (
        f"{INSIDE} AND {BY} AND EXISTS (SELECT 1 FROM missing_episode e"
        f" WHERE e.id = missing_{table}.episode_id AND e.about <@ missing_{table}.about)"
    )


REPORTS = f"({SYSTEM} OR {may('report')})"
WRITES = {
    "episode": f"{INSIDE} AND changed_by_id IS NOT DISTINCT FROM {STAFF}"
    f" AND ({SYSTEM} OR {may('read')} OR id IN {MINE} OR ({may('report')} AND child_id IN {SHARED}))",
    "report": f"{_within('report')} AND {REPORTS}",
    "risk": f"{_within('risk')} AND ({SYSTEM} OR {may('grade')})",
    "located": f"{_within('located')} AND {REPORTS}",
    "settled": f"{_within('settled')} AND {KEEPS}",
    "assigned": f"{_within('assigned')} AND {KEEPS}",
    "followed": f"{_within('followed')} AND ({SYSTEM} OR {may('grade')})",
    "offer": f"{_within('offer')} AND ({KEEPS} OR (episode_id IN {WORDS} AND {may('interview')}))",
    "interview": f"{_within('interview')} AND ({KEEPS} OR (episode_id IN {WORDS} AND {may('interview')}))",
    "quality": f"{_within('quality')} AND {may('check')}",
    "plan": f"{INSIDE} AND {BY} AND {KEEPS} AND about @> ARRAY[child_id]",
    "planshared": f"{INSIDE} AND {BY} AND {KEEPS} AND about @> ARRAY[child_id]",
    "crossing": f"{_within('crossing')} AND {REPORTS}",
    "crossinganswered": f"{_within('crossinganswered')} AND {KEEPS}",
}
HISTORY = SEES_EPISODE.replace("id IN", "pgh_obj_id IN")
