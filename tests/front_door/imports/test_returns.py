"""Missing episodes of returns and list 8: any year's headings, once, beside the episodes, compared, taken back."""

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from typer.testing import CliRunner

from sightline.access.models import Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.core.files.faults import Unreadable
from sightline.front_door.actions.importing import begin_take_back
from sightline.front_door.commands import app
from sightline.front_door.imports import return_reader, return_rows
from sightline.front_door.imports.running import File, bring_in
from sightline.front_door.imports.undoing import Taken, take_file_back
from sightline.front_door.models import Import, ImportBack, Upload
from sightline.front_door.models.imports import FileKind
from sightline.front_door.tasks import bring_in_file
from sightline.missing.actions import report_missing
from sightline.missing.codes import Gone, Kind, Source
from sightline.missing.given import Told
from sightline.missing.models import Episode, ReturnedCare, ReturnedEpisode
from sightline.missing.queries.returns import gaps, recorded_here
from sightline.people.models import SourceRecord
from tests.front_door.imports.census_files import child
from tests.front_door.imports.sent_files import census_file

pytestmark = pytest.mark.usefixtures("partnership", "rules", "fixed_clock")
SYSTEM = system_viewer("test", capabilities=["front_door.import"])
HEAD = "CHILD,DOB,MISSING,MIS_START,MIS_END"
ROWS = ("510000,12/03/2012,A,13/11/2025,25/11/2025", "92296,19/05/2014,M,21/11/2025,")
LIST_8 = (
    "Child Unique ID,Sex,Ethnicity,Date of Birth,"
    "Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months,"
    "Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months,"
    "Was the child offered a Return Interview after their last missing episode (Y/N)?,"
    "Did the child accept a Return Interview after their last missing episode (Y/N)?"
)


def table(*rows: str, head: str = HEAD, name: str = "missing.csv", kind: FileKind = FileKind.MISSING) -> File:
    return File(name, "\n".join((head, *rows)).encode(), kind)


def care(*rows: str) -> File:
    return table(*rows, head=LIST_8, name="list8.csv", kind=FileKind.ANNEX_A)


def back(key: Any, at: datetime) -> Taken:
    def begin() -> ImportBack:
        with viewing(SYSTEM):
            return begin_take_back(of=Import.objects.get(pk=key), why="Wrong year.", by=SYSTEM, at=at)

    return take_file_back(begin, at=at)


def test_a_file_goes_in_once_and_makes_no_episode(at: datetime) -> None:
    first = bring_in(table(*ROWS), at=at)
    assert first.counts == {
        "children": {"created": 2, "matched": 0},
        "episodes": {"created": 2, "matched": 0},
        "here": {"recorded": 0, "not_recorded": 2},
    }
    again = bring_in(table(*ROWS), at=at)
    assert again.counts["episodes"] == {"created": 0, "matched": 2}
    with viewing(SYSTEM):
        assert not Episode.objects.exists()
        said = ReturnedEpisode.objects.order_by("began_on")
        assert [(row.kind, str(row.began_on), str(row.ended_on)) for row in said] == [
            ("away", "2025-11-13", "2025-11-25"),
            ("missing", "2025-11-21", "None"),
        ]


def test_a_later_return_says_when_it_ended(at: datetime) -> None:
    bring_in(table(*ROWS), at=at)
    later = bring_in(table("92296,19/05/2014,M,21/11/2025,30/11/2025"), at=at + timedelta(days=1))
    assert later.counts["episodes"] == {"created": 1, "matched": 0}
    with viewing(SYSTEM):
        found = gaps(SYSTEM)
        assert [str(row.ended_on) for row in found] == ["2025-11-30", "2025-11-25"]


def test_the_child_of_the_census_is_the_child_of_the_return(at: datetime) -> None:
    bring_in(census_file(child("510000")), at=at)
    outcome = bring_in(table(ROWS[0]), at=at)
    assert outcome.counts["children"] == {"created": 0, "matched": 1}


