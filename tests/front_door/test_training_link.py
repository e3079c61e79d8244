"""Where staff learn to weigh what is told without a name: set once, there on each such contact (FD-22c)."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core.leave import Refused
from sightline.front_door.actions import set_training
from sightline.front_door.models import Contact, TrainingLink
from sightline.front_door.queries.set_up import training_link

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
NAMELESS = {
    "source": "anonymous",
    "referrer_name": "",
    "referrer_role": "",
    "referrer_organisation": "",
    "referrer_phone": "",
}
Sign = Callable[[Staff], Client]
GIVEN = {
    "title": "Told without a name \u202e",
    "address": "https://learning.example/no-name?course=2#start",
    "why": "Board",
    "seen": "0",
}


@pytest.fixture
def page(staff_with: Callable[..., Staff], signed_in: Sign, fixed_clock: datetime) -> Callable[..., str]:
    client = signed_in(staff_with("administrator"))

    def send(**fields: str) -> str:
        return client.post(reverse("front_door:training"), GIVEN | fields, follow=True).content.decode()

    return send


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "http://learning.example",
        "https://",
        "https:///course",
        "https://a b",
        "course",
    ],
)
def test_only_an_address_is_kept(page: Callable[..., str], address: str) -> None:
    shown = page(address=address)
    assert "must begin with https://" in shown
    assert "Told without a name" in shown, "what was typed stays"
    assert training_link() is None


def test_a_name_without_an_address_is_not_kept(page: Callable[..., str]) -> None:
    assert "or leave both empty" in page(address="")
    assert "Enter who decided this" in page(why="")


def test_each_change_is_kept_and_none_is_lost(page: Callable[..., str]) -> None:
    assert "Saved. It stands on every contact" in page()
    assert "Somebody else" in page(title="Another course"), "the page shown before somebody saved"
    assert "Another course" in page(title="Another course", seen="1")
    assert "No address has been given yet" in page(title="", address="", seen="2")
    kept = TrainingLink.objects.order_by("number").values_list("title", flat=True)
    assert list(kept) == ["Told without a name", "Another course", ""]


def test_others_may_not(viewer_with: Callable[..., Viewer], at: datetime) -> None:
    by = viewer_with("front_door_manager")
    with viewing(by), pytest.raises(Refused):
        set_training(title="Course", address="https://learning.example", why="x", seen=0, by=by, at=at)


def test_the_database_keeps_no_other_kind_of_address(at: datetime) -> None:
    with pytest.raises(IntegrityError), transaction.atomic("owner"):
        TrainingLink.objects.using("owner").create(
            number=1, title="Course", address="javascript:alert(1)", why="x", at=at
        )


@pytest.mark.parametrize("named", [False, True])
def test_it_stands_on_what_is_told_without_a_name(
    named: bool,
    page: Callable[..., str],
    contact: Callable[..., Contact],
    staff_with: Callable[..., Staff],
    signed_in: Sign,
    at: datetime,
) -> None:
    page()
    worker = staff_with("social_worker")
    by = viewer_of(worker, on=at.date())
    with viewing(by):
        made = contact(by=by, at=at - timedelta(hours=1), **({} if named else NAMELESS))
    client = signed_in(worker)
    for name in ("contact", "screening", "decide"):
        shown = client.get(reverse(f"front_door:{name}", args=[made.pk]))
        assert shown.status_code == 200
        assert ("learning.example/no-name" in shown.content.decode()) is not named, name
    assert "learning.example/no-name" in client.get(reverse("front_door:guidance")).content.decode()
