"""One shift hands over to the next: written by the one, accepted by a named person of the other (FD-26)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError
from django.test import Client

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.front_door.actions.handovers import Left, accept_handover, hand_over
from sightline.front_door.hub_states import Shift
from sightline.front_door.models import Contact, Handover, HandoverItem, ItemTaken
from sightline.front_door.queries.handovers import to_think_of, waiting, with_items
from sightline.people.actions import restrict
from sightline.people.models import SourceRecord
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Makes = Callable[..., Contact]
WRITE = "/contacts/handover/write/"


@pytest.fixture
def worker(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("front_door_manager", name="Mo Lane")


@pytest.fixture
def by(worker: Staff, at: datetime) -> Viewer:
    return viewer_of(worker, on=at.date())


@pytest.fixture
def night(staff_with: Callable[..., Staff], partnership: Partnership) -> Staff:
    return staff_with("emergency_duty", name="Ned Duty", team=partnership.emergency_duty)


def eyes(staff: Staff, at: datetime) -> Viewer:
    return viewer_of(staff, on=at.date())


def test_it_is_carried_until_somebody_of_the_next_shift_accepts_it(
    by: Viewer, night: Staff, contact: Makes, staff_with: Callable[..., Staff], at: datetime
) -> None:
    with viewing(by):
        made = contact(by=by, at=at)
        left = [Left(contact_id=made.pk, what="Ring the carer at 7pm")]
        handover = hand_over(to_shift=Shift.DUTY, left=left, note="", by=by, at=at)
        with pytest.raises(Refused, match="You wrote this"):
            accept_handover(handover_id=handover.pk, by=by, at=at)
    colleague = eyes(staff_with("adviser"), at)
    with viewing(colleague), pytest.raises(Refused, match="Only somebody of the shift it is left to"):
        accept_handover(handover_id=handover.pk, by=colleague, at=at)
    taking = eyes(night, at)
    with viewing(taking):
        assert list(waiting(taking)) == [handover]
        accept_handover(handover_id=handover.pk, by=taking, at=at + timedelta(hours=7))
        assert list(waiting(taking)) == []
        passed = with_items([handover])[0]
        assert passed.taken is not None
        assert passed.taken.by == night
        assert [passed.items_taken[item.pk].by for item in passed.items] == [night]
        with pytest.raises(Refused, match="accepted already"):
            accept_handover(handover_id=handover.pk, by=taking, at=at)


def test_an_item_behind_a_wall_is_not_there_outside_and_stays_carried_inside(
    by: Viewer, night: Staff, contact: Makes, at: datetime
) -> None:
    with viewing(by):
        made = contact(by=by, at=at)
        left = [Left(contact_id=made.pk, what="Ring")]
        handover = hand_over(to_shift=Shift.DUTY, left=left, note="The line is down", by=by, at=at)
        record = SourceRecord.objects.get(pk=made.about[0])
        restrict(record=record, named=[by.person_id], ask="the manager", why="Family tie", by=by, at=at)
    taking = eyes(night, at)
    with viewing(taking):
        assert with_items([handover])[0].items == []
        accept_handover(handover_id=handover.pk, by=taking, at=at)
        assert list(waiting(taking)) == []
        assert ItemTaken.objects.count() == 0
    with viewing(by):
        assert list(waiting(by)) == [handover]
        assert len(with_items([handover])[0].carried) == 1


def test_what_may_not_wait_is_listed_by_rule_and_never_chosen(
    by: Viewer, contact: Makes, fixed_clock: datetime, at: datetime
) -> None:
    with viewing(by):
        red = contact(by=by, at=at, urgency="red")
        amber = contact(by=by, at=at, about=red.about, urgency="amber")
        contact(by=by, at=at, about=red.about, urgency="green")
        found = [each for each, _ in to_think_of(by, until=at + timedelta(hours=6))]
        assert found == [red]
        until_thursday_night = to_think_of(by, until=at + timedelta(days=1, hours=12))
        assert {each for each, _ in until_thursday_night} == {red, amber}


def test_writing_and_accepting_on_the_page(
    by: Viewer,
    worker: Staff,
    night: Staff,
    contact: Makes,
    signed_in: Callable[[Staff], Client],
    fixed_clock: datetime,
    at: datetime,
) -> None:
    with viewing(by):
        red = contact(by=by, at=at, urgency="red")
        other = contact(by=by, at=at, about=red.about, urgency="")
    client = signed_in(worker)
    page = client.get(WRITE).content.decode()
    assert "Red, and not decided" in page
    tick, what = f"take-{red.pk}", f"what-{red.pk}"
    missing = client.post(WRITE, {"to_shift": "duty", tick: "on"}).content.decode()
    assert f"Say what must be done with {red.reference}" in missing
    also = {"also": other.reference.lower(), "also_what": "Look <b>again</b>"}
    typed = {"to_shift": "duty", tick: "on", what: "Ring the carer", "note": "=cmd()|x", **also}
    saved = client.post(WRITE, typed)
    assert saved.status_code == 302
    with viewing(by):
        assert HandoverItem.objects.count() == 2
    read_and_accepted(signed_in(night), saved["Location"])
    assert "Nothing waits" in client.get("/contacts/handover/").content.decode()


def read_and_accepted(duty: Client, where: str) -> None:
    read = duty.get(where).content.decode()
    assert "Ring the carer" in read
    assert "Look &lt;b&gt;again" in read
    assert "I have read it and accept it" in read
    accepted = duty.post(where, follow=True).content.decode()
    assert "Accepted by" in accepted
    assert "Ned Duty" in accepted


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Say what the next shift must know"),
        ({"also": "C-2026-99999", "also_what": "x"}, "There is no open contact with that reference"),
        ({"also": "C-2026-99999"}, "Say what is to be done with it"),
    ],
)
def test_what_cannot_be_left_is_said(
    worker: Staff,
    signed_in: Callable[[Staff], Client],
    fixed_clock: datetime,
    rules: None,
    typed: dict[str, str],
    sentence: str,
) -> None:
    page = signed_in(worker).post(WRITE, {"to_shift": "duty", **typed}).content.decode()
    assert sentence in page


def test_saved_once_whoever_presses_twice(
    by: Viewer, contact: Makes, at: datetime, fixed_clock: datetime
) -> None:
    key = uuid4()
    with viewing(by):
        for _ in range(2):
            hand_over(to_shift=Shift.HUB, left=[], note="Quiet", by=by, at=at, key=key)
        assert Handover.objects.count() == 1


def test_on_the_page_the_shift_is_said(
    worker: Staff, signed_in: Callable[[Staff], Client], rules: None
) -> None:
    client = signed_in(worker)
    with clock.fixed(datetime(2026, 5, 1, 15, 40, tzinfo=UTC)):
        page = " ".join(client.get("/contacts/board/").content.decode().split())
        assert "The front door is open</strong> until 5pm today" in page
        assert "9am on Tuesday 5 May 2026" in page
    with clock.fixed(datetime(2026, 5, 1, 16, 0, tzinfo=UTC)):
        page = " ".join(client.get("/contacts/handover/").content.decode().split())
        assert "The front door is closed." in page


@pytest.mark.django_db(databases=["default", "owner"], transaction=True)
def test_a_handover_cannot_be_rewritten(
    staff_with: Callable[..., Staff], partnership: Partnership, rules: None, at: datetime
) -> None:
    by = viewer_of(staff_with("adviser"), on=at.date())
    with viewing(by):
        hand_over(to_shift=Shift.DUTY, left=[], note="Quiet", by=by, at=at)
    with pytest.raises(DatabaseError, match="permission denied"), viewing(by):
        Handover.objects.update(note="Busy")
