"""Pages of meetings: each is drawn, works when posted to, reads as often however much there is, and holds its wall."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.meetings import actions
from sightline.meetings.models import Group, Meeting, Minutes, Seat, Vote
from sightline.meetings.queries.one import whole
from sightline.meetings.states import State
from tests.meetings.conftest import SECRET, Cast
from tests.meetings.test_work import group_meeting

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]
MOST = 42


def words(response: Any) -> str:
    assert response.status_code == 200, response.content.decode()[:3000]
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def page(cast: Cast, name: str) -> str:
    return reverse(f"meetings:{name}", args=[cast.meeting.pk])


def when(name: str, day: str) -> dict[str, str]:
    parts = dict(zip(("day", "month", "year", "time"), day.split(), strict=False))
    return {f"{name}-{part}": text for part, text in parts.items()}


def test_a_meeting_from_its_calling_to_its_minutes(cast: Cast, signed_in: Signs) -> None:
    """The chair calls one from a child's page, writes who came, gives an action, sends minutes and agrees them."""
    client = signed_in(cast.staff["chair"])
    address = reverse("meetings:call", args=[cast.child.pk])
    with clock.fixed(cast.at):
        assert "What kind of meeting" in words(client.get(address))
        form = words(client.get(f"{address}?kind=strategy"))
        assert "By post: Exploitation team manager" in form
        posted = {
            "where": "",
            "mode": "video",
            "link": "https://video.example.org/j/8841",
            "why": "The level is amber.",
            "chair": str(cast.staff["chair"].pk),
            "asked": [f"agency:{cast.there.police.pk}"],
            **when("starts_at", "10 3 2026 10:00"),
        }
        assert "Called." in words(client.post(f"{address}?kind=strategy", posted, follow=True))
    with viewing(cast.viewer("chair")):
        cast.meeting = Meeting.objects.get(kind="strategy")
        asked = whole(cast.viewer("chair"), cast.meeting).invited
    with clock.fixed(cast.meeting.starts_at + timedelta(hours=3)):
        _held(cast, signed_in(cast.staff["chair"]), asked)


def _held(cast: Cast, client: Client, asked: list[Any]) -> None:
    came: dict[str, str] = {"seen": "0", "again": "CL-32-AMBER"}
    for each in asked:
        came |= {f"came_{each.pk}": "came", f"who_{each.pk}": "In person"}
    assert "Saved." in words(client.post(page(cast, "attendance"), came, follow=True))
    action = {"words": "Visit", "whom": f"agency:{cast.there.police.pk}", **when("due_on", "27 3 2026")}
    assert "Visit" in words(client.post(page(cast, "give"), action, follow=True))
    written = {"seen": "0", "words": "We agreed.", "section_Safety plan": "A safe adult"}
    assert "A safe adult" in words(client.post(page(cast, "minutes"), written, follow=True))
    clash = client.post(page(cast, "minutes"), written | {"words": "Another text"})
    assert clash.status_code == 409
    assert "We agreed." in clash.content.decode()
    assert "Another text" in clash.content.decode()
    assert "Sent" in words(client.post(page(cast, "amend"), {"words": "A date"}, follow=True))
    agreed = words(client.post(page(cast, "agree"), {"seen": "1", "agreed": "on"}, follow=True))
    assert State.AGREED.label in agreed


def test_an_organisation_answers_on_its_own_page(cast: Cast, signed_in: Signs) -> None:
    client = signed_in(cast.staff["police"])
    address = reverse("meetings:inform", args=[cast.places["police"]])
    with clock.fixed(cast.at + timedelta(hours=1)):
        assert "Say what is known" in words(client.post(address, {"looked_in": "Files"}))
        posted = {"looked_in": "Files", "words": SECRET, "coming": [str(cast.staff["constable"].pk)]}
        assert SECRET in words(client.post(address, posted, follow=True))
        assert "What your organisation sent" in words(client.get(page(cast, "one")))
        assert "Papers" in words(signed_in(cast.staff["constable"]).get(page(cast, "one")))
        item = {"title": "The bus station", "words": ""}
        assert "The bus station" in words(client.post(page(cast, "add_item"), item, follow=True))


def test_only_those_who_come_read_what_others_sent(cast: Cast, signed_in: Signs) -> None:
    cast.sends("police")
    with clock.fixed(cast.at + timedelta(hours=2)):
        seen = words(signed_in(cast.staff["school"]).get(page(cast, "one")))
        assert SECRET not in seen
        assert "read by those named to come" in seen
        for who in ("charity", "adviser", "officer"):
            assert signed_in(cast.staff[who]).get(page(cast, "one")).status_code in (403, 404)


