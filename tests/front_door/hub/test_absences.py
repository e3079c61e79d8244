"""The actions on absences: one word stands at a time, on days that do not overlap, by those who may say it."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from sightline.access.models import AuditEvent, Staff
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.core.leave import Refused
from sightline.front_door.actions.absences import Away, call_off, say_away
from sightline.front_door.models import Absence
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Make = Callable[..., Staff]
FIRST, LAST = date(2026, 3, 10), date(2026, 3, 12)


def viewer(staff: Staff) -> Viewer:
    return viewer_of(staff, on=date(2026, 3, 4))


@pytest.fixture
def ada(staff_with: Make) -> Staff:
    return staff_with("adviser", name="Ada Brook")


@pytest.fixture
def kit(staff_with: Make) -> Staff:
    return staff_with("adviser", name="Kit Moss")


@pytest.fixture
def by(staff_with: Make) -> Viewer:
    return viewer(staff_with("front_door_manager"))


@pytest.fixture
def away(ada: Staff, by: Viewer, at: datetime) -> Absence:
    """Ada is away for three days."""
    with viewing(by):
        return say_away(absent=Away(staff_id=ada.pk, first_day=FIRST, last_day=LAST), by=by, at=at)


@pytest.mark.parametrize(
    ("first", "last", "allowed"),
    [
        (date(2026, 3, 8), date(2026, 3, 9), True),
        (date(2026, 3, 8), FIRST, False),
        (date(2026, 3, 11), date(2026, 3, 11), False),
        (LAST, None, False),
        (date(2026, 3, 13), None, True),
        (date(2026, 3, 1), None, False),
    ],
)
def test_days_do_not_overlap_with_what_was_said_before(
    away: Absence, by: Viewer, at: datetime, first: date, last: date | None, allowed: bool
) -> None:
    absent = Away(staff_id=away.staff_id, first_day=first, last_day=last)
    with viewing(by):
        if not allowed:
            with pytest.raises(Refused, match="away already"):
                say_away(absent=absent, by=by, at=at)
        else:
            assert say_away(absent=absent, by=by, at=at).pk


def test_whoever_covers_is_there_on_every_day(away: Absence, kit: Staff, by: Viewer, at: datetime) -> None:
    week = Away(
        staff_id=kit.pk, first_day=date(2026, 3, 9), last_day=date(2026, 3, 13), cover_id=away.staff_id
    )
    with viewing(by), pytest.raises(Refused, match="away then too"):
        say_away(absent=week, by=by, at=at)


def test_a_change_is_of_the_same_person_and_of_what_stands(
    away: Absence, kit: Staff, by: Viewer, at: datetime
) -> None:
    with viewing(by):
        with pytest.raises(Refused, match="changed by somebody else"):
            say_away(absent=Away(staff_id=kit.pk, first_day=FIRST), replaces_id=away.pk, by=by, at=at)
        call_off(absence_id=away.pk, by=by, at=at)
        with pytest.raises(Refused, match="changed by somebody else"):
            call_off(absence_id=away.pk, by=by, at=at)
        assert list(Absence.objects.standing()) == []


def test_nobody_calls_off_what_is_not_theirs(
    away: Absence, kit: Staff, staff_with: Make, partnership: Partnership, at: datetime
) -> None:
    for staff, sentence in (
        (kit, "Only a front-door manager"),
        (staff_with("front_door_manager", employer=partnership.police), "works at this front door"),
        (staff_with("agency_worker", employer=partnership.police), "is not there"),
    ):
        other = viewer(staff)
        with viewing(other), pytest.raises(Refused, match=sentence):
            call_off(absence_id=away.pk, by=other, at=at)
    own = viewer(Staff.objects.get(pk=away.staff_id))
    with viewing(own):
        assert call_off(absence_id=away.pk, by=own, at=at).called_off


def test_what_was_said_is_on_the_record_of_access(away: Absence, by: Viewer) -> None:
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        (event,) = AuditEvent.objects.filter(kind="front_door.absence_said")
        assert (event.staff_id, event.subject_id) == (by.staff_id, away.pk)
