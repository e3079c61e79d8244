"""Accounts nobody signs in to: listed, and suspended by a person; nothing is done by a timer (design 5)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from sightline.access.models import AuditEvent, Staff
from sightline.access.viewer import viewer_of, viewing
from sightline.core import clock

Make = Callable[..., Staff]
SignIn = Callable[[Staff], Client]


def text(client: Client, page: str, /, *args: object, **query: str) -> str:
    return client.get(reverse(f"access:{page}", args=args), query).content.decode()


def send(client: Client, page: str, /, *args: object) -> None:
    client.post(reverse(f"access:{page}", args=args), {"why": "As asked"})


def _signed_in_before(staff: Staff, days: int) -> None:
    Staff.objects.filter(pk=staff.pk).update(last_login=clock.now() - timedelta(days=days))


def test_an_account_nobody_signs_in_to_is_listed_and_suspended_by_a_person(
    staff_with: Make, signed_in: SignIn, settings: Any
) -> None:
    settings.SIGHTLINE_DORMANT_DAYS = 60
    admin = signed_in(staff_with("administrator"))
    adviser = staff_with("adviser", name="Ada Visor")
    busy, new = staff_with("adviser", name="Bea Busy"), staff_with("adviser", name="Nia New")
    new.posts.update(starts_on=clock.today() - timedelta(days=59))
    _signed_in_before(busy, 59)
    _signed_in_before(adviser, 62)
    page = text(admin, "staff_list", state="dormant")
    assert [name for name in ("Ada Visor", "Bea Busy", "Nia New") if name in page] == ["Ada Visor"]
    assert "not signed in to for 60 days" in text(admin, "administration")
    theirs = signed_in(adviser)
    assert "signed out now" in text(admin, "staff_suspend", adviser.pk)
    send(admin, "staff_suspend", adviser.pk)
    assert theirs.get("/account/").headers["Location"].startswith("/account/sign-in/")
    _signed_in_before(adviser, 62)
    text(admin, "staff", adviser.pk)  # which says once more that it was done
    assert "Ada Visor" not in text(admin, "staff_list", state="dormant")
    assert "Suspended" in text(admin, "staff_list", state="suspended")
    assert adviser.posts.filter(ends_on=None).exists()
    send(admin, "staff_resume", adviser.pk)
    assert "Suspend the account" in text(admin, "staff", adviser.pk)
    with viewing(viewer_of(staff_with("governance_officer"), on=clock.today())):
        kinds = set(AuditEvent.objects.values_list("kind", flat=True))
    assert {"access.staff_suspended", "access.staff_resumed"} <= kinds
