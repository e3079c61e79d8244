"""What is wrong with inspection lists: told with its place, mended in a workbook, and a referral that is one."""

import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.core.files.mending import WRONG
from sightline.front_door.imports import return_rows
from sightline.front_door.imports.fact_reader import NOTHING, STILL_TO_COME
from sightline.front_door.imports.list_reader import OTHER_CHILD, OTHER_SEX
from sightline.front_door.imports.running import bring_in
from sightline.front_door.models import Referral, ReturnFact
from sightline.front_door.models.imports import ImportedKind, standing
from sightline.people.models import SourceRecord
from tests.front_door.imports.census_files import REFERRAL, child
from tests.front_door.imports.list_files import ROWS, as_file, changed, lists
from tests.front_door.imports.sent_files import census_file
from tests.front_door.imports.test_return_facts import lines
from tests.front_door.imports.test_returns import back

pytestmark = pytest.mark.usefixtures("partnership", "rules", "fixed_clock")
SYSTEM = system_viewer("test", capabilities=["front_door.import"])
DAY = "<CINreferralDate>2023-06-01</CINreferralDate>"
CENSUS = child("71", details=REFERRAL.replace(DAY, DAY.replace("2023-06-01", "2025-09-17")))
LEFT_OUT = "This value is on no list of this return; it was left out."


def one(number: int, row: list[Any]) -> bytes:
    return lists({number: [row]})


@pytest.mark.parametrize(
    ("number", "row", "place", "sentence"),
    [
        (2, changed(2, at_5="31/02/2025"), "sheet List 2, row 2, column Assessment start date", "NO_START"),
        (2, changed(2, at_6=date(2025, 1, 1)), "column Assessment completion date", "BACKWARDS"),
        (3, changed(3, at_5="soon"), "sheet List 3, row 2, column Date of referral", "NO_START"),
        (3, changed(3, at_5=date(2031, 1, 1)), "column Date of referral", "FUTURE"),
        (3, changed(3, at_0=None), "column Child Unique ID", "NOBODY"),
        (4, changed(4, at_6=None), "column Continuous Assessment Start Date", "NO_START"),
        (5, changed(5, at_5="=H2+5"), "column Strategy discussion", "NO_START"),
        (6, changed(6, at_0="#N/A"), "column Child Unique ID", "NOBODY"),
        (7, changed(7, at_5=date(2031, 1, 1)), "column Child Protection Plan Start Date", "FUTURE"),
        (8, changed(8, at_5="?"), "column Date Started to be Looked After", "NO_START"),
        (10, changed(10, at_6="unknown"), "column Date the Child Entered Care", "NO_START"),
    ],
)
def test_a_row_that_cannot_be_kept_says_where_and_why(
    number: int, row: list[Any], place: str, sentence: str, at: datetime
) -> None:
    made = bring_in(as_file(lists({number: [row], 9: [ROWS[9]]})), at=at)
    wrong = [fault.line() for fault in made.faults if fault.level == "error"]
    assert len(wrong) == 1
    assert place in wrong[0]
    assert getattr(return_rows, sentence) in wrong[0]
    assert made.counts["list_9"]["created"] == 1


def test_a_list_of_care_leavers_is_nothing_without_the_category(at: datetime) -> None:
    made = bring_in(as_file(lists({9: [changed(9, at_7="z) Other")], 2: [ROWS[2]]})), at=at)
    assert [fault.sentence for fault in made.faults] == [LEFT_OUT, NOTHING]


@pytest.mark.parametrize(
    ("number", "row", "column"),
    [
        (3, changed(3, at_6="zz) 44: Elsewhere"), "Referral Source"),
        (4, changed(4, at_9="Updated"), "children’s social care support"),
        (6, changed(6, at_6="PSR"), "Primary Need Code"),
        (7, changed(7, at_6="Unheard of"), "Initial Category of Abuse"),
        (8, changed(8, at_10="Q9"), "Placement Type"),
    ],
)
def test_an_unknown_code_is_left_out_and_told(number: int, row: list[Any], column: str, at: datetime) -> None:
    made = bring_in(as_file(one(number, row)), at=at)
    assert [fault.sentence for fault in made.faults] == [LEFT_OUT]
    assert column in next(iter(made.faults)).line()
    assert made.counts["children"]["created"] == 1


def test_a_day_to_come_is_left_out_and_a_row_twice_is_kept_once(at: datetime) -> None:
    later = changed(7, at_8=date(2031, 1, 1))
    made = bring_in(as_file(lists({7: [later, ROWS[7], ROWS[7]], 3: [ROWS[3], ROWS[3]]})), at=at)
    said = [fault.sentence for fault in made.faults]
    assert said.count(return_rows.TWICE) == 3
    assert STILL_TO_COME in said
    assert (made.counts["list_7"]["created"], made.counts["referrals"]["created"]) == (1, 1)


def test_two_children_under_one_number_are_not_made_one(at: datetime) -> None:
    other = changed(10, at_0=71, at_4=date(2016, 2, 3))
    girl_then_boy = changed(2, at_0=71, at_1="a) Male")
    made = bring_in(as_file(lists({1: [ROWS[1]], 2: [girl_then_boy], 10: [other]})), at=at)
    assert [(fault.place.sheet, fault.sentence) for fault in made.faults] == [
        ("List 2", OTHER_SEX.format("sheet List 1, row 2")),
        ("List 10", OTHER_CHILD.format("sheet List 1, row 2")),
    ]
    assert made.counts["list_10"] == {"created": 0, "matched": 0}


