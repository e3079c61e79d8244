"""Whatever is done with a letter, in whatever order: its state, its clocks and its facts agree; pages read as often."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.letters import actions
from sightline.letters.models import Answer, Departure, Letter, SecondLook
from sightline.letters.states import LEFT, LETTER, Act, State
from sightline.letters.wordings import version_of
from tests.letters.test_work import SENT, Desk, desk  # noqa: F401 - the same desk

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
ACTS = list(Act)
# What runs in each state of a letter to a practice: until it leaves, then until it is answered.
RUNS: dict[str, set[str]] = {
    State.DRAFT: {"CL-44"},
    State.WAITING: {"CL-44"},
    State.READY: {"CL-44"},
    State.SENT: {"CL-45"},
}


def does(at_desk: Desk, letter: Letter, act: Act) -> None:
    """One act, by somebody whose post carries it."""
    now: dict[str, Any] = {"left_at": at_desk.at}
    moves: dict[Act, Callable[[], object]] = {
        Act.CHANGE: lambda: _changes(at_desk, letter),
        Act.FINISH: lambda: at_desk.does(actions.finish_letter, letter),
        Act.OFFER: lambda: at_desk.does(actions.finish_letter, letter),
        Act.ALLOW: lambda: at_desk.does(actions.look_again, letter, "second", allowed=True, words=""),
        Act.RETURN: lambda: at_desk.does(
            actions.look_again, letter, "second", allowed=False, words="Shorter"
        ),
        Act.SEND: lambda: at_desk.does(actions.send_letter, letter, **SENT, **now),
        Act.ACKNOWLEDGE: lambda: at_desk.does(
            actions.record_answer, letter, who="The manager", marked=True, words=""
        ),
        Act.GIVE_UP: lambda: at_desk.does(actions.give_up_letter, letter, why="Not needed"),
    }
    moves[act]()


def _changes(at_desk: Desk, letter: Letter) -> None:
    with viewing(at_desk.viewer()):
        version = Letter.objects.get(pk=letter.pk).version
    writing = at_desk.writing(third_party=letter.third_party, need="In other words.")
    at_desk.does(actions.change_letter, letter, writing=writing, version=version)


def leads(letter: Letter, state: str, act: Act) -> Act:
    """The act that is really done: whoever finishes a letter asks a second person where it must be read."""
    second = version_of(letter.kind, letter.wording_version).leave or bool(letter.third_party)
    if act in (Act.FINISH, Act.OFFER):
        return Act.OFFER if second else Act.FINISH
    return act


def agrees(at_desk: Desk, letter: Letter, state: str) -> None:
    """What must hold after any act."""
    assert at_desk.state(letter) == state
    assert at_desk.clocks(letter) == RUNS.get(state, set())
    with viewing(at_desk.viewer("second")):
        kept = Letter.objects.get(pk=letter.pk)
        assert Departure.objects.filter(letter=letter).exists() == (state in LEFT)
        assert Answer.objects.filter(letter=letter).exists() == (state == State.ACKNOWLEDGED)
        assert bool(kept.given_up_why) == (state == State.GIVEN_UP)
        left = Departure.objects.filter(letter=letter).first()
        assert left is None or left.body == kept.body, "it is kept as it left"
        read = SecondLook.objects.filter(letter=letter, allowed=True).exists()
        assert read or not letter.third_party or state not in (State.READY, *LEFT), "two pairs of eyes"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.sampled_from(ACTS), max_size=8), third_party=st.sampled_from(["", "Her brother."]))
def test_any_order(desk: Desk, acts: list[Act], third_party: str) -> None:  # noqa: F811
    with transaction.atomic():
        letter = desk.begins(third_party=third_party)
        state = State.DRAFT.value
        agrees(desk, letter, state)
        for act in acts:
            done = leads(letter, state, act)
            if LETTER.may(state, done):
                does(desk, letter, act)
                state = LETTER.after(state, done)
            else:
                with pytest.raises(Refused):
                    does(desk, letter, act)
            agrees(desk, letter, state)
        transaction.set_rollback(True)


def reads(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return len(queries)


def test_every_page_reads_as_often_however_much_there_is(
    desk: Desk,  # noqa: F811
    signed_in: Callable[[Staff], Client],
) -> None:
    sent, draft, waiting = desk.begins(), desk.begins(), desk.begins(third_party="Her brother.")
    desk.does(actions.finish_letter, sent)
    desk.does(actions.send_letter, sent, **SENT, left_at=desk.at)
    desk.does(actions.finish_letter, waiting)
    writer, second = signed_in(desk.staff["writer"]), signed_in(desk.staff["second"])
    pages: list[tuple[Any, str]] = [
        (writer, reverse("letters:list")),
        (writer, reverse("letters:write", args=[desk.child.pk]) + "?kind=gp_at_risk"),
        *((writer, reverse("letters:one", args=[each.pk])) for each in (sent, draft, waiting)),
        *((writer, reverse(f"letters:{name}", args=[draft.pk])) for name in ("change", "finish", "give_up")),
        (writer, reverse("letters:answer", args=[sent.pk])),
        (second, reverse("letters:look", args=[waiting.pk])),
    ]
    with clock.fixed(desk.at + timedelta(hours=2)):
        before = [reads(client, address) for client, address in pages]
        for _ in range(3):
            other = desk.begins(third_party="Her sister.")
            desk.does(actions.finish_letter, other)
            desk.does(actions.look_again, other, "second", allowed=False, words="Shorter")
        desk.does(actions.look_again, waiting, "second", allowed=False, words="Shorter")
        desk.does(actions.finish_letter, waiting)
        assert [reads(client, address) for client, address in pages] == before
    assert max(before) <= 20
