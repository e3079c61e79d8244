"""Inspection lists of children: each list of any year, once, beside the record, mended, taken back as a whole."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from typer.testing import CliRunner

from sightline.access.models import Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.core.files.faults import Unreadable
from sightline.front_door.commands import app
from sightline.front_door.imports.list_reader import NO_CHILD, NO_LIST, NONE_FOUND
from sightline.front_door.imports.running import bring_in
from sightline.front_door.models import Contact, Import, ImportBack, ReturnFact, Upload
from sightline.front_door.tasks import bring_in_file, take_back_file
from sightline.missing.models import ReturnedCare
from tests.front_door.imports.list_files import HEADS, ROWS, as_csv, as_file, lists
from tests.front_door.imports.test_return_facts import lines
from tests.front_door.imports.test_returns import back

pytestmark = pytest.mark.usefixtures("partnership", "rules", "fixed_clock")
SYSTEM = system_viewer("test", capabilities=["front_door.import"])
ONE = {"created": 1, "matched": 0}
FACTS = ("list_2", "list_4", "list_5", "list_6", "list_7", "list_8", "list_9", "list_10")
KINDS = ("contacts", "referrals", "in_care", *FACTS)
WITHDRAWN = {"contacts": 1, "referrals": 1, "in_care": 1, "facts": 8, "children": 5}


def standing(counts: dict[str, Any]) -> dict[str, int]:
    return {kind: number for kind, number in counts.items() if number}


def test_every_list_goes_in_once(at: datetime) -> None:
    first = bring_in(as_file(lists()), at=at)
    assert first.counts["children"] == {"created": 5, "matched": 0}
    assert {kind: first.counts[kind] for kind in KINDS} == dict.fromkeys(KINDS, ONE)
    assert [fault.sentence for fault in first.faults] == [NO_CHILD]
    before = lines("71")
    again = bring_in(as_file(lists()), at=at)
    assert not any(counted["created"] for counted in again.counts.values())
    assert {kind: again.counts[kind]["matched"] for kind in KINDS} == dict.fromkeys(KINDS, 1)
    assert lines("71") == before


def test_what_they_say_stands_on_the_chronology_with_the_list_named(at: datetime) -> None:
    bring_in(as_file(lists()), at=at)
    (day, contact, _), *said = lines("71")
    assert (day, contact.startswith("Contact ")) == ("2025-09-16", True)
    assert sorted((day, title) for day, title, _ in said) == [
        ("2025-09-17", "Referral to children's social care from a health service"),
        ("2025-09-18", "Social work assessment began"),
        ("2025-09-20", "Support as a child in need began"),
        ("2025-10-01", "Strategy discussion that began a section 47 enquiry"),
        ("2025-10-15", "Child protection plan began"),
        ("2025-10-15", "Initial child protection conference"),
        ("2025-10-15", "Support as a child in need closed"),
        ("2025-10-30", "Social work assessment authorised"),
    ]
    words = {title: told for _, title, told in said}
    assert words["Child protection plan began"] == (
        "Category: Neglect. From inspection list 7, child protection plans."
    )
    assert [(title, said) for _, title, said in lines("74")] == [
        (
            "Listed as a care leaver",
            "Eligibility: Former relevant child. The council is in touch: Yes. Accommodation: Suitable. "
            "From inspection list 9, care leavers.",
        )
    ]


@pytest.mark.parametrize("number", [number for number in ROWS if number != 11])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_one_list_as_csv(number: int, encoding: str, at: datetime) -> None:
    made = bring_in(as_csv(number, encoding=encoding), at=at)
    assert made.errors == 0
    assert all(counted == ONE for counted in made.counts.values())


@pytest.mark.parametrize("order", [1, -1])
def test_titles_above_the_headings_and_sheets_in_any_order(order: int, at: datetime) -> None:
    made = bring_in(as_file(lists(title=True, order=order)), at=at)
    assert {kind: made.counts[kind] for kind in KINDS} == dict.fromkeys(KINDS, ONE)
    assert made.errors == 0


def test_headings_of_earlier_years(at: datetime) -> None:
    book = openpyxl.load_workbook(io.BytesIO(lists()))
    other = {
        "Sex": "Gender",
        "Age of Child (Years)": "Age",
        "Date of referral": " Date of\nReferral ",
        "Continuous Assessment Start Date": "Single Assessment Start Date",
        "Eligibility Category": "Eligibity Category",
    }
    for sheet in book:
        for cell in sheet[1]:
            cell.value = other.get(str(cell.value), cell.value)
    out = io.BytesIO()
    book.save(out)
    made = bring_in(as_file(out.getvalue()), at=at)
    assert {kind: made.counts[kind] for kind in KINDS} == dict.fromkeys(KINDS, ONE)


def test_a_workbook_with_some_lists_and_other_sheets(at: datetime) -> None:
    book = openpyxl.load_workbook(io.BytesIO(lists({7: [ROWS[7]], 2: [ROWS[2]]})))
    book.create_sheet("Guidance").append(["How to fill in the lists", "Page"])
    out = io.BytesIO()
    book.save(out)
    made = bring_in(as_file(out.getvalue()), at=at)
    assert set(made.counts) == {"children", "list_7", "list_2"}
    assert [fault.line() for fault in made.faults] == [f"warning: sheet Guidance: {NO_LIST}"]


@pytest.mark.parametrize("raw", [lists({11: [ROWS[11]]}), b"Name,Colour\nAda,blue\n"])
def test_a_file_without_a_list_of_children_is_refused_whole(raw: bytes, at: datetime) -> None:
    with pytest.raises(Unreadable, match=NONE_FOUND):
        bring_in(as_file(raw), at=at)
    with viewing(SYSTEM):
        assert not Import.objects.exists()


def test_a_workbook_with_macros_gives_its_values_only(at: datetime) -> None:
    raw = io.BytesIO(lists())
    with zipfile.ZipFile(raw, "a") as parts:
        parts.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 Auto_Open")
    assert bring_in(as_file(raw.getvalue(), "lists.xlsm"), at=at).counts["list_7"] == ONE


def test_a_bomb_is_refused_unopened(at: datetime) -> None:
    raw = io.BytesIO(lists())
    with zipfile.ZipFile(raw, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet99.xml", b"<worksheet>" + b" " * 30_000_000)
    with pytest.raises(Unreadable, match="far more than its size"):
        bring_in(as_file(raw.getvalue()), at=at)


def test_list_8_of_before_missing_episodes_were_asked_for(at: datetime) -> None:
    book = openpyxl.load_workbook(io.BytesIO(lists({8: [ROWS[8]]})))
    book["List 8"].delete_cols(HEADS[8].index("Placement postcode") + 1, 5)
    out = io.BytesIO()
    book.save(out)
    made = bring_in(as_file(out.getvalue()), at=at)
    assert made.counts == {"children": ONE, "list_8": ONE}
    with viewing(SYSTEM):
        assert not ReturnedCare.objects.exists()


def test_nothing_is_kept_of_where_a_child_lives_or_who_works_with_them(at: datetime) -> None:
    bring_in(as_file(lists()), at=at)
    with viewing(SYSTEM):
        kept = str([row.said for row in ReturnFact.objects.all()])
    assert "ZZ9" not in kept
    assert "Wren" not in kept


def test_taken_back_as_a_whole_and_in_again(at: datetime) -> None:
    made = bring_in(as_file(lists()), at=at)
    taken = back(made.import_id, at)
    assert standing(taken.withdrawn) == WITHDRAWN
    assert not standing(taken.left)
    with viewing(SYSTEM):
        assert not ReturnFact.objects.exists()
        assert not ReturnedCare.objects.exists()
        assert not Contact.objects.exists()
    again = bring_in(as_file(lists()), at=at)
    assert {kind: again.counts[kind] for kind in KINDS} == dict.fromkeys(KINDS, ONE)


def test_what_another_file_made_is_left_when_one_is_taken_back(at: datetime) -> None:
    bring_in(as_csv(7), at=at)
    made = bring_in(as_file(lists()), at=at)
    assert made.counts["list_7"] == {"created": 0, "matched": 1}
    taken = back(made.import_id, at)
    assert standing(taken.withdrawn) == WITHDRAWN | {"facts": 7, "children": 4}
    assert [title for _, title, _ in lines("71")] == ["Child protection plan began"]


def test_the_command_checks_keeps_and_takes_back(tmp_path: Any) -> None:
    path = tmp_path / "annex-a.xlsx"
    path.write_bytes(lists())
    dry = CliRunner().invoke(app, ["annex-a", str(path), "--dry-run"])
    assert json.loads(dry.stdout)["list_7"] == ONE
    with viewing(SYSTEM):
        assert not ReturnFact.objects.exists()
        assert not Contact.objects.exists()
        assert not Import.objects.exists()
    kept = CliRunner().invoke(app, ["annex-a", str(path)])
    assert json.loads(kept.stdout) == json.loads(dry.stdout)
    try_first = CliRunner().invoke(app, ["take-back", str(path), "--why", "Wrong year.", "--dry-run"])
    undone = CliRunner().invoke(app, ["take-back", str(path), "--why", "Wrong year."])
    assert standing(json.loads(undone.stdout)["withdrawn"]) == WITHDRAWN
    assert json.loads(try_first.stdout) == json.loads(undone.stdout)


@pytest.fixture
def browser(staff_with: Callable[..., Staff], signed_in: Callable[[Staff], Client]) -> Client:
    return signed_in(staff_with("front_door_manager"))


def test_looked_at_in_the_browser_before_anything_is_kept(browser: Client) -> None:
    sent = {"kind": "annex_a", "mapping": "", "file": SimpleUploadedFile("lists.xlsx", lists())}
    where = browser.post(reverse("front_door:file_send"), sent)["Location"]
    page = browser.get(where).content.decode()
    for each in (
        "5 children",
        "1 contact",
        "1 referral",
        "1 child protection plan",
        "1 care leaver",
        NO_CHILD,
    ):
        assert each in page, each
    browser.post(where)
    with viewing(SYSTEM):
        assert not Import.objects.exists()
        key = str(Upload.objects.get().pk)
    bring_in_file(key, "")
    assert "1 child protection plan" in browser.get(reverse("front_door:files")).content.decode()


def test_taken_back_in_the_browser(
    at: datetime, browser: Client, staff_with: Callable[..., Staff], signed_in: Callable[[Staff], Client]
) -> None:
    made = bring_in(as_file(lists()), at=at)
    where = reverse("front_door:file_back", args=[made.import_id])
    other = signed_in(staff_with("practitioner", name="Nobody of files"))
    assert other.post(where, {"why": "Mine."}).status_code == 403
    browser.post(where, {"why": "Wrong year."})
    with viewing(SYSTEM):
        take_back_file(str(ImportBack.objects.get().pk))
        assert not ReturnFact.objects.exists()
    page = browser.get(reverse("front_door:file", args=[made.import_id])).content.decode()
    assert "Wrong year. Withdrawn: 1 contact, 1 referral" in page
    assert "8 rows of a return" in page
