"""Pages of enquiries: each is drawn, reads as often however much there is, and says nothing to those outside."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.enquiries.models import Asked, Release
from sightline.front_door.models import Contact
from tests.enquiries.conftest import SECRET, Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]
MOST = 26


def addresses(cast: Cast) -> dict[str, list[str]]:
    """Every page, by who opens it."""
    key, police, clinic = cast.enquiry.pk, cast.asked["police"], cast.asked["sexual"]
    with viewing(cast.viewer("worker")):
        out = Release.objects.get(to_agency=cast.agencies["health"])
        contact = Contact.objects.get(pk=cast.enquiry.contact_id)
    worker = [
        reverse("enquiries:list"),
        reverse("enquiries:one", args=[key]),
        reverse("enquiries:story", args=[key]),
        reverse("enquiries:story", args=[key]) + "?order=agency",
        reverse("enquiries:print", args=[key]),
        reverse("enquiries:conclude", args=[key]),
        reverse("enquiries:name", args=[key]),
        reverse("enquiries:release", args=[out.entry_id]),
        reverse("enquiries:withdraw", args=[out.pk]),
        reverse("enquiries:write_for", args=[police]),
        reverse("enquiries:open", args=[contact.pk]),
        reverse("enquiries:open", args=[contact.pk]) + "?concern=sexual",
    ]
    own = [reverse("enquiries:ours"), reverse("enquiries:released")]
    own += [reverse(f"enquiries:{name}", args=[police]) for name in ("answer", "write", "cannot")]
    own.append(reverse("enquiries:correct", args=[police, out.entry_id]))
    read = [reverse("enquiries:released_one", args=[out.pk])]
    return {
        "worker": worker,
        "police": own,
        "health": read,
        "clinic": [reverse("enquiries:sexual_health", args=[clinic])],
    }


def reads(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return len(queries)


def test_every_page_reads_as_often_however_much_there_is(cast: Cast, signed_in: Signs) -> None:
    cast.releases(cast.writes("police"), "health")
    with clock.fixed(cast.at + timedelta(hours=2)):
        before = {
            a: reads(signed_in(cast.staff[who]), a) for who, each in addresses(cast).items() for a in each
        }
        for number in range(3):
            cast.releases(cast.writes("police", minutes=6 + number), "school")
            cast.writes("health", minutes=6 + number)
        after = {
            a: reads(signed_in(cast.staff[who]), a) for who, each in addresses(cast).items() for a in each
        }
    assert after == before
    assert max(before.values()) <= MOST


def test_a_page_outside_the_wall_says_nothing(cast: Cast, signed_in: Signs) -> None:
    cast.releases(cast.writes("police"), "health")
    every = [address for each in addresses(cast).values() for address in each]
    with clock.fixed(cast.at + timedelta(hours=2)):
        for who in ("school", "adviser", "housing"):
            client = signed_in(cast.staff[who])
            for address in every:
                assert SECRET not in client.get(address).content.decode(), (who, address)


@pytest.mark.parametrize("who", ["worker", "adviser"])
def test_a_contact_and_a_child_show_that_something_is_held(cast: Cast, signed_in: Signs, who: str) -> None:
    cast.writes("police")
    child = reverse("desk:child", args=[cast.enquiry.about[0]])
    with clock.fixed(cast.at + timedelta(hours=2)):
        for address in (reverse("front_door:contact", args=[cast.enquiry.contact_id]), child):
            text = signed_in(cast.staff[who]).get(address).content.decode()
            assert cast.enquiry.reference in text
            assert f"1 entry is held. Ask {cast.staff['worker'].name}." in text
            assert SECRET not in text


def test_a_second_sending_saves_nothing_more(cast: Cast, signed_in: Signs) -> None:
    client, address = (
        signed_in(cast.staff["police"]),
        reverse("enquiries:answer", args=[cast.asked["police"]]),
    )
    with clock.fixed(cast.at + timedelta(hours=2)):
        once = re.search(r'name="_once" value="([^"]+)"', client.get(address).content.decode())
        assert once is not None
        sent = {"looked_in": "Files", "_once": once[1]}
        assert [client.post(address, sent).status_code for _ in range(2)] == [302, 302]
        assert client.get(address).content.decode().count(": nothing known</h2>") == 1


def test_the_request_leads_to_the_enquiry_and_is_answered_there(cast: Cast, signed_in: Signs) -> None:
    with viewing(cast.viewer("worker")):
        asked = Asked.objects.get(pk=cast.asked["police"])
    with clock.fixed(cast.at + timedelta(hours=2)):
        client = signed_in(cast.staff["police"])
        text = client.get(reverse("follow_up:one", args=[asked.follow_up_id])).content.decode()
        assert "Open the enquiry to answer" in text
        answer = client.get(reverse("follow_up:answer", args=[asked.follow_up_id]), follow=True)
        assert answer.redirect_chain[-1][0] == reverse("enquiries:answer", args=[asked.pk])


def test_a_print_s_form_says_beside_the_way_that_health_is_not_posted_to(
    cast: Cast, signed_in: Signs, fixed_clock: object
) -> None:
    client, page = signed_in(cast.staff["worker"]), reverse("enquiries:print", args=[cast.enquiry.pk])
    sent = {"order": "date", "why": "For the conference on Friday", "to": str(cast.agencies["health"].pk)}
    refused = client.post(page, {**sent, "how": "posted"}).content.decode()
    assert "and not by post" in refused
    assert "For the conference on Friday" in refused
    assert "Say how it goes" in client.post(page, sent).content.decode()
    printed = client.post(page, {**sent, "how": "secure_mail"}).content.decode()
    assert "It goes to Wrekinshire health. By secure e-mail." in printed
    assert (
        "It stays with" in client.post(page, {"order": "date", "why": "To read at the desk"}).content.decode()
    )
