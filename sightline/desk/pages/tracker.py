"""The tracker as lines of a table, and as a file."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core.pages import Tag
from sightline.core.spreadsheets import as_text
from sightline.desk.fields import Field, every
from sightline.desk.pages.cells import CELLS, One
from sightline.desk.pages.noticed import noticed
from sightline.desk.queries.held import Held, held
from sightline.desk.queries.tracked import Tracked
from sightline.desk.states import RowKind

MOST = 5_000  # rows of one file
AT_ONCE = 500  # rows read together for a file


@dataclass(frozen=True)
class Line:
    """One row: the child, where it leads, and a cell a column."""

    name: str
    reference: str
    href: str
    cells: list[str | list[Tag]]


def lines(viewer: Viewer, rows: Sequence[Tracked], columns: Sequence[Field], *, on: date) -> list[Line]:
    """The lines of one page."""
    found = held(viewer, rows, {each.key for each in columns})
    return [_line(One(row, found, viewer, on), columns) for row in rows]


def _line(one: One, columns: Sequence[Field]) -> Line:
    cells = [noticed(one.row, one.held) if each.key == "flags" else cell(one, each) for each in columns]
    return Line(CELLS["name"](one), one.row.reference, address_of(one.row, one.held), cells)


def cell(one: One, field: Field) -> str:
    """The words of one cell."""
    return CELLS[field.key](one)


def address_of(row: Tracked, found: Held) -> str:
    """The case for those on it, else the contact; nothing where neither is the viewer's to open."""
    if row.kind is RowKind.CASE and row.key in found.mine:
        return reverse("cases:one", args=[row.key])
    return reverse("front_door:contact", args=[row.contact_id]) if row.contact_id in found.contacts else ""


def whole_row(viewer: Viewer, row: Tracked, *, on: date) -> tuple[str, str, list[tuple[str, str]]]:
    """One row with every field of the list and what stands beside them: name, address, fields."""
    found = held(viewer, [row], set(every()))
    one = One(row, found, viewer, on)
    fields = [(each.title, cell(one, each)) for key, each in every().items() if key != "name"]
    return CELLS["name"](one), address_of(row, found), fields


def file_of(viewer: Viewer, rows: Sequence[Tracked], columns: Sequence[Field], *, on: date) -> str:
    """The rows as a file that a spreadsheet opens as text: what begins like a formula gets an apostrophe."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(["Child", "Reference", *(each.title for each in columns)])
    for start in range(0, len(rows), AT_ONCE):
        part = rows[start : start + AT_ONCE]
        found = held(viewer, part, {each.key for each in columns})
        for row in part:
            one = One(row, found, viewer, on)
            cells = [CELLS["name"](one), row.reference, *(cell(one, each) for each in columns)]
            writer.writerow([as_text(each) for each in cells])
    return "\ufeff" + sheet.getvalue()
