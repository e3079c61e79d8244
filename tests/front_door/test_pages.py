"""Every page of the front door is rendered, as the people who use it see it."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewer_of, viewing
from sightline.front_door.actions import decide
from sightline.front_door.models import Contact
from tests.front_door.conftest import early_help

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Sign = Callable[[Staff], Client]
EVERY = [
    "contact",
    "close",
    "people",
    "decide",
    "tell",
    "call_back",
    "amend",
    "urgency",
    "tick",
    "open_case",
    "their_reference",
    "copy_out",
    "screening",
    "systems",
    "ask_partner",
    "join",
    "named_worker",
    "professional",
    "acute",
    "tonight",
    "strategy",
    "section_47",
    "conference",
    "trust",
    "send",
    "take_in",
]


@pytest.fixture
def worker(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("social_worker", name="Sam Ortiz")


@pytest.fixture
def made(worker: Staff, contact: Callable[..., Contact], at: datetime) -> Contact:
    by = viewer_of(worker, on=at.date())
    with viewing(by):
        return contact(by=by, at=at)


@pytest.mark.parametrize("name", EVERY)
def test_a_page_is_shown(
    name: str, worker: Staff, made: Contact, signed_in: Sign, fixed_clock: datetime
) -> None:
    page = signed_in(worker).get(reverse(f"front_door:{name}", args=[made.pk]))
    assert page.status_code == 200
    assert made.reference in page.content.decode()


def test_pass_on_is_shown_after_the_decision(
    worker: Staff, made: Contact, signed_in: Sign, fixed_clock: datetime, at: datetime
) -> None:
    by = viewer_of(worker, on=at.date())
    with viewing(by):
        decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at)
    page = signed_in(worker).get(reverse("front_door:pass_on", args=[made.pk]))
    assert page.status_code == 200
    assert "Family mentors (Stepping Stones)" in page.content.decode()


def test_the_list_and_a_new_contact_are_shown(
    worker: Staff, made: Contact, signed_in: Sign, fixed_clock: datetime
) -> None:
    client = signed_in(worker)
    assert made.reference in client.get(reverse("front_door:contacts")).content.decode()
    kinds = client.get(reverse("front_door:new_contact"))
    assert "A school or college" in kinds.content.decode()
    fresh = client.get(reverse("front_door:new_contact") + "?call=school")
    assert fresh.status_code == 302
    assert client.get(fresh["Location"]).status_code == 200
    assert client.get(reverse("front_door:taking", args=[uuid4()])).status_code == 200
