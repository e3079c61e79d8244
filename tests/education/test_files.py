"""A school's file: tolerant, brought in once, faults by row and column, undone as a whole."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.education.actions import bring_in, take_back_file
from sightline.education.actions import files as words
from sightline.education.actions.files import Brought
from sightline.education.file_rows import DAY, EMPTY, NOT_ON_LIST, NOT_TEXT, NUMBER, read_file
from sightline.education.queries.returns import standing
from tests.education.conftest import Schools
from tests.education.test_pages import words as text_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]
HEAD = (
    "Given name,Surname,Date of birth,UPN,Gender,Noticed on,Indicators,Location,Attendance,SEND,"
    "Early help,Why not offered\n"
)
GOOD = "Amelia,Okafor,04/03/2010,,Female,27/02/2026,MISS; Education,Online,87.5%,support,declined,\n"
OTHER = "Grace,Pemberton,2011-09-21,,F,2026-02-26,TECH,site,,none,not_offered,Managed move\n"


def brings(schools: Schools, text: str, who: str = "lead", name: str = "pupils.csv") -> Brought:
    by = schools.viewer(who)
    with viewing(by):
        return bring_in(name=name, raw=text.encode(), by=by, at=schools.at)[1]


def stands(schools: Schools) -> list[Any]:
    by = schools.viewer("lead")
    with viewing(by):
        return list(standing(by, 2025).order_by("age"))


def test_good_rows_are_kept_and_each_fault_is_told_by_row_and_column(schools: Schools) -> None:
    bad = "Joe,,31/02/2010,,X,soon,NOPE,moon,110,support,perhaps,\n"
    done = brings(schools, HEAD + GOOD + bad + "\n" + OTHER)
    assert (done.kept, done.same, done.file.rows) == (2, 0, 3)
    assert {(each.row, each.column): each.sentence for each in done.faults} == {
        (3, "surname"): EMPTY,
        (3, "born"): DAY,
        (3, "sex"): NOT_ON_LIST,
        (3, "noticed on"): DAY,
        (3, "factors"): NOT_ON_LIST,
        (3, "place"): NOT_ON_LIST,
        (3, "attendance"): NUMBER,
        (3, "early help"): NOT_ON_LIST,
    }
    grace, amelia = stands(schools)
    assert (amelia.factors, amelia.attendance_band, amelia.send) == (
        ["MISS", "EDUC"],
        "persistent",
        "support",
    )
    assert (grace.not_offered, grace.place) == ("managed_move", "site")


def test_the_same_file_is_brought_in_once_and_the_same_row_twice_says_nothing_new(schools: Schools) -> None:
    brings(schools, HEAD + GOOD)
    with pytest.raises(Refused, match="brought in already"):
        brings(schools, HEAD + GOOD)
    done = brings(schools, HEAD + GOOD + OTHER)
    assert (done.kept, done.same) == (1, 1)
    changed = brings(schools, HEAD + GOOD.replace("declined", "accepted"))
    assert changed.kept == 1
    assert [each.number for each in stands(schools)] == [1, 2]


def test_a_pupil_who_may_be_another_is_left_to_a_person(schools: Schools) -> None:
    schools.returns()
    done = brings(schools, HEAD + GOOD.replace("Okafor", "Okafer"))
    assert done.kept == 0
    assert [(each.row, each.column, each.sentence) for each in done.faults] == [(2, "", words.NOT_SURE)]


def test_a_row_that_lacks_a_reason_keeps_the_others_in(schools: Schools) -> None:
    done = brings(schools, HEAD + OTHER.replace("Managed move", "") + GOOD)
    assert done.kept == 1
    assert [each.row for each in done.faults] == [2]


def test_semicolons_old_letters_and_columns_in_another_order_are_read() -> None:
    raw = "early help;noticed on;dob;surname;support\ndeclined;27.02.2026;04-03-2010;Müller;Seen\n".encode(
        "cp1252"
    )
    read = read_file(raw)
    assert read.faults == []
    assert (read.rows[0].surname, read.rows[0].noted.place) == ("Müller", "not_known")


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", re.escape(NOT_TEXT)),
        (b"PK\x03\x04\x00\x00", re.escape(NOT_TEXT)),
        (b"surname,born\n", "lacks: noticed on, early help"),
        ((HEAD + GOOD * 2001).encode(), "2,000 rows"),
        (b"x" * 2_000_001, "2 MB"),
    ],
)
def test_what_is_no_such_file_is_refused(raw: bytes, sentence: str) -> None:

    with pytest.raises(Refused, match=sentence):
        read_file(raw)


def test_a_file_is_taken_back_as_a_whole(schools: Schools) -> None:
    done = brings(schools, HEAD + GOOD + OTHER)
    by = schools.viewer("lead")
    with viewing(by):
        with pytest.raises(Refused, match=words.SAY_WHY):
            take_back_file(file_id=done.file.pk, why="", by=by, at=schools.at)
        assert len(take_back_file(file_id=done.file.pk, why="Wrong year", by=by, at=schools.at)) == 2
        with pytest.raises(Refused, match=words.NOTHING_LEFT):
            take_back_file(file_id=done.file.pk, why="Again", by=by, at=schools.at)
    assert stands(schools) == []
    other = schools.viewer("other")
    with viewing(other), pytest.raises(Refused) as refused:
        take_back_file(file_id=done.file.pk, why="x", by=other, at=schools.at)
    assert refused.value.hidden


def test_the_pages_of_files(schools: Schools, signed_in: Signs) -> None:
    client = signed_in(schools.staff["lead"])
    send = reverse("education:send_file")
    with clock.fixed(schools.at):
        assert (
            "unique pupil number" in text_of(client.get(send)).lower()
            or "upn" in text_of(client.get(send)).lower()
        )
        sheet = SimpleUploadedFile("pupils.csv", (HEAD + GOOD + ",,,,,,,,,,x,\n").encode())
        page = client.post(send, {"file": sheet}, follow=True)
        shown = text_of(page)
        assert "2 rows. Of what was kept, 1 entry stands." in shown
        assert EMPTY in shown
        there = page.request["PATH_INFO"]
        no_file = SimpleUploadedFile("pupils.csv", b"nothing")
        assert "lacks:" in text_of(client.post(send, {"file": no_file}))
        assert "no entries stand" in text_of(client.post(f"{there}take-back/", {"why": "Wrong"}, follow=True))
    assert signed_in(schools.staff["other"]).get(there).status_code == 404
