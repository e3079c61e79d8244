"""A missing report reaches whoever works with the child, and the shift, once, and stays open unassessed (MS-03)."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail

from sightline.access.models import Message, Staff
from sightline.access.tasks import send_message
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core.leave import Refused
from sightline.front_door.actions import close, decide, name_worker, take_contact, tell_referrer
from sightline.front_door.actions.missing import assess_link, raise_itself, receive_notice
from sightline.front_door.given import Also, Missing, Named
from sightline.front_door.imports.running import importer
from sightline.front_door.kinds import MissingLinked
from sightline.front_door.models import Contact
from sightline.people.actions import restrict
from sightline.people.actions.involvement import note_involvement
from sightline.people.models import SourceRecord
from tests.front_door.conftest import by_telephone, spoken
from tests.front_door.hub.test_challenges import NFA
from tests.front_door.test_missing import notice
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
KIND = "front_door.missing_alert"


def raised(partnership: Partnership, at: datetime, reference: str = "MP-1") -> Contact:
    by = importer()
    with viewing(by):
        made = receive_notice(
            notice=notice(at, their_reference=reference), agency=partnership.police, by=by, at=at
        )
        return raise_itself(subject_id=made.pk, by=by, at=at)


def told() -> list[tuple[str, bool]]:
    rows = Message.objects.filter(kind=KIND).select_related("staff").order_by("at", "id")
    return [(row.staff.name if row.staff else row.address, row.digest) for row in rows]


def test_the_shift_s_own_address_gets_one_message_with_nothing_of_a_child(
    rules: None,
    partnership: Partnership,
    staff_with: Callable[..., Staff],
    at: datetime,
    fixed_clock: datetime,
) -> None:
    staff_with("adviser")
    partnership.front_door.email = "hub@council.example"
    partnership.front_door.save()
    made = raised(partnership, at)
    assert told() == [("hub@council.example", False)]
    send_message(str(Message.objects.get(kind=KIND).pk))
    assert made.reference in mail.outbox[0].subject
    for word in ("Jon", "Reed", "bus station", "phone"):
        assert word not in mail.outbox[0].body


def test_a_team_without_an_address_is_told_one_by_one_and_whoever_works_with_the_child_once_a_day(
    rules: None,
    partnership: Partnership,
    staff_with: Callable[..., Staff],
    at: datetime,
    fixed_clock: datetime,
) -> None:
    staff_with("adviser", name="Ada Brook")
    worker = staff_with("practitioner", name="Wyn Cole", team=partnership.early_help)
    by = viewer_of(staff_with("front_door_manager", team=partnership.emergency_duty), on=at.date())
    first = raised(partnership, at)
    assert told() == [("Ada Brook", False)]
    with viewing(by):
        note_involvement(
            record_id=first.about[0],
            agency_id=partnership.council.pk,
            role="Worker",
            folder="front_door",
            started_on=at.date(),
            staff_id=worker.pk,
            by=by,
            at=at,
        )
    raised(partnership, at + timedelta(hours=1), "MP-2")
    assert set(told()[1:]) == {("Ada Brook", False), ("Wyn Cole", True)}, "waits for the daily mail"


def test_one_taken_down_by_hand_tells_the_named_worker_and_nobody_else(
    rules: None,
    contact: Callable[..., Contact],
    staff_with: Callable[..., Staff],
    at: datetime,
) -> None:
    staff_with("adviser", name="Ada Brook")
    named = staff_with("adviser", name="Kit Moss")
    by = viewer_of(staff_with("social_worker"), on=at.date())
    with viewing(by):
        first = contact(by=by, at=at)
        name_worker(contact_id=first.pk, staff_id=named.pk, task="A nurse", seen=0, by=by, at=at)
        also = Also(missing=Missing(last_seen="Home"))
        take_contact(said=spoken(at), people=[Named(record_id=first.about[0])], also=also, by=by, at=at)
    assert told() == [("Kit Moss", False)]


def test_behind_a_wall_only_those_inside_are_told(
    rules: None,
    partnership: Partnership,
    staff_with: Callable[..., Staff],
    at: datetime,
    fixed_clock: datetime,
) -> None:
    partnership.front_door.email = "hub@council.example"
    partnership.front_door.save()
    staff_with("adviser", name="Ada Brook")
    manager = staff_with("front_door_manager", name="Mo Lane")
    by = viewer_of(manager, on=at.date())
    first = raised(partnership, at)
    with viewing(by):
        record = SourceRecord.objects.get(pk=first.about[0])
        restrict(record=record, named=[manager.pk], ask="the manager", why="Safety", by=by, at=at)
    raised(partnership, at + timedelta(hours=1), "MP-2")
    assert told()[1:] == [("Mo Lane", False)]


def test_out_of_hours_it_is_the_emergency_duty_team_s(
    rules: None, partnership: Partnership, viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    evening = at.replace(hour=21)
    assert raised(partnership, at, "MP-1").team_id == partnership.front_door.pk
    assert raised(partnership, evening, "MP-2").team_id == partnership.emergency_duty.pk


def test_it_is_not_closed_before_somebody_said_whether_it_is_linked(
    rules: None, partnership: Partnership, viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    made, by = raised(partnership, at), viewer_with("front_door_manager")
    with viewing(by):
        decide(contact_id=made.pk, decided=NFA, seen=0, by=by, at=at)
        tell_referrer(contact_id=made.pk, told=by_telephone(at), seen=0, by=by, at=at)
        with pytest.raises(Refused, match="Say first whether this missing report is linked"):
            close(contact_id=made.pk, why="Home again", by=by, at=at)
        assess_link(contact_id=made.pk, linked=MissingLinked.NOT_LINKED, why="With an aunt", by=by, at=at)
        close(contact_id=made.pk, why="Home again", by=by, at=at)