def test_put_off_and_given_another_day(cast: Cast, signed_in: Signs) -> None:
    client = signed_in(cast.staff["worker"])
    with clock.fixed(cast.at + timedelta(hours=1)):
        assert "Saved." in words(client.post(page(cast, "send"), {"ready": "on"}, follow=True))
        assert "There is a problem" in words(client.post(page(cast, "postpone"), {"version": "2", "why": ""}))
        posted = {"version": "2", "why": "The chair is ill"}
        assert "Postponed" in words(client.post(page(cast, "postpone"), posted, follow=True))
        clash = client.post(page(cast, "cancel"), posted | {"why": "Mine"})
        assert clash.status_code == 409
        assert "The chair is ill" in clash.content.decode()
        moved = {"version": "3", "why": "Back", "where": "Room 3", **when("starts_at", "20 3 2026 9:00")}
        assert "Room 3" in words(client.post(page(cast, "move"), moved, follow=True))
        gone = {"version": "4", "why": "The family moved"}
        assert "Cancelled" in words(client.post(page(cast, "cancel"), gone, follow=True))


def test_a_group_and_its_vote(cast: Cast, signed_in: Signs) -> None:
    cast.meeting = group_meeting(cast)
    by = cast.viewer("officer")
    with viewing(by):
        group, seat = Group.objects.get(), Seat.objects.get(part="chair")
        asked = whole(by, cast.meeting).invited
    with clock.fixed(cast.at):
        _kept(cast, signed_in(cast.staff["officer"]), group, seat)
    with clock.fixed(cast.meeting.starts_at + timedelta(hours=1)):
        _voted(cast, signed_in(cast.staff["officer"]), asked)
    with viewing(by):
        assert Vote.objects.count() == 1


def _kept(cast: Cast, client: Client, group: Group, seat: Seat) -> None:
    assert "Review group" in words(client.get(reverse("meetings:groups")))
    named = {"name": "Locality", "kind": "locality", "purpose": ""}
    assert "Added" in words(client.post(reverse("meetings:group_add"), named, follow=True))
    address = reverse("meetings:seat", args=[group.pk, seat.pk])
    held: dict[str, Any] = {"version": "1", "holder": str(cast.staff["officer"].pk)}
    assert "Partnership Officer" in words(client.post(address, held, follow=True))
    post = {"agency": str(cast.there.school.pk), "post": "Head", "part": "member"}
    address = reverse("meetings:seat_add", args=[group.pk])
    assert "Hollin Bank School" in words(client.post(address, post, follow=True))
    calls = {"where": "Hall", "mode": "room", "why": "As usual", **when("starts_at", "30 3 2026 9:00")}
    address = reverse("meetings:call_group", args=[group.pk])
    assert "Called." in words(client.post(address, calls, follow=True))


def _voted(cast: Cast, client: Client, asked: list[Any]) -> None:
    came = {"seen": "0", **{f"came_{each.pk}": "came" for each in asked}}
    assert "Saved." in words(client.post(page(cast, "attendance"), came, follow=True))
    votes = {f"vote_{each.agency_id}": "for" for each in asked}
    tie = votes | {f"vote_{cast.there.police.pk}": "against", "question": "Adopt the plan?"}
    assert "casting vote settles it" in words(client.post(page(cast, "vote"), tie))
    seen = words(client.post(page(cast, "vote"), tie | {"casting": "for"}, follow=True))
    assert "Carried on the chair’s casting vote" in seen


def test_pages_read_as_often_however_much_there_is(cast: Cast, signed_in: Signs) -> None:
    cast.sends("police")
    cast.sends("school")
    cast.holds()
    cast.minutes()
    _gives(cast)
    names = ["one", "attendance", "minutes", "give", "amend"]
    addresses = [reverse("meetings:list"), *(page(cast, name) for name in names)]
    with clock.fixed(cast.meeting.starts_at + timedelta(days=1)):
        before = {each: _reads(signed_in(cast.staff["worker"]), each) for each in addresses}
    more = cast.viewer("worker")
    for _ in range(3):
        _gives(cast)
    cast.minutes("Put right.", seen=1)
    for _ in range(3):
        cast.calls()
    with clock.fixed(cast.meeting.starts_at + timedelta(days=1)):
        after = {each: _reads(signed_in(cast.staff["worker"]), each) for each in addresses}
    assert after == before
    assert max(before.values()) <= MOST
    with viewing(more):
        assert Minutes.objects.count() == 2


def _gives(cast: Cast) -> None:
    by = cast.viewer("worker")
    given: dict[str, Any] = {"words": "Visit", "agency": cast.there.police, "due_on": None}
    with viewing(by):
        actions.give_action(meeting_id=cast.meeting.pk, **given, by=by, at=cast.meeting.starts_at)


def _reads(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return len(queries)
