"""Who sees and writes what came after a meeting of a group, as the database holds it."""

from sightline.meetings.walls_sql import ALL, IN_PACK, NOBODY_S, PACK, RUNS, _of, _within, may

# A post that only keeps groups reads nothing about a child, even when it is named to come.
WITH_CHILDREN = f"({may('meetings.answer')} OR {may('meetings.call')} OR {ALL})"

SEES = {
    "discussed": f"(({ALL} OR meeting_id IN {PACK}) AND {WITH_CHILDREN})",
    "draftpublished": IN_PACK,
    "voteescalated": IN_PACK,
    "escalationanswered": IN_PACK,
}
_OWN = "agency_id = (SELECT access_employer())"
WRITES = {
    "discussed": f"{_within('discussed')} AND ({ALL} OR meeting_id IN {PACK}) AND {may('meetings.call')}",
    "draftpublished": f"{_within('draftpublished')} AND {RUNS} AND {_of('draftpublished', 'minutes')}",
    "voteescalated": f"{_within('voteescalated')} AND {IN_PACK} AND {_OWN} AND {_of('voteescalated', 'vote')}",
    "escalationanswered": f"{_within('escalationanswered')} AND {NOBODY_S} AND {may('meetings.escalated')}",
}