def test_the_first_day_of_birth_given_is_the_one_others_are_held_against(at: datetime) -> None:
    blank, other = changed(2, at_0=71, at_3=None), changed(7, at_3=date(2016, 2, 3))
    made = bring_in(as_file(lists({2: [blank], 3: [ROWS[3]], 7: [other]})), at=at)
    assert [fault.line() for fault in made.faults] == [
        "error: sheet List 7, row 2: This number stands for a child born on another day in sheet List 3, row 2; "
        "the row was not kept. (born 3 February 2016)"
    ]
    with viewing(SYSTEM):
        assert SourceRecord.objects.get().born.in_words() == "12 June 2011"


def test_rows_of_several_lists_are_mended_in_one_workbook(
    at: datetime, staff_with: Callable[..., Staff], signed_in: Callable[[Staff], Client]
) -> None:
    bad = {3: [changed(3, at_5="soon")], 7: [ROWS[7], changed(7, at_0=76, at_5="31/02/2025")], 1: [ROWS[1]]}
    bad[10] = [changed(10, at_0=71, at_4=date(2016, 2, 3))]
    made = bring_in(as_file(lists(bad)), at=at)
    assert made.errors == 3
    browser = signed_in(staff_with("front_door_manager"))
    raw = browser.get(reverse("front_door:file_to_mend", args=[made.import_id])).content
    book = openpyxl.load_workbook(io.BytesIO(raw))
    assert book.sheetnames == ["List 3", "List 7", "List 10"]
    for name, column, value in (
        ("List 3", "Date of referral", "18/09/2025"),
        ("List 7", "Child Protection Plan Start Date", "28/02/2025"),
        ("List 10", "Child Unique ID", "75"),
    ):
        headings = [cell.value for cell in book[name][1]]
        assert book[name].cell(2, headings.index(WRONG) + 1).value
        assert not {"Allocated Worker", "Date of Placement Order"} & set(headings)
        book[name].cell(2, headings.index(column) + 1).value = value
    out = io.BytesIO()
    book.save(out)
    mended = bring_in(as_file(out.getvalue(), "mended.xlsx"), at=at)
    assert mended.errors == 0
    assert {kind: mended.counts[kind]["created"] for kind in ("referrals", "list_7", "list_10")} == {
        "referrals": 1,
        "list_7": 1,
        "list_10": 1,
    }


def referrals() -> list[tuple[int, str]]:
    with viewing(SYSTEM):
        rows = standing(Referral.objects.order_by("number"), ImportedKind.REFERRAL)
        return [(row.number, row.primary_need) for row in rows]


def test_a_referral_of_the_census_is_the_one_of_the_list(at: datetime) -> None:
    bring_in(census_file(CENSUS), at=at)
    made = bring_in(as_file(one(3, ROWS[3])), at=at)
    assert made.counts["referrals"] == {"created": 0, "matched": 1}
    assert referrals() == [(1, "N1")]
    assert [title for _, title, _ in lines("71")] == ["Referral to children's social care from the police"]


def test_a_later_census_says_more_of_a_referral_of_the_list(at: datetime) -> None:
    listed = bring_in(as_file(one(3, ROWS[3])), at=at)
    made = bring_in(census_file(CENSUS), at=at)
    assert made.counts["referrals"] == {"created": 0, "matched": 1}
    assert referrals() == [(1, ""), (2, "N1")]
    assert len(lines("71")) == 1
    bring_in(as_file(one(3, changed(3, at_7="a) Yes"))), at=at)
    assert referrals() == [(1, ""), (2, "N1")]
    assert back(listed.import_id, at).left["referrals"] == 1


def test_a_list_that_says_something_else_of_its_own_referral_adds_to_it(at: datetime) -> None:
    bring_in(as_file(one(3, ROWS[3])), at=at)
    made = bring_in(as_file(one(3, changed(3, at_7="a) Yes"))), at=at)
    assert made.counts["referrals"] == {"created": 0, "matched": 1}
    with viewing(SYSTEM):
        said = [(row.no_further_action, row.source_code) for row in Referral.objects.order_by("number")]
    assert said == [(False, "3D"), (True, "3D")]
    assert len(lines("71")) == 1


def test_two_referrals_of_one_day_are_two(at: datetime) -> None:
    made = bring_in(as_file(lists({3: [ROWS[3], changed(3, at_6="q) 6: Police")]})), at=at)
    assert made.counts["referrals"]["created"] == 2


def test_a_later_list_that_says_when_it_ended_adds_to_it(at: datetime) -> None:
    bring_in(as_file(one(7, ROWS[7])), at=at)
    made = bring_in(as_file(one(7, changed(7, at_8=date(2026, 1, 20)))), at=at)
    assert made.counts["list_7"]["created"] == 1
    with viewing(SYSTEM):
        assert ReturnFact.objects.count() == 2
    assert [title for _, title, _ in lines("71")] == [
        "Child protection plan began",
        "Child protection plan ended",
    ]


@pytest.mark.parametrize("heading", ["NHS number", "UPN"])
def test_a_child_is_known_by_a_national_number_where_there_is_no_other(heading: str, at: datetime) -> None:
    number = {"NHS number": "9434765870", "UPN": "D051910639385"}[heading]
    book = openpyxl.load_workbook(io.BytesIO(lists({7: [ROWS[7]], 2: [ROWS[2]]})))
    for sheet in book:
        sheet["A1"], sheet["A2"] = heading, number
    out = io.BytesIO()
    book.save(out)
    made = bring_in(as_file(out.getvalue()), at=at)
    assert made.counts["children"] == {"created": 1, "matched": 0}
    assert made.errors == 0
