"""Asked, accepted, declined, done, reopened, withdrawn: each a fact, each with its clock."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from sightline.access.models import Message
from sightline.access.viewer import viewing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.deadlines.counting import end_of
from sightline.deadlines.models import Clock
from sightline.follow_up.actions import accept, ask, decline, finish, reopen, say_more, withdraw
from sightline.follow_up.models import Chase, FollowUp, Move
from sightline.follow_up.references import reference_of
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind, State
from tests.follow_up.conftest import Round

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
HOUR = timedelta(hours=1)


def running(follow_up: FollowUp) -> list[str]:
    return [clock.rule.code for clock in Clock.objects.filter(subject_id=follow_up.pk, stopped_at=None)]


def ended(follow_up: FollowUp) -> dict[str, str]:
    clocks = Clock.objects.filter(subject_id=follow_up.pk, stopped_at__isnull=False)
    return {clock.rule.code: clock.outcome for clock in clocks}


def test_asking_keeps_a_fact_a_clock_and_tells_the_service(
    asked: Callable[..., FollowUp], round_it: Round, at: datetime
) -> None:
    follow_up = asked()
    with viewing(round_it.asks):
        assert follow_up.reference == reference_of(follow_up.pk)
        assert follow_up.due_at == end_of((at + timedelta(days=7)).date())
        assert running(follow_up) == ["FU-01"]
        assert [move.act for move in Move.objects.all()] == ["ask"]
        assert [chase.address for chase in Chase.objects.all()] == ["office@steppingstones.example"]
        message = Message.objects.get()
        assert (message.kind, message.reference) == ("follow_up.asked", follow_up.reference)


def test_a_safeguarding_request_has_one_working_day_and_an_agreed_day_is_kept(
    asked: Callable[..., FollowUp], round_it: Round, at: datetime
) -> None:
    urgent, agreed = asked(safeguarding=True), asked(due_on=(at + timedelta(days=2)).date())
    with viewing(round_it.asks):
        assert running(urgent) == ["FU-02"]
        assert urgent.due_on == (at + timedelta(days=1)).date()
        assert agreed.due_on == (at + timedelta(days=2)).date()
        assert Clock.objects.get(subject_id=agreed.pk).agreed


def test_accepted_then_done_meets_both_clocks(
    asked: Callable[..., FollowUp], round_it: Round, days: Callable[[float], datetime]
) -> None:
    follow_up = asked()
    with viewing(round_it.asked) as by:
        said: dict[str, Any] = {"follow_up_id": follow_up.pk, "by": by}
        kept = accept(**said, version=1, at=days(1), words="We will start on Monday")
        assert (kept.state, kept.answer, kept.answered_at) == (State.ACCEPTED, "accepted", days(1))
        assert running(kept) == ["FU-03"]
        kept = finish(**said, version=2, at=days(9), words="Six meetings; he is back at school")
        assert (kept.state, kept.done_at, kept.outcome_known) == (State.DONE, days(9), True)
        assert (running(kept), ended(kept)) == ([], {"FU-01": "met", "FU-03": "met"})
        assert [move.version for move in Move.objects.all()] == [1, 2, 3]


def test_declining_needs_a_reason_and_leaves_whoever_asked_with_a_clock(
    asked: Callable[..., FollowUp], round_it: Round, days: Callable[[float], datetime]
) -> None:
    follow_up = asked()
    with viewing(round_it.asked) as by:
        with pytest.raises(Refused, match="Say why"):
            decline(follow_up_id=follow_up.pk, version=1, words=" ", by=by, at=days(1))
        decline(follow_up_id=follow_up.pk, version=1, words="Full until May", by=by, at=days(1))
    with viewing(round_it.asks):
        owed = Clock.objects.get(subject_id=follow_up.pk, stopped_at=None)
        assert (owed.rule.code, owed.owner_team) == ("FU-05", round_it.there.front_door)
    asked(replaces=follow_up, agency=round_it.there.police, team=None, at=days(1.1))
    with viewing(round_it.asks):
        assert ended(follow_up) == {"FU-01": "met", "FU-05": "cancelled"}
        assert FollowUp.objects.get(pk=follow_up.pk).state == State.DECLINED


def test_an_answer_by_telephone_is_written_down_for_the_service(
    asked: Callable[..., FollowUp], round_it: Round, days: Callable[[float], datetime]
) -> None:
    follow_up = asked()
    with viewing(round_it.asks) as by:
        said: dict[str, Any] = {"said_by": "Jo, team leader", "said_at": days(1)}
        with pytest.raises(Refused, match="future"):
            accept(follow_up_id=follow_up.pk, version=1, by=by, at=days(1) - HOUR, **said)
        kept = accept(follow_up_id=follow_up.pk, version=1, by=by, at=days(20), **said)
        move = Move.objects.get(act="accept")
        assert (move.for_agency, move.who_said, kept.answered_at) == (True, "Jo, team leader", days(1))
        assert ended(kept) == {"FU-01": "met"}


def test_nothing_happened_reopens_against_a_shorter_clock(
    asked: Callable[..., FollowUp], round_it: Round, days: Callable[[float], datetime]
) -> None:
    follow_up = asked()
    with viewing(round_it.asked) as by:
        accept(follow_up_id=follow_up.pk, version=1, by=by, at=days(1))
        finish(follow_up_id=follow_up.pk, version=2, words="Letter sent", by=by, at=days(2))
    with viewing(round_it.asks) as by:
        told: dict[str, Any] = {
            "said_by": "His mother, by telephone",
            "said_at": days(30),
            "words": "Nobody came",
        }
        with pytest.raises(Refused, match="who told"):
            reopen(follow_up_id=follow_up.pk, version=3, by=by, at=days(30), **{**told, "said_by": ""})
        kept = reopen(follow_up_id=follow_up.pk, version=3, by=by, at=days(30), **told)
        assert (kept.state, kept.done_at, kept.outcome_known) == (State.REOPENED, None, False)
        assert running(kept) == ["FU-04"]
        assert Move.objects.get(act="reopen").who_said == "His mother, by telephone"


def test_telling_us_nothing_happened_gives_silence_no_more_time(
    asked: Callable[..., FollowUp], round_it: Round, days: Callable[[float], datetime]
) -> None:
    follow_up = asked()
    with viewing(round_it.asks) as by:
        told: dict[str, Any] = {"said_by": "His mother", "words": "Nobody rang"}
        reopen(follow_up_id=follow_up.pk, version=1, by=by, at=days(1), said_at=days(1), **told)
        assert running(follow_up) == ["FU-04"]  # sooner than the first
        reopen(follow_up_id=follow_up.pk, version=2, by=by, at=days(2), said_at=days(2), **told)
        assert running(follow_up) == ["FU-04"]
        first, second = Clock.objects.filter(subject_id=follow_up.pk, rule__code="FU-04").order_by(
            "started_at"
        )
        assert (second.due_at, first.outcome) == (first.due_at, "cancelled")


def test_withdrawing_needs_a_reason_and_ends_it(
    asked: Callable[..., FollowUp], round_it: Round, days: Callable[[float], datetime]
) -> None:
    follow_up = asked()
    with viewing(round_it.asks) as by:
        with pytest.raises(Refused, match="Say why"):
            withdraw(follow_up_id=follow_up.pk, version=1, why="", by=by, at=days(1))
        kept = withdraw(follow_up_id=follow_up.pk, version=1, why="The family moved away", by=by, at=days(1))
        assert (kept.state, ended(kept)) == (State.WITHDRAWN, {"FU-01": "cancelled"})
        with pytest.raises(Refused, match="Withdrawn"):
            say_more(follow_up_id=follow_up.pk, version=2, words="One more thing", by=by, at=days(2))


def test_the_second_of_two_answers_never_wins_in_silence(
    asked: Callable[..., FollowUp], round_it: Round, days: Callable[[float], datetime]
) -> None:
    follow_up = asked()
    with viewing(round_it.asked) as by:
        accept(follow_up_id=follow_up.pk, version=1, words="Yes, from Monday", by=by, at=days(1))
        with pytest.raises(Conflict) as caught:
            decline(follow_up_id=follow_up.pk, version=1, words="We are full", by=by, at=days(1))
        assert caught.value.saved == {"act": "Accepted", "words": "Yes, from Monday"}
        assert (caught.value.saved_by, caught.value.version) == (round_it.mentor.name, 2)
        assert FollowUp.objects.get(pk=follow_up.pk).state == State.ACCEPTED


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"what": " "}, "what you are asking"),
        ({"due_on": datetime.fromisoformat("2026-03-03").date()}, "before today"),
    ],
)
def test_a_request_that_cannot_stand_is_refused(
    asked: Callable[..., FollowUp], changes: dict[str, object], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        asked(**changes)


def test_a_team_of_another_organisation_cannot_be_asked(
    asked: Callable[..., FollowUp], round_it: Round
) -> None:
    with pytest.raises(Refused, match="does not belong"):
        asked(agency=round_it.there.police)


def test_those_who_only_answer_cannot_ask(round_it: Round, at: datetime) -> None:
    there, by = round_it.there, round_it.asked
    request = Request(Kind.OTHER, there.police, "A visit", "A worry")
    with viewing(by), pytest.raises(Refused, match="does not include"):
        ask(request=request, about=[], by=by, at=at)
