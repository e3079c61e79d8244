"""Answers: accepted, declined with a reason, done with an outcome. Facts, by the organisation or for it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.events import emit
from sightline.core.leave import Refused
from sightline.core.words import day
from sightline.deadlines.actions import stop
from sightline.deadlines.counting import end_of
from sightline.follow_up.actions.hand import Hand, Said
from sightline.follow_up.models import FollowUp
from sightline.follow_up.states import CLOCK_AFTER_REFUSAL, CLOCK_OF_DOING, Act, Answer

NO_REASON = "Say why it is declined. Whoever asked has to find another way."
NO_OUTCOME = "Say what was done and what came of it."
DONE_BEFORE = "The day it will be done by cannot be before today."
NOT_YET = "That is in the future. Give the day and time they told you."


@action("follow_up.accepted")
def accept(
    *,
    follow_up_id: UUID,
    version: int,
    by: Viewer,
    at: datetime,
    words: str = "",
    done_by: date | None = None,
    said_by: str = "",
    said_at: datetime | None = None,
) -> FollowUp:
    """They will do it. A clock runs until it is done, to the day they gave or the partnership's own length."""
    hand = Hand.ready(follow_up_id, Act.ACCEPT, version=version, by=by, at=at)
    answered_at = _when(hand, said_at)
    if done_by and done_by < london(at).date():
        raise Refused(DONE_BEFORE)
    said = Said(words, said_by, said_at, done_by)
    answer = _first_answer(hand, Answer.ACCEPTED, answered_at)
    hand.move(Act.ACCEPT, said, **answer)
    stop(subject=hand.kept, by=by, at=at, stopped_at=answered_at)
    hand.start_for_asked(CLOCK_OF_DOING, due_at=end_of(done_by) if done_by else None)
    promised = f"To be done by {day(done_by)}" if done_by else ""
    hand.tell_chronology(
        "accepted", f"{hand.kept.asked_name} accepted", words=promised, happened_at=answered_at
    )
    emit("follow_up.accepted", subject_id=hand.kept.pk, about=hand.kept.about, at=at)
    return hand.kept


@action("follow_up.declined")
def decline(
    *,
    follow_up_id: UUID,
    version: int,
    words: str,
    by: Viewer,
    at: datetime,
    said_by: str = "",
    said_at: datetime | None = None,
) -> FollowUp:
    """They will not, and why. Whoever asked now has a clock of their own, so that it does not end here."""
    hand = Hand.ready(follow_up_id, Act.DECLINE, version=version, by=by, at=at)
    if not words.strip():
        raise Refused(NO_REASON)
    answered_at = _when(hand, said_at)
    said, answer = Said(words, said_by, said_at), _first_answer(hand, Answer.DECLINED, answered_at)
    hand.move(Act.DECLINE, said, **answer)
    stop(subject=hand.kept, by=by, at=at, stopped_at=answered_at)
    hand.start_for_owner(CLOCK_AFTER_REFUSAL)
    hand.tell_chronology("declined", f"{hand.kept.asked_name} declined", words=words, happened_at=answered_at)
    emit("follow_up.declined", subject_id=hand.kept.pk, about=hand.kept.about, at=at)
    return hand.kept


@action("follow_up.done")
def finish(
    *,
    follow_up_id: UUID,
    version: int,
    words: str,
    by: Viewer,
    at: datetime,
    said_by: str = "",
    said_at: datetime | None = None,
) -> FollowUp:
    """It is done, and what came of it."""
    hand = Hand.ready(follow_up_id, Act.FINISH, version=version, by=by, at=at)
    if not words.strip():
        raise Refused(NO_OUTCOME)
    done_at = _when(hand, said_at)
    said = Said(words, said_by, said_at)
    hand.move(Act.FINISH, said, done_at=done_at, outcome_known=True)
    stop(subject=hand.kept, by=by, at=at, stopped_at=done_at)
    hand.tell_chronology("done", f"Done by {hand.kept.asked_name}", words=words, happened_at=done_at)
    emit("follow_up.done", subject_id=hand.kept.pk, about=hand.kept.about, at=at)
    return hand.kept


@action("follow_up.words_added")
def say_more(
    *, follow_up_id: UUID, version: int, words: str, by: Viewer, at: datetime, said_by: str = ""
) -> FollowUp:
    """Add words to what was said; nothing else changes and no clock stops."""
    hand = Hand.ready(follow_up_id, Act.SAY_MORE, version=version, by=by, at=at)
    if not words.strip():
        raise Refused("Write what you want to add.")
    hand.move(Act.SAY_MORE, Said(words, said_by))
    return hand.kept


def _when(hand: Hand, said_at: datetime | None) -> datetime:
    """When they said so: now, or earlier by telephone, but not before they were asked."""
    if said_at and said_at > hand.at:
        raise Refused(NOT_YET)
    return max(said_at or hand.at, hand.kept.asked_at)


def _first_answer(hand: Hand, answer: Answer, answered_at: datetime) -> dict[str, Any]:
    """The answer that stands now; its day is that of the first answer."""
    return {"answer": answer, "answered_at": hand.kept.answered_at or answered_at, "done_at": None}
