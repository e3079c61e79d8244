"""Whatever people do, in whatever order, the facts, the state and the clocks agree."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.access.viewer import viewing
from sightline.core.leave import Refused
from sightline.deadlines.models import Clock
from sightline.deadlines.states import Outcome
from sightline.deadlines.tasks import sweep
from sightline.follow_up.actions import accept, decline, finish, reopen, say_more, withdraw
from sightline.follow_up.models import FollowUp, Move
from sightline.follow_up.states import FOLLOW_UP, HOLDERS, MOVES, WITH_THE_ASKED, Act, State
from tests.follow_up.conftest import Round

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
HOUR = timedelta(hours=1)
steps = st.lists(
    st.tuples(st.sampled_from([act for act in Act if act is not Act.ASK]), st.integers(1, 400)), max_size=9
)


def do(act: Act, kept: FollowUp, by: Any, at: datetime) -> FollowUp:
    given: dict[str, Any] = {"follow_up_id": kept.pk, "version": kept.version, "by": by, "at": at}
    match act:
        case Act.ACCEPT:
            return accept(**given)
        case Act.DECLINE:
            return decline(**given, words="We are full")
        case Act.FINISH:
            return finish(**given, words="It was done")
        case Act.REOPEN:
            return reopen(**given, words="Nothing happened", said_by="His mother", said_at=at)
        case Act.WITHDRAW:
            return withdraw(**given, why="The family moved")
        case _:
            return say_more(**given, words="And another thing")


def agrees(kept: FollowUp) -> None:
    """What must hold after any act."""
    moves = list(Move.objects.filter(follow_up=kept).order_by("version"))
    assert [move.version for move in moves] == list(range(1, kept.version + 1))
    assert moves[-1].state == kept.state
    running = [clock for clock in Clock.objects.filter(subject_id=kept.pk) if clock.stopped_at is None]
    owed = kept.state in WITH_THE_ASKED or kept.state == State.DECLINED
    assert len(running) == (1 if owed else 0), (
        "whatever is open has exactly one clock; what is ended has none"
    )
    answered = {Act.ACCEPT, Act.DECLINE} & {Act(move.act) for move in moves}
    assert bool(kept.answer) == bool(answered)
    assert kept.outcome_known == (kept.state == State.DONE)
    assert (kept.done_at is not None) == (kept.state == State.DONE)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_facts_state_and_clocks_agree(
    steps: list[tuple[Act, int]], asked: Callable[..., FollowUp], round_it: Round, at: datetime
) -> None:
    kept, now = asked(), at
    late: set[Any] = set()
    for act, hours in steps:
        now += hours * HOUR
        sweep(now=now)
        with viewing(round_it.asks) as by:
            kept.refresh_from_db()
            before, allowed = kept.state, act in FOLLOW_UP.acts[State(kept.state)]
            try:
                with transaction.atomic():
                    kept = do(act, kept, by, now)
            except Refused:
                assert not allowed
                kept.refresh_from_db()
                assert kept.state == before
            else:
                assert allowed
                assert kept.state == FOLLOW_UP.after(before, act)
            agrees(kept)
            breached = set(Clock.objects.filter(outcome=Outcome.BREACHED).values_list("pk", flat=True))
            assert late <= breached, "a breach is never undone"
            late = breached


def test_every_state_has_a_holder_and_says_where_it_may_go() -> None:
    assert set(MOVES) == set(HOLDERS) == set(State)
