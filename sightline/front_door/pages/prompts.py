"""Prompts that protect: an age or a disability that sets a legal duty or asks for more care, with the source.

A prompt never sets an order, a level, an urgency or a score. The list is closed, and each entry stands with its
source in docs/decisions/protective-prompts.md.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from sightline.front_door.queries import Whole
from sightline.front_door.queries.taken import Taken
from sightline.front_door.states import SubjectRole
from sightline.people.naming.births import Born

SHIPPED = Path(__file__).parents[1] / "reference" / "protective_prompts.csv"
LEARNING = "learning"
"""The question of every script about a child that speaks of learning disability."""


@dataclass(frozen=True)
class Prompt:
    """One prompt about one person."""

    code: str
    whom: str
    says: str
    source: str
    status: str


@cache
def prompts() -> dict[str, dict[str, str]]:
    """The closed list, by when each is shown."""
    with SHIPPED.open(newline="", encoding="utf-8") as file:
        return {row["when"]: row for row in csv.DictReader(file)}


def prompts_for(all_of_it: Whole, taken: Taken, *, on: date) -> list[Prompt]:
    """The prompts for the children a contact is about, in the order in which they stand on it."""
    found = []
    children = [(row, name) for row, name in all_of_it.subjects if row.role != SubjectRole.ADULT]
    for row, name in children:
        found += [_prompt(when, name) for when in age_prompts(row.source_record.born, on=on)]
    if any(answer.question == LEARNING and answer.answer == "yes" for answer in taken.answers):
        first = children[0][1] if children else "The child"
        found.append(_prompt("learning_disability", first))
    return found


def age_prompts(born: Born, *, on: date) -> list[str]:
    """Which prompts a date of birth calls for. One known in part calls for whatever it may mean."""
    if born.year is None:
        return ["born_unknown"]
    youngest, oldest = _age(born, on, latest=True), _age(born, on, latest=False)
    found = []
    if youngest < 13:
        found.append("under_13")
    if oldest >= 17 and youngest < 18:
        found.append("from_17")
    if youngest >= 18:
        found.append("over_18")
    return found


def _age(born: Born, on: date, *, latest: bool) -> int:
    """Whole years on a day, taking what is not known at its latest or its earliest."""
    month = born.month or (12 if latest else 1)
    day = (born.day or (31 if latest else 1)) if born.month else (31 if latest else 1)
    before = (on.month, on.day) < (month, day)
    return on.year - (born.year or on.year) - int(before)


def _prompt(when: str, whom: str) -> Prompt:
    row = prompts()[when]
    return Prompt(row["code"], whom, row["says"], row["source"], row["status"])
