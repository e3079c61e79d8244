"""Whatever is done with a crime, in whatever order: its state and its facts agree, and what cannot be is refused."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.access.viewer import viewing
from sightline.core.leave import Refused
from sightline.justice import actions
from sightline.justice.models import Crime, CrimeOutcome, Happened, Reopened, Suspected, Withdrawn
from sightline.justice.states import CRIME, Act, State
from tests.justice.conftest import Cast, recorded

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
NUMBERS = count()
KEPT: dict[Act, Any] = {
    Act.NAME: Suspected,
    Act.TELL: Happened,
    Act.DECIDE: CrimeOutcome,
    Act.WITHDRAW: Withdrawn,
}


def does(cast: Cast, act: Act, done: list[Act]) -> None:
    """One act, by the officer."""
    key: dict[str, Any] = {"crime_id": cast.crime.pk}
    version = 1 + sum(each not in (Act.NAME, Act.TELL) for each in done)
    moves: dict[Act, Callable[[], object]] = {
        Act.AMEND: lambda: cast.does(
            actions.amend_crime, **key, recorded=recorded(police_reference="22/099/26"), version=version
        ),
        Act.NAME: lambda: cast.names(cast.suspect(f"S-{next(NUMBERS)}")),
        Act.TELL: lambda: cast.happens(),
        Act.DECIDE: lambda: cast.decides(seen=done.count(Act.DECIDE)),
        Act.REOPEN: lambda: cast.does(actions.reopen_crime, **key, why="A witness"),
        Act.WITHDRAW: lambda: cast.does(actions.withdraw_crime, **key, why="Typed twice"),
        Act.REINSTATE: lambda: cast.does(actions.reinstate_crime, **key, why="It was another"),
    }
    moves[act]()


def agrees(cast: Cast, state: str, done: list[Act]) -> None:
    """What must hold after any act."""
    with viewing(cast.viewer()):
        assert Crime.objects.get(pk=cast.crime.pk).state == state
        for act, model in KEPT.items():
            assert model.objects.filter(crime=cast.crime).count() == done.count(act)
        again = done.count(Act.REOPEN) + done.count(Act.REINSTATE)
        assert Reopened.objects.filter(crime=cast.crime).count() == again


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.sampled_from(list(Act)), max_size=7))
def test_any_order(cast: Cast, acts: list[Act]) -> None:
    with transaction.atomic():
        state, done = State.INVESTIGATED.value, list[Act]()
        for act in acts:
            if CRIME.may(state, act):
                does(cast, act, done)
                state = CRIME.after(state, act)
                done.append(act)
            else:
                with pytest.raises(Refused, match="cannot be done now"):
                    does(cast, act, done)
            agrees(cast, state, done)
        transaction.set_rollback(True)