@pytest.mark.parametrize(
    "head",
    [
        "Child,Dob,Missing,Mis_Start,Mis_End",
        "CHILD,DOB,MISTYPE,MIS START,MIS END",
        "Child Unique ID,Date of Birth,Missing type,Missing start date,Missing end date",
        "LA Child ID,DOB,Missing Episode Type,Missing Episode Start Date,Missing Episode End Date",
    ],
)
def test_headings_of_other_years(head: str, at: datetime) -> None:
    assert bring_in(table(*ROWS, head=head), at=at).counts["episodes"]["created"] == 2


def test_a_workbook_does_as_well(at: datetime) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Missing").append(HEAD.split(","))
    book["Missing"].append([510000, datetime(2012, 3, 12), "M", datetime(2025, 11, 13), None])  # noqa: DTZ001 - as a workbook holds it
    out = io.BytesIO()
    book.save(out)
    made = bring_in(File("m.xlsx", out.getvalue(), FileKind.MISSING), at=at)
    assert made.counts["episodes"] == {"created": 1, "matched": 0}


def test_rows_that_cannot_be_kept_say_why(at: datetime) -> None:
    made = bring_in(
        table(
            ROWS[0],
            ROWS[0],
            "510000,12/03/2012,M,20/11/2025,27/11/2025",
            ",,M,20/11/2025,",
            "7,12/03/2012,Q,20/11/2025,",
            "7,12/03/2012,M,nonsense,",
            "7,12/03/2012,M,20/11/2025,01/11/2025",
            "7,12/03/2012,M,20/11/2040,",
        ),
        at=at,
    )
    said = [fault.sentence for fault in made.faults]
    for sentence in ("TWICE", "OVERLAPS", "NOBODY", "NO_KIND", "NO_START", "BACKWARDS", "FUTURE"):
        assert getattr(return_reader, sentence) in said, sentence
    assert made.errors == 5
    assert made.counts["episodes"]["created"] == 2


def test_an_episode_of_the_same_days_is_matched_whenever_it_is_recorded(at: datetime) -> None:
    bring_in(table(*ROWS), at=at)
    gone = datetime(2025, 11, 14, 0, 30, tzinfo=UTC)
    with viewing(SYSTEM):
        record = SourceRecord.objects.get(reference="510000")
        told = Told(
            told_at=at,
            source=Source.POLICE,
            kind=Kind.MISSING,
            gone_from=Gone.CARE,
            reported=True,
            missing_since=gone,
        )
        report_missing(child_id=record.pk, told=told, by=SYSTEM, at=at)
        assert [row.child.reference for row in gaps(SYSTEM)] == ["92296"]
        assert len(recorded_here(list(ReturnedEpisode.objects.all()))) == 1
    assert bring_in(table(*ROWS), at=at).counts["here"] == {"recorded": 1, "not_recorded": 1}


def test_list_8_is_kept_where_it_says_something_new(at: datetime) -> None:
    row = "1761444,b) Female,s) NOBT,13/02/2012,2,0,a) Yes,b) No"
    first = bring_in(care(row), at=at)
    assert first.counts == {"children": {"created": 1, "matched": 0}, "in_care": {"created": 1, "matched": 0}}
    assert bring_in(care(row), at=at).counts["in_care"] == {"created": 0, "matched": 1}
    changed = bring_in(care(row.replace(",2,0,", ",nope,0,")), at=at)
    assert changed.warnings == 1
    with viewing(SYSTEM):
        rows = [
            (r.missing_times, r.offered, r.accepted) for r in ReturnedCare.objects.order_by("missing_times")
        ]
    assert rows == [(2, True, False), (None, True, False)]


def test_taken_back_and_in_again(at: datetime) -> None:
    made, listed = bring_in(table(*ROWS), at=at), bring_in(care("1761444,,,13/02/2012,1,0,,"), at=at)
    taken = back(made.import_id, at)
    assert {k: n for k, n in taken.withdrawn.items() if n} == {"episodes": 2, "children": 2}
    assert back(listed.import_id, at).withdrawn["in_care"] == 1
    with viewing(SYSTEM):
        assert not ReturnedEpisode.objects.exists()
        assert ReturnedEpisode.ever.count() == 2
        assert gaps(SYSTEM) == []
    assert bring_in(table(*ROWS), at=at).counts["episodes"] == {"created": 2, "matched": 0}


