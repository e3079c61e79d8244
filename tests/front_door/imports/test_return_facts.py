"""Episodes of the looked-after return: once, beside everything else, on the chronology, mended, taken back."""

import io
import json
from collections.abc import Callable
from datetime import datetime, timedelta
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
from sightline.core.clock import london
from sightline.core.files.faults import Unreadable
from sightline.front_door.commands import app
from sightline.front_door.imports import return_rows
from sightline.front_door.imports.running import File, bring_in
from sightline.front_door.models import Import, ImportFault, ReturnFact, Upload
from sightline.front_door.models.imports import FileKind
from sightline.front_door.tasks import bring_in_file
from sightline.people.models import SourceRecord
from sightline.people.queries.chronology import chronology
from tests.front_door.imports.census_files import child
from tests.front_door.imports.sent_files import census_file
from tests.front_door.imports.test_returns import back

pytestmark = pytest.mark.usefixtures("partnership", "rules", "fixed_clock")
SYSTEM = system_viewer("test", capabilities=["front_door.import"])
HEAD = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
FIRST = "7,11/12/2023,S,V2,N1,U6,PR4,18/07/2024,X1,CARPL,ZZ1 1ZZ,ZZ2 2ZZ,6834366"
THEN = "7,18/07/2024,L,C2,N1,U6,PR4,,,,ZZ1 1ZZ,ZZ2 2ZZ,6834366"
OVER = THEN.replace("PR4,,", "PR4,30/09/2025,E4A")


def episodes(*rows: str, head: str = HEAD, encoding: str = "utf-8") -> File:
    return File("episodes.csv", "\n".join((head, *rows)).encode(encoding), FileKind.EPISODES)


def lines(reference: str = "7") -> list[tuple[str, str, str]]:
    with viewing(SYSTEM):
        record = SourceRecord.objects.get(reference=reference)
        found = chronology(SYSTEM, [record.pk]).lines
        return [(f"{london(line.happened_at):%Y-%m-%d}", line.title, line.words) for line in reversed(found)]


def test_episodes_go_in_once_with_lines_of_the_chronology(at: datetime) -> None:
    first = bring_in(episodes(FIRST, THEN), at=at)
    assert first.counts == {
        "children": {"created": 1, "matched": 0},
        "looked_after": {"created": 2, "matched": 0},
    }
    assert not first.faults
    again = bring_in(episodes(FIRST, THEN), at=at)
    assert again.counts["looked_after"] == {"created": 0, "matched": 2}
    assert [(day, title) for day, title, _ in lines()] == [
        ("2023-12-11", "Began to be looked after"),
        ("2024-07-18", "Legal status changed while looked after"),
    ]
    assert lines()[0][2] == (
        "Legal status: Accommodated under section 20. Placement: Foster placement, not long term. "
        "From the looked-after return (SSDA903), episodes."
    )


def test_nothing_is_kept_of_where_a_child_lives(at: datetime) -> None:
    bring_in(episodes(FIRST, ",bad,S,,,,,,,,ZZ1 1ZZ,ZZ2 2ZZ,6834366"), at=at)
    with viewing(SYSTEM):
        assert ReturnFact.objects.get().said == {
            "begins": "care",
            "legal_status": "V2",
            "placement": "U6",
            "ended": "goes_on",
        }
        kept = str(list(ImportFault.objects.values_list("cells", "place", "value")))
        assert "bad" in kept
        for each in ("ZZ1", "ZZ2", "6834366"):
            assert each not in kept, each


def test_a_later_return_that_says_when_it_ended_adds_to_it(at: datetime) -> None:
    bring_in(episodes(FIRST, THEN), at=at)
    later = bring_in(episodes(OVER), at=at + timedelta(days=1))
    assert later.counts["looked_after"] == {"created": 1, "matched": 0}
    assert [title for _, title, _ in lines()] == [
        "Began to be looked after",
        "Legal status changed while looked after",
        "Ceased to be looked after",
    ]


def test_the_child_is_the_one_of_other_files(at: datetime) -> None:
    bring_in(census_file(child("7")), at=at)
    assert bring_in(episodes(FIRST), at=at).counts["children"] == {"created": 0, "matched": 1}


