"""A school's own system returns pupils, or nil."""

from typing import Any
from uuid import UUID

import pytest

from sightline.access.viewer import viewing
from sightline.api.models import Sent
from sightline.education.models import NilReturn, PupilReturn
from tests.api.conftest import Caller, Desk, refused, return_body
from tests.api.work import SYSTEM

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
NIL = {"academic_year": 2025}


def entry_of(body: dict[str, Any]) -> PupilReturn:
    with viewing(SYSTEM):
        found: PupilReturn = Sent.objects.select_related("pupil_return").get(pk=UUID(body["id"])).pupil_return
        return found


def test_a_pupil_is_returned_by_whoever_answers_for_the_key(school: Caller, desk: Desk) -> None:
    answer = school.post("returns", return_body())
    assert answer.status_code == 201, answer.content
    entry = entry_of(answer.json())
    assert (entry.by_id, entry.controller_id) == (school.key.post.staff_id, desk.there.school.pk)
    assert (entry.academic_year, entry.number, entry.factors) == (2025, 1, ["MISS"])


def test_a_change_is_a_further_entry_and_the_same_is_told_so(school: Caller) -> None:
    school.post("returns", return_body())
    same = school.post("returns", return_body())
    assert (same.status_code, "word for word" in same.json()["detail"]) == (409, True)
    later = entry_of(school.post("returns", return_body(factors=["MISS", "TECH"])).json())
    assert (later.number, later.why) == (2, "As the school’s or college’s own system now has it")
    with viewing(SYSTEM):
        assert PupilReturn.objects.values("record").distinct().count() == 1


def test_nil_is_returned_and_a_pupil_after_it_makes_a_second_nil_impossible(school: Caller) -> None:
    answer = school.post("returns/nil", NIL)
    assert answer.status_code == 201, answer.content
    assert school.get(f"returns/{answer.json()['id']}").json()["nil"] is True
    assert school.post("returns", return_body()).status_code == 201
    assert school.post("returns/nil", NIL).status_code == 403
    with viewing(SYSTEM):
        assert NilReturn.objects.count() == 1


def test_the_list_holds_one_s_own(school: Caller, desk: Desk) -> None:
    sent = school.post("returns", return_body()).json()
    assert [each["id"] for each in school.get("returns").json()["items"]] == [sent["id"]]
    other, before = desk.key("school_lead", desk.there.charity), refused()
    assert other.get("returns").json()["items"] == []
    assert other.get(f"returns/{sent['id']}").status_code == 404
    assert refused() == before + 1


def test_a_school_that_is_not_on_the_list_is_told_so(desk: Desk) -> None:
    other = desk.key("school_lead", desk.there.charity)
    answer = other.post("returns", return_body())
    assert (answer.status_code, "not on the list" in answer.json()["detail"]) == (403, True)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"noticed_on": "2026-03-05"}, "#/noticed_on"),
        ({"noticed_on": "2019-03-05"}, "#/noticed_on"),
        ({"early_help": "not_offered"}, "#"),
        ({"acute": True}, "#"),
        ({"attendance": "101"}, "#/attendance"),
        ({"pupil": {"family_name": "Okafor"}}, "#/pupil/born"),
    ],
)
def test_what_is_wrong_is_named(school: Caller, change: dict[str, Any], named: str) -> None:
    answer = school.post("returns", return_body(**change))
    assert answer.status_code == 422
    assert named in [each["pointer"] for each in answer.json()["errors"]], answer.json()
    with viewing(SYSTEM):
        assert not PupilReturn.objects.exists()


def test_a_year_that_is_not_asked_for_is_named(school: Caller) -> None:
    answer = school.post("returns/nil", {"academic_year": 2026})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "#/academic_year")


def test_a_key_for_contacts_returns_nobody(charity: Caller) -> None:
    assert charity.post("returns", return_body()).status_code == 403
