"""Three contacts about one child in twelve months: one alert a crossing, and what was found behind it (FD-10, 10a)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.access.models import Message
from sightline.access.tasks import react
from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.core.leave import Refused
from sightline.core.models import Event
from sightline.core.versions import Conflict
from sightline.front_door.actions import attach, record_finding, set_numbers
from sightline.front_door.given import Named
from sightline.front_door.models import Contact, RepeatAlert
from sightline.front_door.queries.alerts import alerts, behind
from sightline.front_door.queries.repeats import crossed, within
from sightline.people.actions import confirm_link, undo_link
from sightline.people.models import SourceRecord

Take = Callable[..., Contact]
Look = Callable[..., Viewer]
database = pytest.mark.django_db(databases=["default", "owner"])
DAY = timedelta(days=1)


@database
def test_the_third_contact_tells_the_specialist_once(
    viewer_with: Look, contact: Take, child: Callable[..., SourceRecord], at: datetime
) -> None:
    by, specialist = viewer_with("adviser"), viewer_with("group_specialist")
    with viewing(by):
        who = child(by=by, at=at).pk
        for place in range(5):
            contact(by=by, at=at + place * DAY, about=[who])
            assert RepeatAlert.objects.count() == (1 if place >= 2 else 0)
        alert = RepeatAlert.objects.get()
        assert (alert.contacts, alert.least, alert.months, alert.crossed_at) == (3, 3, 12, at + 2 * DAY)
        told = Message.objects.get(kind="front_door.alert")
        assert told.staff_id == specialist.staff_id
        assert str(alert.pk) in told.path


@database
def test_a_child_attached_later_counts_and_another_child_does_not(
    viewer_with: Look, contact: Take, child: Callable[..., SourceRecord], at: datetime
) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        who, other = child(by=by, at=at).pk, child(by=by, at=at, given="Zed").pk
        made = [contact(by=by, at=at, about=[who]), contact(by=by, at=at, about=[who])]
        third = contact(by=by, at=at, about=[other])
        assert RepeatAlert.objects.count() == 0
        attach(contact_id=third.pk, person=Named(record_id=who), by=by, at=at)
        alert = RepeatAlert.objects.get()
        assert alert.contact_id == third.pk
        assert {each.pk for each in behind(by, alert).contacts} == {each.pk for each in (*made, third)}


@database
def test_the_number_and_the_span_are_the_partnership_s_own(
    viewer_with: Look, contact: Take, child: Callable[..., SourceRecord], at: datetime
) -> None:
    admin, by = viewer_with("administrator"), viewer_with("adviser")
    with viewing(admin):
        with pytest.raises(Refused, match="at least 2"):
            set_numbers(least=1, months=12, why="Board", by=admin, at=at)
        with pytest.raises(Refused, match="who decided"):
            set_numbers(least=2, months=6, why=" ", by=admin, at=at)
        set_numbers(least=2, months=6, why="Board, March", by=admin, at=at)
        with pytest.raises(Refused, match="it is now 2 contacts within 6 months"):
            set_numbers(least=4, months=6, why="x", by=admin, at=at, seen="3 contacts within 12 months")
        assert set_numbers(least=2, months=6, why="Again", by=admin, at=at) == []
    with viewing(by):
        who = child(by=by, at=at).pk
        contact(by=by, at=at - 200 * DAY, about=[who])
        contact(by=by, at=at, about=[who])
        assert RepeatAlert.objects.count() == 0
        contact(by=by, at=at + DAY, about=[who])
        assert RepeatAlert.objects.get().contacts == 2


@database
def test_the_specialist_says_what_lies_behind_it(
    viewer_with: Look, contact: Take, child: Callable[..., SourceRecord], at: datetime
) -> None:
    by, specialist = viewer_with("adviser"), viewer_with("group_specialist")
    with viewing(by):
        who = child(by=by, at=at).pk
        for _ in range(3):
            contact(by=by, at=at, about=[who])
        alert = RepeatAlert.objects.get()
    found: dict[str, Any] = {"alert_id": alert.pk, "reasons": "Same house each time", "at": at}
    with viewing(by), pytest.raises(Refused, match="group specialist"):
        record_finding(escalated=False, escalated_to="", seen=0, by=by, **found)
    with viewing(specialist):
        with pytest.raises(Refused, match="to whom it was taken"):
            record_finding(escalated=True, escalated_to=" ", seen=0, by=specialist, **found)
        record_finding(escalated=True, escalated_to="The manager", seen=0, by=specialist, **found)
        with pytest.raises(Conflict):
            record_finding(escalated=False, escalated_to="", seen=0, by=specialist, **found)
        assert [each.looked for each in alerts(specialist)] == [True]


def days(*numbers: int) -> list[datetime]:
    return [datetime(2026, 1, 1, 12, tzinfo=UTC) + number * DAY for number in numbers]


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ((0, 10), None),
        ((0, 10, 20), 20),
        ((0, 10, 20, 30), 20),  # the fourth belongs to the same crossing
        ((0, 10, 400), None),
        ((0, 10, 20, 500, 510, 520), 520),  # a second crossing
        ((0, 10, 20, 384), None),  # only two are left in the span
    ],
)
def test_when_it_was_reached(received: tuple[int, ...], expected: int | None) -> None:
    found = crossed(days(*received), least=3, months=12)
    assert found == (days(expected)[0] if expected is not None else None)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 1500), max_size=12), st.integers(2, 4), st.integers(1, 12))
def test_a_crossing_is_a_contact_that_reached_the_number(numbers: list[int], least: int, months: int) -> None:
    received = days(*sorted(numbers))
    found = crossed(received, least=least, months=months)
    if found is not None:
        assert found in received
        assert within(received, found, months=months) >= least
    elif received:
        assert within(received, received[-1], months=months) < least


@database
def test_records_linked_later_are_looked_at_again_and_once_only(
    viewer_with: Look, contact: Take, child: Callable[..., SourceRecord], at: datetime, fixed_clock: datetime
) -> None:
    by, worker = viewer_with("adviser"), viewer_with("social_worker")
    with viewing(by):
        one, other = child(by=by, at=at), child(by=by, at=at, given="John")
        contact(by=by, at=at - 2 * DAY, about=[one.pk])
        contact(by=by, at=at - DAY, about=[one.pk])
        third = contact(by=by, at=at, about=[other.pk])
    for turn in (confirm_link, undo_link, confirm_link):
        with viewing(worker):
            turn(left=one, right=other, why="The same school and home", by=worker, at=at)
        with viewing(system_viewer("test")):
            events = [str(each.pk) for each in Event.objects.filter(kind="people.identity_changed")]
        for event in events:
            react(event)
    with viewing(by):
        alert = RepeatAlert.objects.get()
        assert (alert.contact_id, alert.source_record_id, alert.contacts) == (third.pk, other.pk, 3)
