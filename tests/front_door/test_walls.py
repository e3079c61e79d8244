"""A contact about a restricted child is not there for anybody outside the wall: nor is anything that hangs on it."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from sightline.access.models import AuditEvent, Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core.leave import Refused
from sightline.deadlines.models import Clock
from sightline.follow_up.actions import accept
from sightline.follow_up.models import Chase, FollowUp
from sightline.follow_up.models import Move as FollowUpMove
from sightline.front_door.actions import attach, choose_urgency, decide, pass_on, tell_referrer
from sightline.front_door.given import Named
from sightline.front_door.models import (
    Amendment,
    Contact,
    ContactSubject,
    Decision,
    Move,
    ReferrerTold,
)
from sightline.front_door.states import SubjectRole, Urgency
from sightline.people.actions import restrict
from sightline.people.models import ChronologyLine, SourceRecord
from tests.front_door.conftest import SOON, by_telephone, early_help, mentoring
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"], transaction=True)
HANGING = [Contact, ContactSubject, Decision, Move, ReferrerTold, Amendment, ChronologyLine]
BELOW = [FollowUp, FollowUpMove, Chase, Clock]


def history_of(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def counted() -> dict[str, int]:
    """How many rows of each table the transaction's viewer sees, history too."""
    rows = {model._meta.label: model._default_manager.count() for model in [*HANGING, *BELOW]}
    return rows | {table: history_of(table) for table in ("follow_up_followupevent", "deadlines_clockevent")}


def raise_wall(record_id: UUID, *, by: Viewer, at: datetime) -> None:
    """Restrict a person to whoever does it."""
    record = SourceRecord.objects.get(pk=record_id)
    named = [by.staff_id] if by.staff_id else []
    restrict(record=record, named=named, ask="the manager", why="Family tie", by=by, at=at)


@pytest.fixture
def worked(
    viewer_with: Callable[..., Viewer],
    contact: Callable[..., Contact],
    partnership: Partnership,
    at: datetime,
) -> tuple[Viewer, Contact]:
    """A contact with one of everything."""
    by = viewer_with("front_door_manager")
    with viewing(by):
        made = contact(by=by, at=at)
        choose_urgency(contact_id=made.pk, urgency=Urgency.RED, why="He is out now", by=by, at=at)
        decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at)
        _, asked = pass_on(contact_id=made.pk, request=mentoring(partnership), by=by, at=at)
        assert asked is not None
        accept(follow_up_id=asked.pk, version=asked.version, by=by, at=at)
        tell_referrer(contact_id=made.pk, told=by_telephone(at), seen=0, by=by, at=at)
        return by, Contact.objects.get(pk=made.pk)


def test_outside_the_wall_nothing_is_there(
    worked: tuple[Viewer, Contact], viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    by, made = worked
    outside = viewer_with("social_worker")
    with viewing(outside):
        before = counted()
    assert all(before.values()), before
    with viewing(by):
        raise_wall(made.about[0], by=by, at=at)
    with viewing(outside):
        assert set(counted().values()) == {0}
        with pytest.raises(Refused) as refused:
            decide(contact_id=made.pk, decided=early_help(), seen=1, by=outside, at=at)
        assert refused.value.hidden
    with viewing(by):
        assert counted().keys() == before.keys()
        assert all(counted().values())


def test_a_restricted_person_attached_takes_all_of_it_behind_the_wall(
    worked: tuple[Viewer, Contact],
    viewer_with: Callable[..., Viewer],
    child: Callable[..., SourceRecord],
    at: datetime,
) -> None:
    by, made = worked
    outside = viewer_with("social_worker")
    with viewing(by):
        other = child(by=by, at=at, given="Ada")
        raise_wall(other.pk, by=by, at=at)
        person = Named(record_id=other.pk, role=SubjectRole.ADULT)
    with viewing(outside), pytest.raises(Refused, match="not there, or not yours"):
        attach(contact_id=made.pk, person=person, by=outside, at=at + SOON)
    with viewing(by):
        attach(contact_id=made.pk, person=person, by=by, at=at + SOON)
    with viewing(outside):
        assert set(counted().values()) == {0}


def test_one_outside_cannot_widen_what_they_cannot_see(
    worked: tuple[Viewer, Contact], viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    by, made = worked
    with viewing(by):
        raise_wall(made.about[0], by=by, at=at)
    with viewing(viewer_with("social_worker")), connection.cursor() as cursor:
        cursor.execute("SELECT front_door_widen(%s, %s::uuid[])", [made.pk, [made.pk]])
        assert cursor.fetchone() == (None,)


@pytest.mark.parametrize("role", ["agency_worker", "partnership_officer", "practitioner", "analyst"])
def test_a_post_that_reads_no_contacts_sees_none_in_the_database(
    worked: tuple[Viewer, Contact], viewer_with: Callable[..., Viewer], role: str
) -> None:
    with viewing(viewer_with(role)):
        assert Contact.objects.count() == 0
        assert Decision.objects.count() == 0


def test_the_pages_answer_as_if_it_were_not_there_and_the_asking_is_on_record(
    worked: tuple[Viewer, Contact],
    staff_with: Callable[..., Staff],
    signed_in: Callable[[Staff], Client],
    fixed_clock: datetime,
    at: datetime,
) -> None:
    by, made = worked
    with viewing(by):
        raise_wall(made.about[0], by=by, at=at)
    outside = staff_with("social_worker")
    client = signed_in(outside)
    for name in ("contact", "decide", "tell", "people", "copy_out", "amend"):
        page = client.get(reverse(f"front_door:{name}", args=[made.pk]))
        assert page.status_code == 404
        assert made.reference not in page.content.decode()
    assert made.reference not in client.get(reverse("front_door:contacts")).content.decode()
    officer = staff_with("governance_officer")
    with viewing(viewer_of(officer, on=at.date())):
        refused = AuditEvent.objects.filter(outcome="refused", staff_id=outside.pk)
        assert refused.count() == 6
