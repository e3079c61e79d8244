"""Pages of taking, the windscreen, guidance, the log of calls and the words read as often however much there is."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Agency, Staff
from sightline.access.states import AgencyKind
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.front_door.actions.calls import log_call
from sightline.front_door.actions.windscreen import Assessed, Judgement, assess
from sightline.front_door.actions.words import answer_words
from sightline.front_door.given import CallSaid
from sightline.front_door.guidance import in_force
from sightline.front_door.kinds import CallDone, Factor, Relevance
from sightline.front_door.models import Contact, TermMatch
from sightline.front_door.states import Level, Source

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
MOST = 32
WORDS = "An older boyfriend buys him gifts, and he is in debt to a dealer."


def reads(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def more(by: Viewer, contact: Callable[..., Contact], at: datetime) -> Contact:
    """One more of everything that the pages list."""
    Agency.objects.create(name=f"School {uuid4()}", kind=AgencyKind.SCHOOL, email="x@school.example")
    with viewing(by):
        made = contact(by=by, at=at, words=WORDS)
        judged = Judgement(factor=Factor.EDUC, level=Level.VULNERABLE, why="Away often")
        given = Assessed(guidance=in_force().key, judgements=(judged,), record_id=made.about[0])
        assess(contact_id=made.pk, assessed=given, by=by, at=at)
        matches = TermMatch.objects.filter(contact=made).values_list("pk", flat=True)
        answer_words(contact_id=made.pk, answers=dict.fromkeys(matches, Relevance.RELEVANT), by=by, at=at)
        call = CallSaid(
            received_at=at, source=Source.EDUCATION, caller="Ann", wanted="Sam", done=CallDone.MESSAGE
        )
        log_call(call=call, people=made.about, by=by, at=at)
    return made


def test_none_of_them_reads_more_when_there_is_more(
    staff_with: Callable[..., Staff],
    signed_in: Callable[[Staff], Client],
    contact: Callable[..., Contact],
    at: datetime,
    fixed_clock: datetime,
) -> None:
    manager = staff_with("front_door_manager")
    by, client = viewer_of(manager, on=at.date()), signed_in(manager)
    made = more(by, contact, at)
    addresses = [
        reverse("front_door:new_contact"),
        f"{reverse('front_door:taking', args=[uuid4()])}?call=school",
        reverse("front_door:windscreen", args=[made.pk]),
        reverse("front_door:windscreen_made", args=[made.pk, 1]),
        reverse("front_door:guidance"),
        reverse("front_door:call_log"),
        reverse("front_door:words_found"),
        reverse("front_door:words", args=[made.pk]),
    ]
    few = {address: reads(client, address) for address in addresses}
    for _ in range(4):
        more(by, contact, at)
    assert {address: reads(client, address) for address in addresses} == few
    assert max(few.values()) <= MOST, few
