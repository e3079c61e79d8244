"""When a person calls back because nothing happened (FD-23a), and when nobody needs it any more."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.events import emit
from sightline.core.leave import Refused
from sightline.deadlines.actions import cancel
from sightline.deadlines.queries import clocks_of, would_be_due
from sightline.follow_up.actions.hand import Hand, Said
from sightline.follow_up.actions.telling import ASKED, Messenger
from sightline.follow_up.models import FollowUp
from sightline.follow_up.states import CLOCK_AFTER_REOPENING, Act, ChaseStep, State

WHO_SAID = "Say who told you that nothing happened."
NOT_YET = "That is in the future. Give the day and time they told you."
NO_REASON = "Say why it is withdrawn."
TOLD = "We were told that nothing happened."


@action("follow_up.reopened")
def reopen(
    *,
    follow_up_id: UUID,
    version: int,
    said_by: str,
    said_at: datetime,
    words: str,
    by: Viewer,
    at: datetime,
) -> FollowUp:
    """Somebody told us that nothing happened. The organisation is asked again, against a shorter clock.

    Silence that is already due sooner, or is being chased, is given no more time by this.
    """
    hand = Hand.ready(follow_up_id, Act.REOPEN, version=version, by=by, at=at)
    if not said_by.strip():
        raise Refused(WHO_SAID)
    if said_at > at:
        raise Refused(NOT_YET)
    silent = hand.kept.state in (State.ASKED, State.REOPENED)
    hand.move(Act.REOPEN, Said(words, said_by, said_at), done_at=None, outcome_known=False)
    if not (silent and _due_sooner(hand)):
        cancel(subject=hand.kept, why=TOLD, by=by, at=at)
        hand.start_for_asked(CLOCK_AFTER_REOPENING)
    Messenger.of(hand).to_asked(ChaseStep.REQUEST, ASKED)
    emit("follow_up.reopened", subject_id=hand.kept.pk, about=hand.kept.about, at=at)
    return hand.kept


@action("follow_up.withdrawn")
def withdraw(*, follow_up_id: UUID, version: int, why: str, by: Viewer, at: datetime) -> FollowUp:
    """Nobody needs it any more, and why. A clock that was late stays late."""
    hand = Hand.ready(follow_up_id, Act.WITHDRAW, version=version, by=by, at=at)
    if not why.strip():
        raise Refused(NO_REASON)
    hand.move(Act.WITHDRAW, Said(why))
    cancel(subject=hand.kept, why=why, by=by, at=at)
    return hand.kept


def _due_sooner(hand: Hand) -> bool:
    new = would_be_due(CLOCK_AFTER_REOPENING, hand.at)
    return clocks_of([hand.kept.pk]).filter(stopped_at=None, due_at__lte=new).exists()
