"""Nil returns, who has returned, an acute worry, and the walls between settings (SC-02, SC-04, SC-05, SC-08a)."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from sightline.access.tasks import react
from sightline.access.viewer import system_viewer, viewing
from sightline.core.leave import Refused
from sightline.core.models import Event
from sightline.education.actions import (
    end_setting,
    return_new_pupil,
    return_nil,
)
from sightline.education.actions import returning as words
from sightline.education.models import NilReturn, PupilReturn
from sightline.education.pages.returns import in_words
from sightline.education.permissions import NOT_LISTED, NOT_RETURNING
from sightline.education.queries.returns import where_it_stands, who_has_returned
from sightline.education.states import Returned
from sightline.front_door.models import Contact
from sightline.people.actions import NewName, Particulars, note_own_search
from sightline.people.models import ChronologyLine
from sightline.people.naming.asked import Asked
from tests.education.conftest import SECRET, Schools

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def nil(schools: Schools, who: str = "lead", year: int = 2025, *, is_nil: bool = True) -> NilReturn:
    by = schools.viewer(who)
    with viewing(by):
        return return_nil(year=year, nil=is_nil, by=by, at=schools.at)


def returned(schools: Schools, who: str = "lead", year: int = 2025) -> tuple[Returned, int]:
    by = schools.viewer(who)
    with viewing(by):
        it = where_it_stands(by, schools.settings[who], year)
    return it.returned, it.pupils


def test_a_nil_return_stands_until_a_pupil_is_returned(schools: Schools) -> None:
    nil(schools)
    assert returned(schools) == (Returned.NIL, 0)
    with pytest.raises(Refused, match=words.NIL_ALREADY):
        nil(schools)
    schools.returns()
    assert returned(schools) == (Returned.CASES, 1)
    with pytest.raises(Refused, match=words.HAS_PUPILS):
        nil(schools)


def test_a_nil_return_is_taken_back(schools: Schools) -> None:
    with pytest.raises(Refused, match=words.NO_NIL):
        nil(schools, is_nil=False)
    nil(schools)
    assert nil(schools, is_nil=False).number == 2
    assert returned(schools) == (Returned.NONE, 0)


@pytest.mark.parametrize(("year", "sentence"), [(2026, "has not begun"), (2022, "is not asked for")])
def test_nil_is_returned_for_years_that_are_asked(schools: Schools, year: int, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        nil(schools, year=year)


def test_who_has_returned_counts_every_setting_that_is_asked(schools: Schools) -> None:
    schools.returns()
    schools.returns(surname="Pemberton")
    nil(schools, "other")
    by = schools.viewer("coordinator")
    with viewing(by):
        found = {each.setting.pk: each for each in who_has_returned(by, 2025, on=schools.at.date())}
        before = {each.returned for each in who_has_returned(by, 2024, on=schools.at.date())}
    assert (found[schools.settings["lead"].pk].returned, found[schools.settings["lead"].pk].pupils) == (
        "cases",
        2,
    )
    assert found[schools.settings["other"].pk].returned == "nil"
    assert before == {Returned.NONE}


def test_a_setting_off_the_list_or_a_post_without_leave_returns_nothing(schools: Schools) -> None:
    by, setting = schools.viewer("coordinator"), schools.settings["lead"]
    with viewing(by):
        end_setting(setting_id=setting.pk, left_on=schools.at.date(), version=1, by=by, at=schools.at)
    with pytest.raises(Refused, match=NOT_LISTED):
        schools.returns()
    with pytest.raises(Refused, match=NOT_RETURNING):
        nil(schools, "worker")


def test_the_chronology_says_that_it_was_returned_and_not_what(schools: Schools) -> None:
    made = schools.returns()
    with viewing(schools.viewer("worker")):
        line = ChronologyLine.objects.get(record_id=made.record_id)
    assert line.title == "Returned by Hollin Bank School (2025/26)"
    assert SECRET not in line.words


def test_an_acute_worry_becomes_a_contact_by_itself_and_once(
    schools: Schools, staff_with: Callable[..., Any]
) -> None:
    staff_with("adviser")
    made = schools.returns(acute=True, worry="She is not at school and was seen in a car")
    with viewing(system_viewer("test")):
        event = Event.objects.get(kind=words.ACUTE)
    react(str(event.pk))
    react(str(event.pk))
    with viewing(schools.viewer("worker")):
        contact = Contact.objects.get(about__contains=[made.record_id])
    assert (contact.words, contact.urgency, contact.source) == (made.worry, "red", "education")
    assert contact.referrer_agency_id == schools.there.school.pk
    assert contact.referrer_name == schools.staff["lead"].name


def test_a_return_without_acute_worry_leaves_no_event(schools: Schools) -> None:
    schools.returns()
    with viewing(system_viewer("test")):
        assert not Event.objects.filter(kind=words.ACUTE).exists()


def test_the_database_holds_the_wall_between_settings(schools: Schools) -> None:
    theirs = schools.returns("other")
    nil_there = nil(schools, "lead", 2024)
    for who, seen in {"lead": 0, "other": 1, "coordinator": 1, "worker": 1}.items():
        with viewing(schools.viewer(who)):
            assert PupilReturn.objects.filter(pk=theirs.pk).count() == seen, who
    with viewing(schools.viewer("other")):
        assert not NilReturn.objects.filter(pk=nil_there.pk).exists()


def test_the_database_refuses_a_row_written_for_another_setting(schools: Schools) -> None:
    theirs = schools.returns("other")
    by = schools.viewer("lead")
    with viewing(by), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        NilReturn.objects.create(
            setting_id=theirs.setting_id,
            academic_year=2024,
            number=1,
            nil=True,
            by_id=by.staff_id,
            at=schools.at,
            controller_id=schools.there.school.pk,
            retention_class="reference",
        )


def test_the_database_refuses_a_further_entry_without_a_reason(schools: Schools) -> None:
    first = schools.returns()
    by = schools.viewer("lead")
    first.pk, first.number = uuid4(), 2
    with viewing(by), pytest.raises(IntegrityError, match="education_entry_says_why"), transaction.atomic():
        first.save(force_insert=True)


def test_small_numbers_are_not_told_to_other_settings() -> None:
    assert [in_words(number) for number in (0, 1, 5, 6)] == ["0", "fewer than 6", "fewer than 6", "6"]


def test_the_age_is_said_where_the_date_of_birth_is_not_held(schools: Schools) -> None:
    by = schools.viewer("lead")
    with viewing(by):
        slip = note_own_search(asked=Asked(names="x"), by=by, at=schools.at)
        made = return_new_pupil(
            search=slip,
            names=[NewName("A", "B")],
            particulars=Particulars(),
            noted=schools.noted(age=14),
            by=by,
            at=schools.at,
        )
    assert made.age == 14
