"""What happened online is recorded jointly with a unit against organised crime, by the police (ID-18)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.intelligence.given import ONLY_ONLINE, WITH_WHOM
from sightline.intelligence.models import Report
from sightline.intelligence.states import Where
from tests.intelligence.conftest import Cast
from tests.intelligence.test_pages import on, words

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]
UNIT = "Regional organised crime unit"
JOINT: dict[str, Any] = {"happened": Where.ONLINE, "joint_with": UNIT, "joint_reference": "ROCU/4"}


@pytest.mark.parametrize("who", ["analyst", "desk", "officer"])
def test_the_police_record_it_and_it_is_graded_as_any_other(cast: Cast, who: str) -> None:
    report = cast.sends(who, **JOINT)
    cast.grades(report)
    with viewing(system_viewer("test")):
        found = Report.objects.get()
    assert (found.joint_with, found.joint_reference, found.happened) == (UNIT, "ROCU/4", "online")


def test_nobody_else_does_and_only_of_what_happened_online(cast: Cast) -> None:
    with pytest.raises(Refused, match="Only the police"):
        cast.sends("school", **JOINT)
    with pytest.raises(Refused, match=ONLY_ONLINE):
        cast.sends("analyst", **JOINT | {"happened": Where.PLACE})
    with pytest.raises(Refused, match=WITH_WHOM):
        cast.sends("analyst", **JOINT | {"joint_with": ""})
    assert cast.sends("school", happened=Where.ONLINE).joint_with == ""


def test_the_database_says_it_again(cast: Cast) -> None:
    report = cast.sends("analyst", happened=Where.PLACE)
    for change in ("joint_with = 'A unit'", "joint_reference = 'A number'"):
        with (
            viewing(cast.viewer("desk")),
            pytest.raises(IntegrityError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"UPDATE intelligence_report SET {change} WHERE id = %s", [report.pk])


def test_its_pages_show_it_to_those_who_read_the_report(cast: Cast, signed_in: Signs) -> None:
    send = reverse("intelligence:send")
    with clock.fixed(cast.at + timedelta(hours=1)):
        analyst, desk, school = (signed_in(cast.staff[who]) for who in ("analyst", "desk", "school"))
        assert "Recorded jointly" not in words(school.get(send))
        posted = {"words": "An account asks for pictures.", "how": "records", **on("seen_on", cast.at.date())}
        unsaid = words(analyst.post(send, posted | {"joint_with": UNIT, "happened": "place"}))
        assert ONLY_ONLINE in unsaid
        sent = posted | {"joint_with": UNIT, "joint_reference": "ROCU/4", "happened": "both"}
        assert f"{UNIT}, under ROCU/4" in words(analyst.post(send, sent, follow=True))
        cast.sends("school")
        listed = words(desk.get(reverse("intelligence:list") + "?happened=online"))
        assert f"jointly with {UNIT}" in listed
        assert "Hollin Bank School" not in listed
        assert UNIT not in words(school.get(reverse("intelligence:list")))
