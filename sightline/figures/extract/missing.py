"""The table `missing_episode`, from what was read of episodes; left out where none was ever recorded here."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sightline.figures.extract.pseudonyms import Pseudonyms

Row = dict[str, str]


def missing_table(read: list[Any], child_of: Callable[[UUID], str], pseudonyms: Pseudonyms) -> list[Row]:
    """Rows in order of their keys. An interview is given only where one was due."""
    rows = [_row(each, child_of(each.record_id), pseudonyms.of("missing_episode", each.id)) for each in read]
    return sorted(rows, key=lambda row: row["episode_id"])


def _row(each: Any, child: str, name: str) -> Row:
    return {
        "episode_id": name,
        "child_id": child,
        "went_missing_at": each.went_missing_at,
        "returned_at": _not_before(each.returned_at, each.went_missing_at),
        "from_care": _truth(each.from_care),
        "interview_eligible": _truth(each.due),
        "interview_offered": _truth(each.offered) if each.due else "",
        "interview_at": (each.interview_at or "") if each.due else "",
        "late_reason": each.late_reason if each.due else "",
    }


def _not_before(later: str | None, earlier: str) -> str:
    """In the hour that clocks in London show twice, a return can read as earlier than the going."""
    return max(later, earlier) if later else ""


def _truth(value: bool) -> str:
    return "true" if value else "false"
