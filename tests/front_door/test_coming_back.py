"""A silence brings a contact back once; a refusal says on the contact's page why."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.follow_up.actions import decline
from sightline.follow_up.models import FollowUp
from sightline.front_door.actions import Call, come_back, decide, pass_on, record_call_back
from sightline.front_door.models import Contact, Move
from sightline.front_door.states import ContactState
from tests.front_door.conftest import SOON, early_help, mentoring
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
DAY = timedelta(days=1)


@pytest.fixture
def staff(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("social_worker")


@pytest.fixture
def by(staff: Staff, at: datetime) -> Viewer:
    return viewer_of(staff, on=at.date())


@pytest.fixture
def passed(
    by: Viewer, contact: Callable[..., Contact], partnership: Partnership, at: datetime
) -> tuple[Contact, FollowUp]:
    with viewing(by):
        made = contact(by=by, at=at)
        decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at)
        _, asked = pass_on(contact_id=made.pk, request=mentoring(partnership), by=by, at=at)
        assert asked is not None
        return made, asked


def silence(asked: FollowUp, at: datetime) -> None:
    worker = system_viewer("reaction")
    with viewing(worker):
        come_back(subject_id=asked.pk, by=worker, at=at)


def state_of(made: Contact, by: Viewer) -> str:
    with viewing(by):
        return str(Contact.objects.get(pk=made.pk).state)


def test_silence_that_goes_further_does_not_take_it_from_another_service(
    passed: tuple[Contact, FollowUp], by: Viewer, partnership: Partnership, at: datetime
) -> None:
    made, asked = passed
    silence(asked, at + DAY)
    assert state_of(made, by) == ContactState.DECIDED
    with viewing(by):
        other = mentoring(partnership, agency=partnership.school, team=None)
        pass_on(contact_id=made.pk, request=other, by=by, at=at + DAY)
    silence(asked, at + 2 * DAY)
    assert state_of(made, by) == ContactState.PASSED_ON
    with viewing(by):
        assert Move.objects.of(made.pk).filter(why__contains="did not answer in time").count() == 1


def test_silence_after_a_call_back_is_a_new_one(
    passed: tuple[Contact, FollowUp], by: Viewer, at: datetime
) -> None:
    made, asked = passed
    silence(asked, at + DAY)
    with viewing(by):
        call = Call(caller="Jo Reed", words="Nobody rang", called_at=at + 2 * DAY)
        record_call_back(contact_id=made.pk, call=call, follow_up_id=asked.pk, by=by, at=at + 2 * DAY)
    assert state_of(made, by) == ContactState.PASSED_ON
    silence(asked, at + 3 * DAY)
    assert state_of(made, by) == ContactState.DECIDED


def test_the_contact_s_page_says_why_it_was_declined_and_the_day_that_runs(
    passed: tuple[Contact, FollowUp],
    by: Viewer,
    staff: Staff,
    signed_in: Callable[[Staff], Client],
    fixed_clock: datetime,
    at: datetime,
) -> None:
    made, asked = passed
    client, page = signed_in(staff), reverse("front_door:contact", args=[made.pk])
    assert "11 March 2026" in client.get(page).content.decode()
    with viewing(by):
        decline(follow_up_id=asked.pk, version=1, words="No mentor until May", by=by, at=at + SOON)
    assert "Declined: No mentor until May" in client.get(page).content.decode()
