"""The pages of a partner that disputes a decision."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import AuditEvent, Staff
from sightline.access.states import Outcome
from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.front_door.actions import decide
from sightline.front_door.models import (
    Challenge,
    Contact,
)
from tests.front_door.hub.disputing import send, work
from tests.front_door.hub.test_challenges import NFA
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_the_pages_from_the_list_to_the_answer_and_further(
    told: Contact,
    officer: Staff,
    second: Staff,
    signed_in: Callable[[Staff], Client],
    fixed_clock: datetime,
) -> None:
    client = signed_in(officer)
    listed = client.get(reverse("front_door:our_decisions")).content.decode()
    assert told.reference in listed
    assert "Jon Reed" not in listed
    where = reverse("front_door:disagree", args=[told.pk])
    assert where in listed
    assert "ring 999" in client.get(where).content.decode()
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        assert AuditEvent.objects.filter(
            outcome=Outcome.OPENED, about__contains=[str(told.about[0])]
        ).exists()
    assert "Answer: What do you disagree" in client.post(where, {"seen": "1"}).content.decode()
    story = client.post(where, {"seen": "1", "words": "<i>No</i>"})["Location"]
    shown = client.get(story).content.decode()
    assert "&lt;i&gt;No" in shown
    assert "Sent, not yet with a manager" in shown
    work()
    assert "Waiting for an answer" in client.get(story).content.decode()
    assert told.reference in client.get("/").content.decode()
    answered(signed_in(second))
    and_further(client, story)


def and_further(client: Client, story: str) -> None:
    shown = client.get(story).content.decode()
    assert "It stands: &lt;b&gt;why" in shown
    assert "Not for them" not in shown
    assert client.post(f"{story}further/", {"words": ""}).status_code == 200
    further = client.post(f"{story}further/", {"words": "Still"})["Location"]
    work()
    assert "Heads of service of both" in client.get(further).content.decode()
    assert client.get(f"{story}further/").status_code == 302


def answered(manager: Client) -> None:
    listed = manager.get("/contacts/challenges/").content.decode()
    assert "Marches Police, Pat Hale" in listed
    with viewing(system_viewer("test")):
        key = Challenge.objects.get().pk
    where = reverse("front_door:challenge_answer", args=[key])
    typed = {"seen": "1", "finding": "stands", "reason": "Not for them"}
    assert "Enter what the organisation is told" in manager.post(where, typed).content.decode()
    saved = manager.post(where, {**typed, "to_partner": "It stands: <b>why</b>."})
    assert saved.status_code == 302
    assert "On their own page" in manager.get(saved["Location"]).content.decode()


def test_the_number_of_queries_is_fixed(
    told: Contact,
    partner: Viewer,
    officer: Staff,
    by: Viewer,
    contact: Callable[..., Contact],
    signed_in: Callable[[Staff], Client],
    partnership: Partnership,
    at: datetime,
    fixed_clock: datetime,
) -> None:
    sent, client = send(told, partner, at), signed_in(officer)
    with viewing(by):
        for _ in range(3):
            more = contact(by=by, at=at, referrer_agency_id=partnership.police.pk)
            decide(contact_id=more.pk, decided=NFA, seen=0, by=by, at=at)
    pages = {"our_decisions": [], "disagree": [told.pk], "our_dispute": [sent.pk]}
    counted = {}
    for name, args in pages.items():
        address = reverse(f"front_door:{name}", args=args)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counted[name] = len(queries)
    assert counted == {"our_decisions": 9, "disagree": 9, "our_dispute": 11}
