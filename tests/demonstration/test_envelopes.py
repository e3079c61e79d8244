"""The demonstration's mailbox: three envelopes that wait, and a conversation that came to its end."""

from datetime import datetime
from typing import Any

import pytest

from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.core.sealed import keys_of_code
from sightline.demonstration.script import envelopes_today as ours
from sightline.demonstration.script.hub_stage import Hub
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.learning import pictured, rehearsing
from sightline.demonstration.script.real import all_seeing
from sightline.demonstration.stencils.picture import Watched
from sightline.front_door.models import Envelope
from sightline.front_door.pages.mailbox import asks_in, envelope_lines
from sightline.front_door.queries.mailbox import waiting
from sightline.front_door.states import Source
from sightline.public import sending
from tests.mailbox_work import PEPPER, at_the_public_door, make_keys

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def played(borough: Known) -> datetime:
    make_keys()
    now = clock.now()
    with at_the_public_door():
        assert ours.play_envelopes(Hub(now), PEPPER) == len(ours.WAITING)
    return now


def test_three_wait_unopened_each_on_a_clock(played: datetime) -> None:
    with viewing(all_seeing()) as by:
        lines = envelope_lines(waiting(by))
    assert [line.standing for line in lines] == ["Not opened"] * len(ours.WAITING)
    assert all(line.due and line.left < played for line in lines)


def test_a_conversation_came_to_a_contact_and_its_code_reads_it(played: datetime) -> None:
    with at_the_public_door():
        found = sending.read(keys_of_code(ours.CODE_OF_HELD, PEPPER))
    writers = [line.writer for line in found.lines]
    assert writers == ["teller", "signed", "staff", "teller", "staff"]
    assert found.lines[-1].told == {"words": ours.THANKS}
    with viewing(all_seeing()):
        made = Envelope.objects.get(pk=found.envelope).contact
    assert made
    assert (made.source, made.received_at) == (Source.ANONYMOUS, found.lines[0].at)


def test_nobody_of_the_cast_asks_a_teller_to_do_something() -> None:
    assert [asks_in(words) for words in (ours.REPLY, ours.THANKS)] == [[], []]


def test_a_live_site_leaves_none(settings: Any, borough: Known) -> None:
    settings.SIGHTLINE_DEMO_MAILBOX = None
    assert ours.leave_envelopes(all_seeing(), clock.now()) == 0


def test_the_site_reads_every_table_that_stories_are_learned_from(borough: Known) -> None:
    """What it may not read, the mailbox's drafts, is none of them."""
    with rehearsing():
        assert "front_door_sealeddraft" not in pictured()
        assert Watched(pictured()).rows
