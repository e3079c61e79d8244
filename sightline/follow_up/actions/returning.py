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
from sightline.follow_up.models import Chase, FollowUp
from sightline.follow_up.states import CLOCK_AFTER_REOPENING, ESCALATED, Act, ChaseStep, State

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

    The clock that ran is stopped (late for ever if it was late) and one new clock starts; an answer that was
    due sooner is still due then. A manager who had been told of the silence is told again at once.
    """
    hand = Hand.ready(follow_up_id, Act.REOPEN, version=version, by=by, at=at)
    if not said_by.strip():
        raise Refused(WHO_SAID)
    if said_at > at:
        raise Refused(NOT_YET)
    silent = hand.kept.state in (State.ASKED, State.REOPENED)
    sooner, managers_know = _sooner(hand) if silent else None, silent and _managers_know(hand)
    hand.move(Act.REOPEN, Said(words, said_by, said_at), done_at=None, outcome_known=False)
    cancel(subject=hand.kept, why=TOLD, by=by, at=at)
    hand.start_for_asked(CLOCK_AFTER_REOPENING, due_at=sooner)
    hand.tell_chronology("reopened", f"Nothing had happened; asked {hand.kept.asked_name} again")
    Messenger.of(hand).to_asked(ChaseStep.REQUEST, ASKED)
    if managers_know:
        Messenger.of(hand).to_managers()
    emit("follow_up.reopened", subject_id=hand.kept.pk, about=hand.kept.about, at=at)
    return hand.kept


@action("follow_up.withdrawn")
def withdraw(*, follow_up_id: UUID, version: int, why: str, by: Viewer, at: datetime) -> FollowUp:
    """Nobody needs it any more, and why. A clock that was late stays late."""
    hand = Hand.ready(follow_up_id, Act.WITHDRAW, version=version, by=by, at=at)
    if not why.strip():
        raise Refused(NO_REASON)
    hand.move(Act.WITHDRAW, Said(why))
    hand.tell_chronology("withdrawn", f"No longer asked of {hand.kept.asked_name}", words=why)
    cancel(subject=hand.kept, why=why, by=by, at=at)
    return hand.kept


def _sooner(hand: Hand) -> datetime | None:
    """The moment an answer is due already, where that is not past and is before the new clock's."""
    new = would_be_due(CLOCK_AFTER_REOPENING, hand.at)
    running = clocks_of([hand.kept.pk]).filter(stopped_at=None, due_at__gt=hand.at, due_at__lt=new)
    return running.order_by("due_at").values_list("due_at", flat=True).first()


def _managers_know(hand: Hand) -> bool:
    """Whether the silence that now ends has gone past those who were asked."""
    running = clocks_of([hand.kept.pk]).filter(stopped_at=None)
    return Chase.objects.filter(clock__in=running, step__in=ESCALATED).exists()
