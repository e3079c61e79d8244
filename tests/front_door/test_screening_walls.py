"""Acute work behind a wall, two people at one moment, and the copy that leaves with all of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from sightline.access.models import Message
from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.front_door.actions import (
    Trusted,
    attach,
    decide,
    hand_over,
    note_position_of_trust,
    plan_tonight,
    record_discussion,
    take_contact,
)
from sightline.front_door.given import Named
from sightline.front_door.models import (
    Contact,
    Participant,
    PositionOfTrust,
    RepeatAlert,
    SafeNow,
    Section47Handover,
    StrategyDiscussion,
)
from sightline.front_door.pages.copying import copy_of
from sightline.front_door.queries import whole
from sightline.people.actions import restrict
from sightline.people.models import SourceRecord
from tests.front_door.acute_work import acute, discussion, handed_over, tonight
from tests.front_door.conftest import spoken
from tests.front_door.test_races import at_once

pytestmark = pytest.mark.django_db(databases=["default", "owner"], transaction=True)
Take = Callable[..., Contact]
Look = Callable[..., Viewer]
Child = Callable[..., SourceRecord]
HANGING: list[Any] = [Participant, PositionOfTrust, SafeNow, Section47Handover, StrategyDiscussion]


def work(made: Contact, *, by: Viewer, at: datetime) -> None:
    """One of everything acute."""
    trusted = Trusted(person="A coach", employer="Juniors", concern="Messages", known_at=at)
    decide(contact_id=made.pk, decided=acute(), seen=0, by=by, at=at)
    record_discussion(contact_id=made.pk, held=discussion(at), seen=0, by=by, at=at)
    plan_tonight(contact_id=made.pk, tonight=tonight(), seen=0, by=by, at=at)
    hand_over(contact_id=made.pk, handover=handed_over(at), seen=0, by=by, at=at)
    note_position_of_trust(contact_id=made.pk, trusted=trusted, by=by, at=at)


def test_a_restricted_person_added_later_takes_all_of_it_behind_the_wall(
    viewer_with: Look, contact: Take, child: Child, at: datetime
) -> None:
    by, outsider = viewer_with("front_door_manager"), viewer_with("social_worker")
    with viewing(by):
        made = contact(by=by, at=at)
        work(made, by=by, at=at)
        sibling = child(by=by, at=at, given="Ida")
        restrict(record=sibling, named=[by.person_id], ask="the manager", why="Family tie", by=by, at=at)
    with viewing(outsider):
        assert all(model.objects.of(made.pk).exists() for model in HANGING)
    with viewing(by):
        attach(contact_id=made.pk, person=Named(record_id=sibling.pk), by=by, at=at)
        before = Message.objects.count()
        decide(contact_id=made.pk, decided=acute(level="complex"), seen=1, by=by, at=at)
        assert Message.objects.count() == before  # nobody else could open it
    with viewing(outsider):
        assert not any(model.objects.of(made.pk).exists() for model in HANGING)
        with pytest.raises(Refused, match="no such contact"):
            plan_tonight(contact_id=made.pk, tonight=tonight(), seen=1, by=outsider, at=at)


def test_two_write_down_a_discussion_at_one_moment(viewer_with: Look, contact: Take, at: datetime) -> None:
    one, other = viewer_with("social_worker"), viewer_with("emergency_duty")
    with viewing(one):
        made = contact(by=one, at=at)

    def holding(by: Viewer) -> Callable[[], object]:
        def run() -> object:
            with viewing(by):
                return record_discussion(contact_id=made.pk, held=discussion(at), seen=0, by=by, at=at)

        return run

    found = at_once(holding(one), holding(other))
    assert sorted(type(each).__name__ for each in found) == ["Conflict", "StrategyDiscussion"]
    assert next(each for each in found if isinstance(each, Conflict)).saved["decision"]


def test_two_contacts_at_one_moment_raise_one_alert(
    viewer_with: Look, contact: Take, child: Child, at: datetime
) -> None:
    one, other = viewer_with("adviser"), viewer_with("adviser")
    with viewing(one):
        who = child(by=one, at=at).pk
        for _ in range(2):
            contact(by=one, at=at, about=[who])

    def telling(by: Viewer, minutes: int) -> Callable[[], object]:
        def run() -> object:
            with viewing(by):
                said, people = spoken(at + timedelta(minutes=minutes)), [Named(record_id=who)]
                return take_contact(said=said, people=people, by=by, at=at + timedelta(hours=1))

        return run

    assert all(isinstance(each, Contact) for each in at_once(telling(one, 2), telling(other, 1)))
    with viewing(one):
        assert RepeatAlert.objects.count() == 1


def test_the_copy_carries_acute_work_and_the_second_stage(
    viewer_with: Look, contact: Take, at: datetime
) -> None:
    by = viewer_with("front_door_manager")
    with viewing(by):
        made = contact(by=by, at=at)
        work(made, by=by, at=at)
        made.refresh_from_db()
        assert made.state == "passed_on"  # child protection has it, by name
        copied = {line.name: line.text for line in copy_of(whole(by, made))}
        assert copied["significant_harm"] == "Yes"
        assert "Strategy discussion: a section 47 enquiry begins" in copied["also_done"]
        assert "Section 47 enquiry handed to child protection: Ari Kent" in copied["also_done"]
