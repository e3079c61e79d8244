"""Nobody reads the papers of a meeting before they accepted its terms of confidentiality (IS-04)."""

from sightline.meetings.after_sql import SEES as SEES_AFTER
from sightline.meetings.walls_sql import IN_PACK, MINE, OWN, SYSTEM, WITH_MEETING, may

CLOSED = """
-- Meetings whose standing terms the viewer has not accepted. The system is asked nothing.
CREATE FUNCTION meetings_closed() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH newest AS (
        SELECT DISTINCT ON (kind, group_id) id, kind, group_id FROM meetings_terms
        WHERE (SELECT access_staff()) IS NOT NULL ORDER BY kind, group_id, number DESC
    ), waiting AS (
        SELECT n.kind, n.group_id FROM newest n WHERE NOT EXISTS (
            SELECT FROM meetings_termsanswer a
            WHERE a.terms_id = n.id AND a.by_id = (SELECT access_staff()) AND a.accepted)
    )
    SELECT m.id FROM meetings_meeting m JOIN waiting w ON w.group_id = m.group_id
    UNION SELECT m.id FROM meetings_meeting m JOIN waiting w ON w.group_id IS NULL AND w.kind = m.kind
    WHERE NOT EXISTS (SELECT FROM newest n WHERE n.group_id = m.group_id)
$$;
"""
DROP = "DROP FUNCTION meetings_closed();"

SEES_TERMS = f"({SYSTEM} OR {may('meetings.open')})"
WRITES_TERMS = f"({SYSTEM} OR ({may('meetings.groups')} AND by_id = {MINE}))"
SEES_ANSWER = f"({SYSTEM} OR by_id = {MINE} OR {may('meetings.groups')})"
WRITES_ANSWER = f"by_id = {MINE}"

PAPERS = {
    "item": WITH_MEETING,
    "information": IN_PACK,
    "arising": IN_PACK,
    "minutes": IN_PACK,
    "amendment": IN_PACK,
    "vote": IN_PACK,
    "ballot": IN_PACK,
    "voteescalated": IN_PACK,
    "escalationanswered": IN_PACK,
    "discussed": SEES_AFTER["discussed"],
}
OPEN_TO = "meeting_id NOT IN (SELECT meetings_closed())"
WITH_OWN = {"information": f" OR {OWN}"}


def under_terms(table: str) -> str:
    """The condition on reading a table of papers; what one's own service sent stays open to it."""
    return f"(({PAPERS[table]} AND {OPEN_TO}){WITH_OWN.get(table, '')})"


def before(table: str) -> str:
    """The condition as it was."""
    return f"({PAPERS[table]}{WITH_OWN.get(table, '')})"
