"""Rows of files that were not kept and name nobody go with the working papers, by two; those about a child stay."""

from datetime import date, timedelta

import pytest

from sightline.access.management.commands.prepare import run_steps
from sightline.access.models import Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.front_door.imports.running import bring_in
from sightline.front_door.models import ImportFault
from sightline.information_rights.actions.disposing import dispose
from sightline.information_rights.actions.reviewing import propose_papers
from tests.conftest import STILL
from tests.front_door.imports.sent_files import ROW, contacts_file
from tests.information_rights.deciding import as_viewer

pytestmark = [
    pytest.mark.django_db(databases=["default", "owner"]),
    pytest.mark.usefixtures("partnership", "rules"),
]
OLD = STILL - timedelta(days=900)
FIRST = ROW | {"Date received": "02/03/2023"}
NOT_A_DAY = {"Date received": "31/02/2020"}
KNOWN = ROW | NOT_A_DAY | {"Reference": "C-2"}
NOBODY = KNOWN | {
    "Local identifier": "12345",
    "NHS number": "",
    "Given names": "Someone",
    "Family name": "Else",
}


def kept() -> list[tuple[bool, str]]:
    with viewing(system_viewer("test")):
        found = ImportFault.objects.filter(row__gt=0).order_by("at", "row")
        return [(bool(each.about), each.retention_class) for each in found]


def test_rows_about_nobody_on_record_go_when_they_are_old(officer: Staff, second: Staff) -> None:
    run_steps()
    with clock.fixed(OLD):
        bring_in(contacts_file(FIRST), at=OLD)
        bring_in(contacts_file(KNOWN, NOBODY | {"Reference": "C-3"}, name="old.csv"), at=OLD)
    with clock.fixed(STILL):
        bring_in(contacts_file(NOBODY | {"Reference": "C-4"}, name="new.csv"), at=STILL)
    child, nobody = (True, ImportFault.RETENTION), (False, ImportFault.NAMING_NOBODY)
    assert kept() == [child, nobody, nobody]
    by, other = as_viewer(officer), as_viewer(second)
    with clock.fixed(STILL):
        with viewing(by):
            asked = propose_papers(before=date(2025, 1, 1), why="Old", by=by, at=STILL)
        with viewing(other):
            stone = dispose(proposal_id=asked.pk, by=other, at=STILL)
    assert stone.removed["front_door_importfault"] >= 1
    assert kept() == [child, nobody]
