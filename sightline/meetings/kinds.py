"""The rules of each kind of meeting, from a reviewed file: whom it is about, who chairs, who is asked, its clock."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sightline.meetings.states import Kind

FILE = Path(__file__).parent / "reference" / "kinds.csv"
PEOPLE, GROUP, EITHER = "people", "group", "either"


@dataclass(frozen=True)
class Rules:
    """One kind. `asked`: kinds of organisation, or none for all of them. `held_within`: the clock it must meet."""

    kind: Kind
    about: str
    chaired_by: str
    asked: tuple[str, ...]
    held_within: str
    votes: bool
    publishes: bool
    sections: tuple[str, ...]
    source: str

    def asks(self, agency_kind: str) -> bool:
        """Whether organisations of this kind are asked as a matter of course."""
        return not self.asked or agency_kind in self.asked


@cache
def kinds() -> dict[Kind, Rules]:
    """Every kind, in the order of the file."""
    with FILE.open(newline="", encoding="utf-8") as file:
        return {rules.kind: rules for rules in map(_rules, csv.DictReader(file))}


def rules_of(kind: str) -> Rules:
    return kinds()[Kind(kind)]


def for_people() -> list[Kind]:
    """Kinds that may be called about a child."""
    return [kind for kind, rules in kinds().items() if rules.about in (PEOPLE, EITHER)]


def for_groups() -> list[Kind]:
    """Kinds that a standing group may hold."""
    return [kind for kind, rules in kinds().items() if rules.about in (GROUP, EITHER)]


def _rules(row: dict[str, str]) -> Rules:
    return Rules(
        kind=Kind(row["key"]),
        about=row["about"],
        chaired_by=row["chaired_by"],
        asked=() if row["asked"] == "all" else tuple(row["asked"].split("|")),
        held_within=row["held_within"],
        votes=row["votes"] == "yes",
        publishes=row["publishes"] == "yes",
        sections=tuple(row["sections"].split("|")),
        source=row["source"],
    )
