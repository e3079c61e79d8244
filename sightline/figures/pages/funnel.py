"""Contacts of each organisation as they go on: from being made to what an assessment found."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from sightline.access.viewer import Viewer
from sightline.figures.contacts_by_month import PARTS
from sightline.figures.definitions.periods import Period
from sightline.figures.definitions.tables import tables
from sightline.figures.models import Count
from sightline.figures.pages.dashboard import how_many
from sightline.figures.pages.numbers import Line, part_title
from sightline.figures.pages.records import records

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
# Of each stage, what the list of contacts is narrowed by; nothing where it has no such filter.
LISTED: tuple[dict[str, str] | None, ...] = ({}, None, None, {"outcome": "pathway"}, None, None)


def funnel(count: Count, period: Period, viewer: Viewer) -> list[Line]:
    """A line an organisation and one for all; each stage with how many of the stage before came so far."""
    lines = [_line("All organisations", count.contacts, period, _links(viewer, count, period, ""))]
    for source in tables()["contact"].column("source").values:
        rows = [row for row in count.contacts if row[SOURCE] == source]
        lines.append(_line(part_title(source), rows, period, _links(viewer, count, period, source)))
    return lines


def _links(viewer: Viewer, count: Count, period: Period, source: str) -> tuple[str, ...]:
    """Where the records of each stage are, of those stages that the list of contacts can be narrowed to."""
    of = {"source": source} if source else {}
    return tuple(
        "" if narrowed is None else records(viewer, count, period, {**of, **narrowed}) for narrowed in LISTED
    )


def _line(title: str, rows: Sequence[Sequence[Any]], period: Period, links: tuple[str, ...]) -> Line:
    counts = [how_many([row for row in rows if reached(row)], period) for _, reached in STAGES]
    cells = [f"{counts[0]:,}"]
    for before, now in pairwise(counts):
        cells.append(f"{now:,} of {before:,}")
    return Line(title, tuple(cells), links)
