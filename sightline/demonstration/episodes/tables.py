"""The table of an extract that episodes give, as their records would, where there is no database."""

from collections.abc import Iterable
from datetime import date, datetime

from sightline.demonstration.calendar import LONDON, london_day
from sightline.demonstration.episodes.telling import Told
from sightline.demonstration.pathway.heard import name_of
from sightline.demonstration.returns.known import Row


def episode_table(episodes: Iterable[Told], since: date, until: date) -> list[Row]:
    """Of the episodes that began between two days."""
    found = [_row(each) for each in episodes if since <= london_day(each.went) <= until]
    return sorted(found, key=lambda row: row["episode_id"])


def _row(each: Told) -> Row:
    due = each.outcome != "not_due"
    return {
        "episode_id": name_of("missing_episode", each.heard.contact),
        "child_id": name_of("child", each.heard.person.key),
        "went_missing_at": _reading(each.went),
        "returned_at": _reading(each.back),
        "from_care": _truth(each.from_care),
        "interview_eligible": _truth(due),
        "interview_offered": "true" if due else "",
        "interview_at": _reading(each.interview) if each.interview else "",
        "late_reason": each.late_reason,
    }


def _reading(at: datetime) -> str:
    return at.astimezone(LONDON).replace(tzinfo=None).isoformat()


def _truth(value: bool) -> str:
    return "true" if value else "false"