def test_the_database_lets_one_time_away_stand_once(at: datetime) -> None:
    bring_in(table(*ROWS), at=at)
    with viewing(SYSTEM):
        row = ReturnedEpisode.objects.get(ended_on=None)
        row.pk = Import.objects.get().pk
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"A,B\n1,2\n", FileKind.MISSING),
        (HEAD.encode() + b"\n", FileKind.ANNEX_A),
        (b"PK\x03\x04broken", FileKind.ANNEX_A),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', FileKind.MISSING),
        (b"", FileKind.MISSING),
    ],
)
def test_another_file_is_refused_whole(raw: bytes, kind: FileKind, at: datetime) -> None:
    with pytest.raises(Unreadable):
        bring_in(File("x", raw, kind), at=at)
    with viewing(SYSTEM):
        assert not Import.objects.exists()


def test_the_commands(tmp_path: Any) -> None:
    path = tmp_path / "missing.csv"
    path.write_bytes(table(*ROWS).raw)
    dry = CliRunner().invoke(app, ["ssda903-missing", str(path), "--dry-run"])
    assert json.loads(dry.stdout)["episodes"] == {"created": 2, "matched": 0}
    with viewing(SYSTEM):
        assert not ReturnedEpisode.objects.exists()
    assert CliRunner().invoke(app, ["ssda903-missing", str(path)]).exit_code == 0
    assert CliRunner().invoke(app, ["annex-a", str(path)]).exit_code == 1
    undone = CliRunner().invoke(app, ["take-back", str(path), "--why", "Wrong year."])
    assert json.loads(undone.stdout)["withdrawn"]["episodes"] == 2


def test_in_the_browser(staff_with: Callable[..., Staff], signed_in: Callable[[Staff], Client]) -> None:
    browser = signed_in(staff_with("front_door_manager"))
    sent = {"kind": "ssda903", "mapping": "", "file": SimpleUploadedFile("m.csv", table(*ROWS).raw)}
    where = browser.post(reverse("front_door:file_send"), sent)["Location"]
    assert "2 missing episodes" in browser.get(where).content.decode()
    browser.post(where)
    with viewing(SYSTEM):
        key = str(Upload.objects.get().pk)
    bring_in_file(key, "")
    bring_in(care("92296,,,19/05/2014,3,0,b) No,"), at=datetime(2026, 3, 4, 10, 0, tzinfo=UTC))
    keeper = signed_in(staff_with("missing_coordinator", name="M Keeper"))
    page = keeper.get(reverse("missing:returned")).content.decode()
    assert "13 November 2025" in page
    assert "Away without authorisation" in page
    assert "Inspection list 8" in page
    assert reverse("missing:returned") in keeper.get(reverse("missing:list")).content.decode()
    assert browser.get(reverse("missing:returned")).status_code == 403


def test_the_header_brings_its_children(at: datetime) -> None:
    bring_in(table(ROWS[0]), at=at)
    head = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"
    rows = (
        "510000,2,12/03/2012,WROM,D051910639385,,",
        "566910,1,27/03/2014,REFU,,0,",
        "566910,1,27/03/2014,REFU,,0,",
        ",1,,WBRI,,,",
    )
    file = table(*rows, head=head, name="header.csv", kind=FileKind.CHILDREN)
    made = bring_in(file, at=at)
    assert made.counts == {"children": {"created": 1, "matched": 1}}
    assert [fault.sentence for fault in made.faults] == [return_rows.TWICE, return_rows.NOBODY]
    with viewing(SYSTEM):
        held = SourceRecord.objects.get(reference="510000")
        assert "upn" in set(held.identifiers.values_list("kind", flat=True))
    assert bring_in(file, at=at).counts == {"children": {"created": 0, "matched": 2}}
    assert back(made.import_id, at).withdrawn["children"] == 1
    with pytest.raises(Unreadable):
        bring_in(table(*ROWS, kind=FileKind.CHILDREN), at=at)