@pytest.mark.parametrize(
    "head",
    [
        HEAD.lower(),
        HEAD + ",LA,YEAR",
        "Child ID,Date episode commenced,Reason for new episode,Legal status,CIN,Placement,Provider,"
        "Date episode ceased,Reason episode ceased,a,b,c,d",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_headings_and_encodings_of_other_years(head: str, encoding: str, at: datetime) -> None:
    extra = ",Upper Bank,2024" if "YEAR" in head else ""
    made = bring_in(
        episodes(FIRST.replace("11/12/2023", "2023-12-11") + extra, head=head, encoding=encoding), at=at
    )
    assert made.counts["looked_after"]["created"] == 1
    with viewing(SYSTEM):
        row = ReturnFact.objects.get()
        assert (str(row.began_on), str(row.ended_on)) == ("2023-12-11", "2024-07-18")


def test_bad_rows_cost_no_other_and_are_mended(
    at: datetime, staff_with: Callable[..., Staff], signed_in: Callable[[Staff], Client]
) -> None:
    made = bring_in(
        episodes(
            FIRST,
            FIRST,
            "7,01/01/2024,P,C1,N1,U4,PR1,,,,,,",
            ",01/02/2024,S,V2,N1,U6,PR4,,,,,,",
            "8,31/02/2024,S,V2,N1,U6,PR4,,,,,,",
            "9,01/02/2024,S,V2,N1,U6,PR4,01/01/2024,E3,,,,",
            "9,01/02/2040,S,V2,N1,U6,PR4,,,,,,",
            "9,01/02/2024,Q,Q9,N1,Z99,PR4,01/02/2040,E99,,,,",
        ),
        at=at,
    )
    said = [fault.sentence for fault in made.faults]
    for sentence in ("TWICE", "OVERLAPS", "NOBODY", "NO_START", "BACKWARDS", "FUTURE"):
        assert getattr(return_rows, sentence) in said, sentence
    assert (made.errors, made.counts["looked_after"]["created"]) == (4, 3)
    browser = signed_in(staff_with("front_door_manager"))
    raw = browser.get(reverse("front_door:file_to_mend", args=[made.import_id])).content
    book = openpyxl.load_workbook(io.BytesIO(raw))
    sheet = book["To mend"]
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    rows["8"][1].value = "28/02/2024"
    out = io.BytesIO()
    book.save(out)
    mended = bring_in(File("mended.xlsx", out.getvalue(), FileKind.EPISODES), at=at)
    assert (mended.counts["looked_after"]["created"], mended.errors) == (1, 3)


def test_taken_back_as_a_whole_and_in_again(at: datetime) -> None:
    made = bring_in(episodes(FIRST, THEN), at=at)
    taken = back(made.import_id, at)
    assert {kind: number for kind, number in taken.withdrawn.items() if number} == {"facts": 2, "children": 1}
    with viewing(SYSTEM):
        assert not ReturnFact.objects.exists()
        assert ReturnFact.ever.count() == 2
    again = bring_in(episodes(FIRST, THEN), at=at)
    assert again.counts == {
        "children": {"created": 1, "matched": 0},
        "looked_after": {"created": 2, "matched": 0},
    }


def test_a_child_of_whom_another_file_says_something_is_left(at: datetime) -> None:
    made = bring_in(episodes(FIRST), at=at)
    bring_in(episodes(THEN), at=at)
    taken = back(made.import_id, at)
    assert (taken.withdrawn["facts"], taken.left["children"]) == (1, 1)
    assert [title for _, title, _ in lines()] == ["Legal status changed while looked after"]


def test_the_database_keeps_a_fact_once_and_its_days_in_order(at: datetime) -> None:
    bring_in(episodes(FIRST), at=at)
    with viewing(SYSTEM):
        row = ReturnFact.objects.get()
        row.pk = Import.objects.get().pk
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)
        row.fingerprint, row.ended_on = "other", row.began_on - timedelta(days=1)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


def test_another_table_is_refused_whole(at: datetime) -> None:
    with pytest.raises(Unreadable):
        bring_in(episodes("7,1", head="CHILD,DOB"), at=at)
    with viewing(SYSTEM):
        assert not Import.objects.exists()


def test_the_command_and_a_check_that_keeps_nothing(tmp_path: Any) -> None:
    path = tmp_path / "episodes.csv"
    path.write_bytes(episodes(FIRST).raw)
    dry = CliRunner().invoke(app, ["ssda903-episodes", str(path), "--dry-run"])
    assert json.loads(dry.stdout)["looked_after"] == {"created": 1, "matched": 0}
    with viewing(SYSTEM):
        assert not ReturnFact.objects.exists()
    assert CliRunner().invoke(app, ["ssda903-episodes", str(path)]).exit_code == 0
    undone = CliRunner().invoke(app, ["take-back", str(path), "--why", "Wrong year."])
    assert json.loads(undone.stdout)["withdrawn"]["facts"] == 1


def test_in_the_browser(staff_with: Callable[..., Staff], signed_in: Callable[[Staff], Client]) -> None:
    browser = signed_in(staff_with("front_door_manager"))
    sent = {"kind": "903_care", "mapping": "", "file": SimpleUploadedFile("e.csv", episodes(FIRST).raw)}
    where = browser.post(reverse("front_door:file_send"), sent)["Location"]
    assert "1 episode of being looked after" in browser.get(where).content.decode()
    browser.post(where)
    with viewing(SYSTEM):
        key = str(Upload.objects.get().pk)
    bring_in_file(key, "")
    assert "1 episode of being looked after" in browser.get(reverse("front_door:files")).content.decode()
    refused = signed_in(staff_with("practitioner", name="Nobody of files"))
    assert refused.post(reverse("front_door:file_send"), {}).status_code == 403
