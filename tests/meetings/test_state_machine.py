"""Whatever those who run a meeting do, in whatever order, its state, its clocks and its facts agree."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.access.viewer import viewing
from sightline.core.leave import Refused
from sightline.deadlines.models import Clock
from sightline.meetings import actions
from sightline.meetings.models import Attendance, Meeting, Minutes, MinutesAgreed
from sightline.meetings.states import AFTER, BEFORE, MEETING, Act, State
from tests.meetings.conftest import WEEKS, Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
WALKED = (Act.SEND, Act.MOVE, Act.POSTPONE, Act.CANCEL, Act.HOLD, Act.MINUTE, Act.AGREE)
# What runs in each state, beside the clock it must be held within.
RUNS: dict[str, set[str]] = {State.HELD: {"CL-91"}, State.MINUTED: {"CL-92"}}


def does(cast: Cast, act: Act, seen: int) -> None:
    """One act by somebody whose post carries it, long after the meeting began or before it, as the act needs."""
    meeting, by = cast.meeting, cast.viewer("worker")
    given: dict[str, Any] = {
        "meeting_id": meeting.pk,
        "why": "As asked",
        "version": meeting.version,
        "by": by,
    }
    given["at"] = cast.at + timedelta(hours=1)
    where: dict[str, Any] = {"starts_at": cast.at + WEEKS, "where": "Room 1"}
    with viewing(by):
        moves: dict[Act, Callable[[], object]] = {
            Act.SEND: lambda: actions.send_papers(meeting_id=meeting.pk, by=by, at=given["at"]),
            Act.MOVE: lambda: actions.move_meeting(**given, **where),
            Act.POSTPONE: lambda: actions.postpone_meeting(**given),
            Act.CANCEL: lambda: actions.cancel_meeting(**given),
        }
        if act in moves:
            moves[act]()
    if act is Act.HOLD:
        cast.holds(seen=held(cast))
    elif act is Act.MINUTE:
        cast.minutes(seen=seen)
    elif act is Act.AGREE:
        cast.agrees(seen=seen)


def held(cast: Cast) -> int:
    with viewing(cast.viewer("worker")):
        last = Attendance.objects.filter(meeting=cast.meeting).order_by("-number").first()
        return last.number if last else 0


def agrees(cast: Cast, state: str) -> None:
    """What must hold after any act."""
    with viewing(cast.viewer("worker")):
        cast.meeting = Meeting.objects.get(pk=cast.meeting.pk)
        assert cast.meeting.state == state
        running = set(
            Clock.objects.filter(subject_id=cast.meeting.pk, stopped_at=None).values_list(
                "rule__code", flat=True
            )
        )
        assert running - {"CL-90"} == ({"CL-30"} if state in BEFORE else RUNS.get(state, set()))
        assert "CL-90" not in running or state == State.CALLED
        assert Minutes.objects.exists() == (state in (State.MINUTED, State.AGREED))
        assert MinutesAgreed.objects.exists() == (state == State.AGREED)
        assert (held(cast) > 0) == (state in AFTER)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.sampled_from(WALKED), max_size=7))
def test_any_order(cast: Cast, acts: list[Act]) -> None:
    first = cast.meeting
    with transaction.atomic():
        state, seen = State.CALLED.value, 0
        for act in acts:
            if MEETING.may(state, act):
                does(cast, act, seen)
                state = MEETING.after(state, act)
                seen += act is Act.MINUTE
            else:
                with pytest.raises(Refused):
                    does(cast, act, seen)
            agrees(cast, state)
        transaction.set_rollback(True)
    cast.meeting = first
