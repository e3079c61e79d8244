"""Rows that were not kept come back as a workbook, are mended there and go in."""

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.core.files.mending import WRONG, ToMend, workbook_to_mend
from sightline.front_door.imports.running import bring_in
from sightline.front_door.models import Contact, ImportFault
from sightline.people.actions import restrict
from sightline.people.models import SourceRecord
from tests.front_door.imports.census_files import child
from tests.front_door.imports.sent_files import ROW, census_file, contacts_file

pytestmark = pytest.mark.usefixtures("partnership", "rules", "fixed_clock")
SeenBy = Callable[[Viewer], AbstractContextManager[Viewer]]
BAD = ROW | {"Reference": "C-2", "Date received": "31/02/2026", "What they told us": '=HYPERLINK("x")'}
SYSTEM = system_viewer("test")


@pytest.fixture
def browser(staff_with: Callable[..., Staff], signed_in: Callable[[Staff], Client]) -> Client:
    return signed_in(staff_with("front_door_manager"))


def rows_of(raw: bytes) -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(raw))["To mend"]
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def test_a_row_is_mended_and_sent_again(at: datetime, browser: Client) -> None:
    sent = contacts_file(ROW, BAD)
    made = bring_in(sent, at=at)
    assert made.counts["contacts"]["created"] == 1
    page = browser.get(reverse("front_door:file", args=[made.import_id])).content.decode()
    where = reverse("front_door:file_to_mend", args=[made.import_id])
    assert where in page
    raw = browser.get(where).content
    headings, row = rows_of(raw)
    given = dict(zip(headings, row, strict=True))
    assert given["Reference"] == "C-2"
    assert given["What they told us"].startswith("'=HYPERLINK")
    assert given[WRONG].startswith("Date received: ")
    book = openpyxl.load_workbook(io.BytesIO(raw))
    sheet = book["To mend"]
    sheet.cell(2, headings.index("Date received") + 1).value = "03/03/2026"
    out = io.BytesIO()
    book.save(out)
    mended = bring_in(replace(sent, name="mended.xlsx", raw=out.getvalue()), at=at)
    assert mended.counts["contacts"] == {"created": 1, "matched": 0}
    assert mended.counts["children"] == {"created": 0, "matched": 1}
    with viewing(SYSTEM):
        assert Contact.objects.filter(their_reference="C-2").count() == 1


def test_a_row_about_a_restricted_child_stays_behind_the_wall(
    at: datetime, viewer_with: Callable[..., Viewer], seen_by: SeenBy
) -> None:
    bring_in(contacts_file(ROW), at=at)
    with seen_by(viewer_with("front_door_manager")) as by:
        record = SourceRecord.objects.get()
        restrict(record=record, named=[], ask="The manager", why="Kin works here.", by=by, at=at)
    bring_in(contacts_file(BAD), at=at)
    with seen_by(viewer_with("front_door_manager", name="Other")) as by:
        assert not ImportFault.objects.visible_to(by).filter(row__gt=0).exists()


def test_nothing_says_who_told_of_somebody_without_a_name(at: datetime) -> None:
    bring_in(contacts_file(BAD | {"Source": "Anonymous"}, BAD | {"Reference": "C-3"}), at=at)
    with viewing(SYSTEM):
        first, second = (dict(row.cells) for row in ImportFault.objects.filter(row__gt=0).order_by("row"))
    assert (first["Referrer name"], first["Referrer telephone or email"]) == ("", "")
    assert second["Referrer name"] == "P Wren"


def test_a_return_lists_where_its_faults_stand(at: datetime, browser: Client) -> None:
    made = bring_in(census_file(child("T1"), child(None)), at=at)
    raw = browser.get(reverse("front_door:file_to_mend", args=[made.import_id])).content
    headings, row = rows_of(raw)
    assert headings == ["Where", "What stands there", WRONG]
    assert "no local identifier" in row[2]


def test_a_heading_used_twice_and_cells_beyond_the_last_are_kept(at: datetime, browser: Client) -> None:
    raw = contacts_file(ROW).raw.decode().splitlines()
    raw[0] += ",Address"
    raw.append("C-9,31/02/2026" + "," * (raw[0].count(",") - 2) + ",second,beyond")
    made = bring_in(replace(contacts_file(ROW), raw="\n".join(raw).encode()), at=at)
    sheet = rows_of(browser.get(reverse("front_door:file_to_mend", args=[made.import_id])).content)
    given = dict(zip(sheet[0], sheet[1], strict=True))
    assert given["Address (2)"] == "second"
    assert "beyond" in given.values()


def test_an_adviser_is_refused(
    at: datetime, staff_with: Callable[..., Staff], signed_in: Callable[[Staff], Client]
) -> None:
    made = bring_in(contacts_file(BAD), at=at)
    answer = signed_in(staff_with("adviser")).get(reverse("front_door:file_to_mend", args=[made.import_id]))
    assert answer.status_code == 403


def test_everything_wrong_with_a_row_stands_in_one_line() -> None:
    found = rows_of(workbook_to_mend([ToMend(2, [("A", "1")], "One."), ToMend(2, [("A", "1")], "Two.")]))
    assert found == [["A", WRONG], ["1", "One. Two."]]
