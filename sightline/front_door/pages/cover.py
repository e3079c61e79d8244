"""Lines of the page about who is away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Tag
from sightline.front_door.models import Absence
from sightline.front_door.permissions import may_say_away


@dataclass(frozen=True)
class AbsenceLine:
    """One absence."""

    key: UUID
    name: str
    days: str
    cover: str
    tag: Tag
    mine: bool
    may_change: bool


def absence_lines(viewer: Viewer, absences: Iterable[Absence], *, on: date) -> list[AbsenceLine]:
    """Who is away now and soon, and who covers."""
    return [
        AbsenceLine(
            key=each.pk,
            name=each.staff.name,
            days=days_away(each),
            cover=each.cover.name if each.cover else "Nobody",
            tag=Tag("Away today", "orange") if each.first_day <= on else Tag("To come"),
            mine=each.cover_id == viewer.staff_id,
            may_change=bool(may_say_away(viewer, each.staff_id)),
        )
        for each in absences
    ]


def days_away(absence: Absence) -> str:
    """From when to when."""
    if absence.last_day is None:
        return f"From {words.day(absence.first_day)}, until it is known"
    if absence.last_day == absence.first_day:
        return words.day(absence.first_day)
    return f"{words.day(absence.first_day)} to {words.day(absence.last_day)}"
