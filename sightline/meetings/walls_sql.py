"""Who sees and writes each row of a meeting, as the database holds it, beside the walls round its people.

Two functions of the owner's answer with identifiers of meetings only, from what the signed viewer left.
"""

from sightline.core.database import INSIDE

MINE = "(SELECT access_staff())"


def may(capability: str) -> str:
    """Whether the viewer's post carries a capability, asked once a statement."""
    return f"(SELECT access_may('{capability}'))"


FUNCTIONS = """
-- Meetings whose papers the viewer reads as somebody named to come, or called as one who works with the people.
CREATE FUNCTION meetings_pack() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.meeting_id FROM meetings_coming c
    WHERE c.staff_id = access_staff() AND c.coming AND access_may('meetings.open')
      AND (c.about = '{}' OR access_may('meetings.answer') OR access_may('meetings.call')) AND NOT EXISTS (
        SELECT FROM meetings_coming later WHERE later.invited_id = c.invited_id
          AND later.staff_id = c.staff_id AND later.number > c.number)
    UNION SELECT m.id FROM meetings_meeting m
    WHERE m.called_by_id = access_staff() AND access_may('meetings.call')
$$;

-- Meetings to which the viewer's service is asked.
CREATE FUNCTION meetings_asked_here() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.meeting_id FROM meetings_invited i
    WHERE access_may('meetings.answer') AND i.agency_id = access_employer()
      AND (access_may('follow_up.answer_for_agency') OR i.team_id IS NULL
           OR access_viewer()->'teams' ? i.team_id::text)
$$;
"""
DROP = "DROP FUNCTION meetings_asked_here(); DROP FUNCTION meetings_pack();"

SYSTEM = "(SELECT access_staff()) IS NULL"
ALL = f"{SYSTEM} OR {may('meetings.read')}"
NOBODY_S = f"(about = '{{}}' AND {may('meetings.groups')})"
PACK, HERE = "(SELECT meetings_pack())", "(SELECT meetings_asked_here())"
IN_PACK = f"({ALL} OR {NOBODY_S} OR meeting_id IN {PACK})"
SEES_MEETING = f"({ALL} OR {NOBODY_S} OR id IN {PACK} OR id IN {HERE})"
WITH_MEETING = "EXISTS (SELECT 1 FROM meetings_meeting m WHERE m.id = meeting_id)"
OWN = "(controller_id = (SELECT access_employer()) AND meeting_id IN (SELECT meetings_asked_here()))"

SEES = {
    "meeting": SEES_MEETING,
    "invited": WITH_MEETING,
    "coming": WITH_MEETING,
    "item": WITH_MEETING,
    "sent": WITH_MEETING,
    "information": f"({IN_PACK} OR {OWN})",
    "attendance": IN_PACK,
    "arising": IN_PACK,
    "minutes": IN_PACK,
    "amendment": IN_PACK,
    "minutesagreed": IN_PACK,
    "vote": IN_PACK,
    "ballot": IN_PACK,
}

# Those who run a meeting: about people, one who may call meetings and reads its papers; about nobody, who keeps groups.
RUNS = f"((({ALL} OR meeting_id IN {PACK}) AND {may('meetings.call')}) OR {NOBODY_S})"
CALLS = f"({SYSTEM} OR {may('meetings.call')} OR {NOBODY_S} OR id IN {PACK}) AND changed_by_id = {MINE}"


def _within(table: str) -> str:
    """Written by oneself, about everybody the meeting is about, so that no row stands outside its walls."""
    return (
        f"{INSIDE} AND by_id = {MINE} AND EXISTS (SELECT 1 FROM meetings_meeting m"
        f" WHERE m.id = meetings_{table}.meeting_id AND m.about <@ meetings_{table}.about)"
    )


def _of_invited(table: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM meetings_invited i WHERE i.id = meetings_{table}.invited_id"
        f" AND i.meeting_id = meetings_{table}.meeting_id"
    )


def _of(table: str, parent: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM meetings_{parent} p WHERE p.id = meetings_{table}.{parent}_id"
        f" AND p.meeting_id = meetings_{table}.meeting_id)"
    )


ANSWERS = f"{may('meetings.answer')} AND meeting_id IN {HERE}"
OWN_PLACE = "i.agency_id = (SELECT access_employer())"

WRITES = {
    "meeting": f"{INSIDE} AND {CALLS}",
    "invited": f"{_within('invited')} AND {RUNS}",
    "coming": f"{_within('coming')} AND (({RUNS} AND {_of_invited('coming')}))"
    f" OR ({ANSWERS} AND {_of_invited('coming')} AND {OWN_PLACE})))",
    "item": f"{_within('item')} AND ({RUNS} OR {ANSWERS} OR meeting_id IN {PACK})",
    "sent": f"{_within('sent')} AND {RUNS}",
    "information": f"{_within('information')} AND (({RUNS} AND {_of_invited('information')}))"
    f" OR ({ANSWERS} AND {_of_invited('information')} AND {OWN_PLACE})))",
    "attendance": f"{_within('attendance')} AND {RUNS} AND {_of_invited('attendance')})",
    "arising": f"{_within('arising')} AND {RUNS}",
    "minutes": f"{_within('minutes')} AND {RUNS}",
    "amendment": f"{_within('amendment')} AND {IN_PACK} AND {_of('amendment', 'minutes')}",
    "minutesagreed": f"{_within('minutesagreed')} AND {IN_PACK} AND {_of('minutesagreed', 'minutes')}",
    "vote": f"{_within('vote')} AND {RUNS}",
    "ballot": f"{_within('ballot')} AND {RUNS} AND {_of('ballot', 'vote')}",
}
HISTORY = SEES_MEETING.replace("id IN", "pgh_obj_id IN")
