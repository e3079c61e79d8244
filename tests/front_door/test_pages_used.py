"""What is done on the pages of a contact that is recorded: changes, people added, copies, calls."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from html import unescape
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.front_door.actions import choose_urgency, decide
from sightline.front_door.models import Amendment, CallBack, Contact, ContactSubject, CopyOut
from sightline.front_door.states import Urgency
from tests.front_door.conftest import early_help

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Sign = Callable[[Staff], Client]


@pytest.fixture
def worker(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("social_worker", name="Sam Ortiz")


@pytest.fixture
def by(worker: Staff, at: datetime) -> Viewer:
    return viewer_of(worker, on=at.date())


@pytest.fixture
def client(worker: Staff, signed_in: Sign, fixed_clock: datetime) -> Client:
    return signed_in(worker)


@pytest.fixture
def made(by: Viewer, contact: Callable[..., Contact], at: datetime) -> Contact:
    with viewing(by):
        return contact(by=by, at=at)


def page(name: str, key: UUID, **also: str) -> str:
    return reverse(f"front_door:{name}", args=[key, *also.values()])


def shown_on(client: Client, address: str) -> str:
    """What the page showed of the part it changes."""
    found = re.search(r'name="seen" value="([^"]*)"', client.get(address).content.decode())
    return unescape(found[1]) if found else ""


def test_a_change_made_since_the_page_was_opened_is_shown_beside_what_was_typed(
    client: Client, by: Viewer, made: Contact, at: datetime
) -> None:
    seen = shown_on(client, page("urgency", made.pk))
    with viewing(by):
        choose_urgency(contact_id=made.pk, urgency=Urgency.RED, why="He is out now", by=by, at=at)
    typed = {"urgency": "green", "why": "All is well at school", "seen": seen}
    answer = client.post(page("urgency", made.pk), typed).content.decode()
    assert "it now says Red: now" in answer
    assert "All is well at school" in answer
    with viewing(by):
        assert Contact.objects.get(pk=made.pk).urgency == Urgency.RED
    assert client.post(page("urgency", made.pk), {**typed, "seen": "Red: now"}).status_code == 302


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("amend", {"field": "place", "text": "Mill Lane", "why": "She rang back"}),
        ("urgency", {"urgency": "red", "why": "He is out now"}),
        ("tick", {"ticked": "yes", "exploitation_type": "sexual", "why": "What she said"}),
        ("tick", {"ticked": "no", "why": "A mistake"}),
        ("open_case", {"is_open": "yes", "which": "Team 4", "why": "Looked up"}),
        ("their_reference", {"system": "Main", "reference": "77", "why": "Keyed today"}),
    ],
)
def test_small_changes_are_saved_with_a_reason(
    client: Client, by: Viewer, made: Contact, name: str, typed: dict[str, str]
) -> None:
    missing = client.post(page(name, made.pk), {**typed, "why": ""}).content.decode()
    assert "There is a problem" in missing
    typed = {**typed, "seen": shown_on(client, page(name, made.pk))}
    assert client.post(page(name, made.pk), typed)["Location"] == page("contact", made.pk)
    with viewing(by):
        assert Amendment.objects.count() == 1
    assert typed["why"] in client.get(page("contact", made.pk)).content.decode()


def test_a_person_is_added_later(client: Client, by: Viewer, made: Contact, child: Any, at: datetime) -> None:
    with viewing(by):
        other = child(by=by, at=at, given="Ada")
    assert "Search and choose somebody first" in client.post(page("people", made.pk), {}).content.decode()
    chosen = client.post(page("people", made.pk), {"_choose": str(other.pk)}).content.decode()
    assert "Add to this contact" in chosen
    client.post(page("people", made.pk), {"person": str(other.pk), f"role-{other.pk}": "adult"})
    with viewing(by):
        assert ContactSubject.objects.get(source_record=other).role == "adult"


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_copy_leaves_with_both_references_and_is_on_record(
    client: Client, by: Viewer, made: Contact, form: str, at: datetime
) -> None:
    with viewing(by):
        decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at)
    client.post(page("their_reference", made.pk), {"system": "Main", "reference": "77", "why": "Keyed"})
    copy = client.post(page("copy_file", made.pk, form=form))
    body = copy.content.decode()
    assert copy["Content-Disposition"].startswith(f'attachment; filename="{made.reference}.')
    if form == "json":
        told = json.loads(body)
        assert (told["our_reference"], told["their_reference"], told["level"]) == (
            made.reference,
            "77",
            "Vulnerable",
        )
    else:
        assert "Decided by\nSam Ortiz, social worker SW123456" in body
    with viewing(by):
        assert CopyOut.objects.get().their_reference == "77"
    assert "Copy taken for the main case system" in client.get(page("contact", made.pk)).content.decode()


def test_a_page_cannot_be_made_to_copy_by_a_link(client: Client, made: Contact) -> None:
    assert client.get(page("copy_file", made.pk, form="text")).status_code == 405
    assert client.get(page("take_up", made.pk)).status_code == 405


def test_a_call_back_by_the_page(client: Client, by: Viewer, made: Contact) -> None:
    typed = {
        "caller": "Jo Reed",
        "words": "Nothing happened",
        "called_at-day": "4",
        "called_at-month": "3",
        "called_at-year": "2026",
        "called_at-time": "10:20",
        "_once": str(uuid4()),
    }
    for _ in range(2):
        assert client.post(page("call_back", made.pk), typed)["Location"] == page("contact", made.pk)
    with viewing(by):
        assert CallBack.objects.count() == 1
