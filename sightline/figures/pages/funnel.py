"""Contacts of each organisation as they go on: from being made to what an assessment found."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from sightline.figures.contacts_by_month import PARTS
from sightline.figures.definitions.periods import Period
from sightline.figures.definitions.tables import tables
from sightline.figures.pages.dashboard import how_many
from sightline.figures.pages.numbers import Line, part_title

LEVEL, OUTCOME, FOUND, SOURCE = (PARTS.index(name) for name in ("threshold", "outcome", "found", "source"))
Stage = tuple[str, Callable[[Sequence[Any]], bool]]
STAGES: tuple[Stage, ...] = (
    ("Contacts with indicators", lambda row: True),
    ("Level of need recorded", lambda row: bool(row[LEVEL])),
    ("First outcome decided", lambda row: bool(row[OUTCOME])),
    ("Passed to the pathway", lambda row: row[OUTCOME] == "pathway"),
    ("Assessed", lambda row: row[OUTCOME] == "pathway" and bool(row[FOUND])),
    ("Case opened, or open already", lambda row: row[FOUND] in ("opened", "already_open")),
)


def funnel(contacts: Sequence[Sequence[Any]], period: Period) -> list[Line]:
    """A line an organisation and one for all; each stage with how many of the stage before came so far."""
    lines = [_line("All organisations", contacts, period)]
    for source in tables()["contact"].column("source").values:
        lines.append(_line(part_title(source), [row for row in contacts if row[SOURCE] == source], period))
    return lines


def _line(title: str, rows: Sequence[Sequence[Any]], period: Period) -> Line:
    counts = [how_many([row for row in rows if reached(row)], period) for _, reached in STAGES]
    cells = [f"{counts[0]:,}"]
    for before, now in pairwise(counts):
        cells.append(f"{now:,} of {before:,}")
    return Line(title, tuple(cells))
