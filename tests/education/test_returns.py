"""Returning a pupil, and putting it right by a further entry (SC-01, SC-02, SC-07, SC-10)."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from sightline.access.viewer import viewing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.education.actions import (
    correct_return,
    return_new_pupil,
    return_pupil,
    take_back_return,
)
from sightline.education.actions import returning as words
from sightline.education.given import NO_MARKS, NO_OTHER, NO_REASON, NO_WORRY, NOT_ASKED, NOT_PERCENT
from sightline.education.models import PupilReturn
from sightline.education.queries.returns import standing, where_it_stands
from sightline.education.states import Attendance, EarlyHelp, NotOffered, Returned, band_of
from sightline.people.actions import NewName, Particulars, create_source_record, note_own_search, note_search
from sightline.people.actions.searching import SEARCH_FIRST
from sightline.people.models import SourceRecord
from sightline.people.naming.asked import Asked
from sightline.people.naming.births import Born
from sightline.people.queries import own_search
from tests.education.conftest import Schools

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def put_right(
    schools: Schools, entry: PupilReturn, *, who: str = "lead", seen: int = 1, **also: Any
) -> PupilReturn:
    by = schools.viewer(who)
    why = also.pop("why", "The day was wrong")
    with viewing(by):
        return correct_return(
            return_id=entry.pk, noted=schools.noted(**also), seen_number=seen, why=why, by=by, at=schools.at
        )


def returned(schools: Schools, who: str = "lead", year: int = 2025) -> tuple[Returned, int]:
    by = schools.viewer(who)
    with viewing(by):
        it = where_it_stands(by, schools.settings[who], year)
    return it.returned, it.pupils


def test_a_pupil_is_a_source_record_of_the_setting_with_an_entry_of_the_year(schools: Schools) -> None:
    made = schools.returns(attendance=Decimal("87.5"), send="support", send_support=("mentor",))
    assert (made.academic_year, made.number, made.age) == (2025, 1, 15)
    assert made.attendance_band == Attendance.PERSISTENT
    with viewing(schools.viewer("lead")):
        assert SourceRecord.objects.get(pk=made.record_id).agency_id == schools.there.school.pk
    assert returned(schools) == (Returned.CASES, 1)


def test_nothing_is_made_without_a_search_before(schools: Schools) -> None:
    by = schools.viewer("lead")
    with viewing(by), pytest.raises(Refused, match=SEARCH_FIRST):
        return_new_pupil(
            search="",
            names=[NewName("A", "B")],
            particulars=Particulars(),
            noted=schools.noted(),
            by=by,
            at=schools.at,
        )
    with viewing(by):
        assert not SourceRecord.objects.filter(agency_id=schools.there.school.pk).exists()


def test_a_lead_adds_nobody_for_another_organisation(schools: Schools) -> None:
    by = schools.viewer("lead")
    with viewing(by):
        slip = note_own_search(asked=Asked(names="x"), by=by, at=schools.at)
        with pytest.raises(Refused):
            create_source_record(agency=schools.there.council, search=slip, by=by, at=schools.at)
        with pytest.raises(Refused):
            note_search(asked=Asked(names="x"), by=by, at=schools.at)


def test_the_search_finds_own_pupils_and_nobody_else_s(schools: Schools) -> None:
    mine, theirs = schools.returns("lead"), schools.returns("other")
    by = schools.viewer("lead")
    with viewing(by):
        found = own_search(by, Asked(names="Okafr Amelia", born=Born(2010)))
        nobody = own_search(by, Asked(names="Pemberton"))
    assert [each.record.pk for each in found] == [mine.record_id]
    assert theirs.record_id not in {each.record.pk for each in found}
    assert nobody == ()


def test_somebody_without_the_post_searches_no_pupils(schools: Schools) -> None:
    by = schools.viewer("worker")
    with viewing(by), pytest.raises(Refused):
        own_search(by, Asked(names="Okafor"))


def test_the_same_page_sent_twice_saves_once(schools: Schools) -> None:
    key = uuid4()
    assert schools.returns(key=key).pk == schools.returns(key=key).pk == key
    assert returned(schools) == (Returned.CASES, 1)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"factors": (), "support": ""}, NO_MARKS),
        ({"early_help": EarlyHelp.NOT_OFFERED}, NO_REASON),
        ({"not_offered": NotOffered.HOME_VISIT}, NOT_ASKED),
        ({"early_help": EarlyHelp.NOT_OFFERED, "not_offered": NotOffered.OTHER}, NO_OTHER),
        ({"acute": True}, NO_WORRY),
        ({"attendance": Decimal(101)}, NOT_PERCENT),
        ({"noticed_on": date(2026, 3, 5)}, "future"),
        ({"noticed_on": date(2023, 8, 31)}, "not asked for"),
    ],
)
def test_a_return_that_lacks_something_is_refused(
    schools: Schools, given: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        schools.returns(**given)
    assert returned(schools) == (Returned.NONE, 0)


@pytest.mark.parametrize(
    ("percent", "band"),
    [
        ("90", Attendance.SATISFACTORY),
        ("89.9", Attendance.PERSISTENT),
        ("50.1", Attendance.PERSISTENT),
        ("50", Attendance.CHRONIC),
        ("0", Attendance.CHRONIC),
    ],
)
def test_the_bands_of_attendance(percent: str, band: Attendance) -> None:
    assert band_of(Decimal(percent)) is band


def test_an_entry_is_put_right_by_a_further_one(schools: Schools) -> None:
    first = schools.returns()
    second = put_right(schools, first, factors=("COER",))
    assert (second.number, second.why, second.record_id) == (2, "The day was wrong", first.record_id)
    with viewing(schools.viewer("lead")):
        assert [each.pk for each in standing(schools.viewer("lead"), 2025)] == [second.pk]
        assert PupilReturn.objects.get(pk=first.pk).factors == ["MISS", "TECH"]


def test_a_further_entry_says_why_and_is_of_the_same_year(schools: Schools) -> None:
    first = schools.returns()
    with pytest.raises(Refused, match=words.SAY_WHY):
        put_right(schools, first, why=" ")
    with pytest.raises(Refused, match=words.OTHER_YEAR):
        put_right(schools, first, noticed_on=date(2025, 7, 1))


def test_two_who_put_an_entry_right_at_once_are_shown_both(schools: Schools) -> None:
    first = schools.returns()
    put_right(schools, first, support="First")
    with pytest.raises(Conflict) as clash:
        put_right(schools, first, support="Second", seen=1)
    assert clash.value.saved["support"] == "First"
    assert clash.value.version == 2


def test_a_pupil_is_returned_again_in_another_year_and_once_a_year(schools: Schools) -> None:
    first = schools.returns(noticed_on=date(2025, 7, 1))
    by = schools.viewer("lead")
    with viewing(by):
        again = return_pupil(record_id=first.record_id, noted=schools.noted(), by=by, at=schools.at)
        assert (again.academic_year, again.number) == (2025, 1)
        with pytest.raises(Conflict):
            return_pupil(record_id=first.record_id, noted=schools.noted(), by=by, at=schools.at)
        with pytest.raises(Refused, match=words.SAY_WHY):
            return_pupil(
                record_id=first.record_id, noted=schools.noted(), seen_number=1, by=by, at=schools.at
            )


def test_another_setting_s_pupil_and_entry_are_not_there(schools: Schools) -> None:
    theirs = schools.returns("other")
    by = schools.viewer("lead")
    with viewing(by), pytest.raises(Refused) as refused:
        return_pupil(record_id=theirs.record_id, noted=schools.noted(), by=by, at=schools.at)
    assert refused.value.hidden
    with pytest.raises(Refused) as refused:
        put_right(schools, theirs)
    assert refused.value.hidden
    with viewing(by), pytest.raises(Refused) as refused:
        take_back_return(return_id=theirs.pk, seen_number=1, why="x", by=by, at=schools.at)
    assert refused.value.hidden


def test_a_pupil_is_taken_back_and_counted_no_more(schools: Schools) -> None:
    first = schools.returns()
    by = schools.viewer("lead")
    with viewing(by):
        gone = take_back_return(
            return_id=first.pk, seen_number=1, why="Another pupil was meant", by=by, at=schools.at
        )
        with pytest.raises(Refused, match=words.TAKEN_BACK):
            take_back_return(return_id=first.pk, seen_number=2, why="Again", by=by, at=schools.at)
        with pytest.raises(Refused, match=words.SAY_WHY):
            take_back_return(return_id=first.pk, seen_number=2, why="", by=by, at=schools.at)
    assert (gone.number, gone.withdrawn) == (2, True)
    assert returned(schools) == (Returned.NONE, 0)
    assert put_right(schools, first, seen=2, why="It was right after all").number == 3
    assert returned(schools) == (Returned.CASES, 1)


def test_a_slip_is_good_for_an_hour(schools: Schools) -> None:
    by = schools.viewer("lead")
    late = schools.at + timedelta(minutes=61)
    with viewing(by):
        slip = note_own_search(asked=Asked(names="x"), by=by, at=schools.at)
        with pytest.raises(Refused, match=SEARCH_FIRST):
            return_new_pupil(
                search=slip,
                names=[NewName("A", "B")],
                particulars=Particulars(),
                noted=schools.noted(),
                by=by,
                at=late,
            )
