"""Pages of the directory: drawn, working when posted to, nothing typed lost, as many reads however many services."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.support.models import ServiceVersion
from tests.support.conftest import Directory

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]
MOST = 20


def words(response: Any, status: int = 200) -> str:
    assert response.status_code == status, response.content.decode()[:3000]
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def typed(**also: Any) -> dict[str, Any]:
    return {
        "name": "Lantern counselling",
        "what": "Talking with a counsellor.",
        "group": "therapy",
        "provider_type": "voluntary",
        "for_whom": ["child", "parent"],
        "age_from": "11",
        "age_to": "17",
        "ways_in": ["self"],
        "modes": ["face_to_face"],
        "levels": ["complex"],
        "phone": "01632 960300",
        "waiting": "Four weeks",
        **{f"waiting_on-{part}": text for part, text in (("day", "2"), ("month", "2"), ("year", "2026"))},
    } | also


def test_a_manager_adds_a_service_and_finds_it(directory: Directory, signed_in: Signs) -> None:
    client = signed_in(directory.staff["charity"])
    with clock.fixed(directory.at):
        assert "holds no service yet" in words(client.get(reverse("support:list")))
        assert "Which organisation" not in words(client.get(reverse("support:add")))
        made = words(client.post(reverse("support:add"), typed(), follow=True))
        assert "Lantern counselling" in made
        assert "Checked 4 March 2026" in made
        assert "A child or young person; A parent or carer" in made
        listing = words(client.get(reverse("support:list")))
    assert "From 11 to 17" in made
    assert "Stepping Stones" in listing
    assert "not checked by the day" not in listing


def test_what_is_wrong_is_said_and_what_was_typed_stays(directory: Directory, signed_in: Signs) -> None:
    client = signed_in(directory.staff["charity"])
    with clock.fixed(directory.at):
        page = words(client.post(reverse("support:add"), typed(phone="ring us", what="Kept words")))
        none = words(client.post(reverse("support:add"), typed(levels=[])))
    assert "Write the telephone number in figures" in page
    assert "Kept words" in page
    assert "Answer: At which levels of worry does it help?" in none


def test_whoever_keeps_the_directory_says_whose_it_is(directory: Directory, signed_in: Signs) -> None:
    client = signed_in(directory.staff["keeper"])
    with clock.fixed(directory.at):
        assert "Which organisation provides it?" in words(client.get(reverse("support:add")))
        given = typed(agency=str(directory.there.police.pk))
        assert "Marches Police" in words(client.post(reverse("support:add"), given, follow=True))
        assert "Answer: Which organisation" in words(client.post(reverse("support:add"), typed()))


def test_it_is_changed_checked_closed_and_opened_again_with_its_history(
    directory: Directory, signed_in: Signs
) -> None:
    kept, client = directory.adds().service_id, signed_in(directory.staff["charity"])

    def act(page: str, at: datetime, **given: Any) -> str:
        with clock.fixed(at):
            assert client.get(reverse(f"support:{page}", args=[kept])).status_code == 200
            return words(client.post(reverse(f"support:{page}", args=[kept]), given, follow=True))

    later = directory.at + timedelta(days=200)
    with clock.fixed(later):
        assert "Not checked since 4 March 2026" in words(client.get(reverse("support:service", args=[kept])))
        listing = words(client.get(reverse("support:list")))
        past = words(client.get(reverse("support:list"), {"past_review": "on"}))
    assert "1 service not checked by the day" in listing
    assert "Lantern counselling" in past
    changed = act("change", later, **typed(seen_number="1", phone="01632 960399"))
    assert "Telephone number 01632 960399 (before: 01632 960300)" in changed
    assert "Not checked since" in changed
    assert "Checked 20 September 2026" in act("check", later, seen_number="2")
    assert "Its funding ended" in act("close", later, seen_number="3", why="Its funding ended")
    with clock.fixed(later):
        refused = client.get(reverse("support:change", args=[kept]))
        assert "marked “Closed”" in words(refused, 403)
    assert "Opened again" in act("reopen", later, seen_number="4", why="Funded again")


def test_two_savings_show_each_other(directory: Directory, signed_in: Signs) -> None:
    kept, client = directory.adds().service_id, signed_in(directory.staff["charity"])
    page = reverse("support:change", args=[kept])
    with clock.fixed(directory.at):
        client.post(page, typed(seen_number="1", cost="Free"))
        clash = client.post(page, typed(seen_number="1", cost="Five pounds"))
        told = words(clash, 409)
        assert "Free" in told
        assert "Five pounds" in told
        number = re.search(r'name="seen_number" value="(\d+)"', clash.content.decode())
        assert number
        assert number.group(1) == "2"
        client.post(page, typed(seen_number="2", cost="Five pounds"))
    with viewing(directory.viewer("reader")):
        assert [each.cost for each in ServiceVersion.objects.order_by("number")] == [
            "",
            "Free",
            "Five pounds",
        ]


def test_a_reader_sees_no_way_to_change(directory: Directory, signed_in: Signs) -> None:
    kept, client = directory.adds().service_id, signed_in(directory.staff["reader"])
    with clock.fixed(directory.at):
        page = words(client.get(reverse("support:service", args=[kept])))
        assert client.get(reverse("support:change", args=[kept])).status_code == 403
    assert "Close it" not in page
    other = signed_in(directory.staff["team"])
    with clock.fixed(directory.at):
        assert (
            other.post(
                reverse("support:close", args=[kept]), {"seen_number": "1", "why": "Mine now"}
            ).status_code
            == 403
        )


def test_the_list_reads_as_often_however_many(directory: Directory, signed_in: Signs) -> None:
    client, counts = signed_in(directory.staff["reader"]), []
    words(client.get(reverse("support:list")))
    for number in range(2):
        for each in range(5):
            directory.adds(name=f"Service {number}-{each}")
        with clock.fixed(directory.at), CaptureQueriesContext(connection) as read:
            words(client.get(reverse("support:list")))
        counts.append(len(read))
    assert counts[0] == counts[1] <= MOST


def test_closed_ones_are_found_where_they_are_asked_for(directory: Directory, signed_in: Signs) -> None:
    kept, client = directory.adds().service_id, signed_in(directory.staff["reader"])
    directory.does("close", kept, why="It ended")
    with clock.fixed(directory.at):
        assert "Lantern" not in words(client.get(reverse("support:list")))
        assert "Lantern" in words(client.get(reverse("support:list"), {"state": "closed"}))
        assert "No service answers" in words(
            client.get(reverse("support:list"), {"words": "nothing like it"})
        )
    assert date(2026, 3, 4) == directory.at.date()
