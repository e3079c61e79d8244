"""What returns say of missing episodes, in lines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sightline.core import words
from sightline.missing.models import ReturnedCare, ReturnedEpisode
from sightline.people.pages.header import person_page
from sightline.people.queries import name_lines

SAID = {True: "Yes", False: "No", None: "Not said"}


@dataclass(frozen=True)
class Line:
    """One row of a return that nothing here answers to."""

    who: str
    href: str
    cells: list[str]


def names_of(rows: Iterable[ReturnedEpisode | ReturnedCare]) -> dict[UUID, str]:
    return name_lines({each.child_id for each in rows})


def gap_line(row: ReturnedEpisode, names: Mapping[UUID, str]) -> Line:
    """Who, what it was, from and to which day."""
    kind = "Away without authorisation" if row.kind == "away" else "Missing"
    ended = words.day(row.ended_on) if row.ended_on else "Not said"
    return Line(
        names.get(row.child_id, ""), person_page(row.child_id), [kind, words.day(row.began_on), ended]
    )


def care_line(row: ReturnedCare, names: Mapping[UUID, str]) -> Line:
    """Who, how often, and whether the last interview was offered and accepted."""
    times = str(row.missing_times if row.missing_times is not None else "")
    said = [times, SAID[row.offered], SAID[row.accepted]]
    return Line(names.get(row.child_id, ""), person_page(row.child_id), said)
