"""The page of rules and holidays: one more day entered, open clocks counted again."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.deadlines.models import Holiday

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def manager(
    rules: None, staff_with: Callable[..., Staff], signed_in: Callable[[Staff], Client], fixed_clock: datetime
) -> Client:
    return signed_in(staff_with("front_door_manager"))


def test_the_rules_say_where_they_come_from_and_a_holiday_can_be_entered(manager: Client) -> None:
    address = reverse("deadlines:rules")
    shown = manager.get(address).content.decode()
    assert "Set by the partnership" in shown
    assert "their named manager after 2" in shown
    assert "to confirm" in shown
    day = {"day-day": "9", "day-month": "3", "day-year": "2026"}
    assert "There is a problem" in manager.post(address, day).content.decode()
    sent = {**day, "change": "added", "title": "A day of thanks", "source": "Royal proclamation"}
    assert manager.post(address, sent).status_code == 302
    assert "A day of thanks" in manager.get(address).content.decode()
    with viewing(system_viewer("test")):
        assert Holiday.objects.get().added


def test_the_number_of_queries_is_fixed(manager: Client) -> None:
    manager.get(reverse("deadlines:rules"))
    with CaptureQueriesContext(connection) as queries:
        manager.get(reverse("deadlines:rules"))
    assert len(queries) == 8
