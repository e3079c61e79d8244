"""Other words for what blames a child, on every form about a contact; indicator words marked in screening."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewer_of, viewing
from sightline.front_door.models import Contact, Decision

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
BLAMES = "She is putting herself at risk. <script>x</script>"


@pytest.fixture
def worker(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("social_worker")


@pytest.fixture
def made(worker: Staff, contact: Callable[..., Contact], at: datetime) -> Contact:
    by = viewer_of(worker, on=at.date())
    with viewing(by):
        return contact(by=by, at=at, words="An older boyfriend buys him gifts.", worry="County lines")


@pytest.mark.parametrize("name", ["decide", "named_worker", "strategy", "tonight"])
def test_a_form_offers_other_words_without_saving_or_complaining(
    name: str,
    worker: Staff,
    made: Contact,
    staff_with: Callable[..., Staff],
    signed_in: Callable[[Staff], Client],
) -> None:
    client = signed_in(staff_with("front_door_manager"))
    where = reverse(f"front_door:{name}", args=[made.pk])
    page = client.get(where).content.decode()
    assert "Look through my words" in page
    field = page[page.index("<textarea") :].split('name="', 1)[1].split('"', 1)[0]
    page = client.post(where, {field: BLAMES, "_check": "1"}).content.decode()
    assert "It blames the child" in page
    assert "&lt;script&gt;x" in page
    assert "There is a problem" not in page
    assert Decision.objects.count() == 0


def test_while_it_is_written_only_the_list_comes_back(
    worker: Staff, made: Contact, signed_in: Callable[[Staff], Client]
) -> None:
    page = signed_in(worker).post(reverse("front_door:check_language"), {"reason": BLAMES, "_title": BLAMES})
    shown = page.content.decode()
    assert shown.count("It blames the child") == 1
    assert "<html" not in shown
    assert (
        "No words of the lists"
        in signed_in(worker)
        .post(reverse("front_door:check_language"), {"reason": "“putting herself at risk”, she said"})
        .content.decode()
    )


def test_the_screening_page_marks_words_and_decides_nothing(
    worker: Staff, made: Contact, signed_in: Callable[[Staff], Client]
) -> None:
    page = signed_in(worker).get(reverse("front_door:screening", args=[made.pk])).content.decode()
    assert '<mark class="app-found">older boyfriend' in page
    assert '<mark class="app-found">County lines' in page
    assert "They tick nothing and decide nothing" in page
