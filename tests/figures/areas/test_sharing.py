"""Who was given what, who may only read, and what every page about areas has in common (GR-03a)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError, IntegrityError
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.figures import actions
from sightline.figures.counting import WORKER
from sightline.figures.models import AreaReturn, Published, Shared
from tests.figures.areas.conftest import AT, brought
from tests.journeys.markup import faults

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signed = Callable[[Staff], Client]


def test_what_was_given_is_put_on_the_list_and_struck_out_with_a_reason(
    by: Viewer, analyst: Staff, signed_in: Signed
) -> None:
    client = signed_in(analyst)
    address = reverse("figures:sharing")
    days = {"on-day": "1", "on-month": "2", "on-year": "2026"}
    given = {"way": "given", "what": "research", "organisation": "Severnside Police", "note": "", **days}
    assert "There is a problem" in client.post(address, given | {"organisation": ""}).content.decode()
    assert client.post(address, given).status_code == 302
    assert "Severnside Police" in client.get(address).content.decode()
    with viewing(WORKER):
        noted = Shared.objects.get()
    strike = reverse("figures:withdraw_shared", args=[noted.pk])
    assert "There is a problem" in client.post(strike, {"why": " "}).content.decode()
    assert client.post(strike, {"why": "Another force."}).status_code == 302
    assert "Struck out: Another force." in client.get(address).content.decode()
    assert "withdrawn already" in client.post(strike, {"why": "Again."}).content.decode()
    with pytest.raises(IntegrityError), transaction.atomic(), viewing(by):
        Shared.objects.filter(pk=noted.pk).update(withdrawn_why="")


def test_who_reads_figures_and_keeps_no_returns_reads_only(
    by: Viewer, staff_with: Callable[..., Staff], viewer_with: Callable[..., Viewer], signed_in: Signed
) -> None:
    kept = brought(by)
    client = signed_in(staff_with("director"))
    shown = client.get(reverse("figures:area_return", args=[kept.pk])).content.decode()
    assert "Withdraw" not in shown
    assert "Put something on the list" not in client.get(reverse("figures:sharing")).content.decode()
    assert client.post(reverse("figures:sharing"), {"way": "given"}).status_code == 403
    assert client.get(reverse("figures:bring_return")).status_code == 403
    director = viewer_with("director")
    with viewing(director):
        with pytest.raises(Refused, match="Your post"):
            actions.withdraw_return(area_return_id=kept.pk, why="No", by=director, at=AT)
        with pytest.raises(DatabaseError), transaction.atomic():
            AreaReturn.objects.filter(pk=kept.pk).update(withdrawn_why="x")
    with viewing(viewer_with("adviser")):
        assert AreaReturn.objects.count() == Shared.objects.count() == 0


@pytest.mark.parametrize("page", ["compare", "area_returns", "sharing"])
def test_the_number_of_queries_does_not_grow_with_areas(
    by: Viewer, analyst: Staff, signed_in: Signed, page: str
) -> None:
    brought(by)
    client: Any = signed_in(analyst)
    client.get(reverse(f"figures:{page}"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse(f"figures:{page}"))
    for name in ("Eastmere", "Southmere", "Westmere"):
        brought(by, name)
    with CaptureQueriesContext(connection) as more:
        client.get(reverse(f"figures:{page}"))
    assert len(more) == len(few) <= 14


def test_the_markup_of_every_page_is_sound(
    published: Published, by: Viewer, analyst: Staff, signed_in: Signed
) -> None:
    client = signed_in(analyst)
    assert faults(client.get(reverse("figures:compare")).content.decode()) == []
    kept = brought(by)
    with viewing(by):
        noted = Shared.objects.get()
    names = ("compare", "area_returns", "bring_return", "make_return", "sharing")
    addresses = [reverse(f"figures:{name}") for name in names]
    addresses += [
        reverse("figures:area_return", args=[kept.pk]),
        reverse("figures:withdraw_shared", args=[noted.pk]),
    ]
    for address in addresses:
        assert faults(client.get(address).content.decode()) == [], address
