"""How a clock ended, and how a running one stands to its due moment."""

from datetime import datetime, timedelta

from django.db.models import TextChoices

from sightline.core.clock import london
from sightline.core.state_table import StateTable


class Outcome(TextChoices):
    """A breach stands for ever: a clock stopped late, or given up while late, stays breached."""

    RUNNING = "running", "Running"
    MET = "met", "Met in time"
    BREACHED = "breached", "Late"
    CANCELLED = "cancelled", "No longer needed"


class Standing(TextChoices):
    """What a page shows beside a running clock. Words first; a colour only supports them."""

    EARLY = "early", "In time"
    HALF = "half", "Half the time has gone"
    NEARLY = "nearly", "Most of the time has gone"
    TODAY = "today", "Due today"
    LATE = "late", "Late"


# A clock shorter than this warns on the page only: a mail once a day would come too late to help.
WARNS_BY_MAIL_FROM = timedelta(days=3)


class Act(TextChoices):
    STOP = "stop", "Stopped in time"
    BREACH = "breach", "The due moment passed"
    CANCEL = "cancel", "Given up with a reason"


CLOCK = StateTable(
    states=Outcome,
    acts={
        Outcome.RUNNING: {
            Act.STOP: Outcome.MET,
            Act.BREACH: Outcome.BREACHED,
            Act.CANCEL: Outcome.CANCELLED,
        },
        Outcome.MET: {},
        Outcome.BREACHED: {},
        Outcome.CANCELLED: {},
    },
)
MOVES = CLOCK.moves()
HOLDERS = {
    Outcome.RUNNING: "its owner",
    Outcome.MET: "nobody",
    Outcome.BREACHED: "its owner, and those above as it is escalated, until it is stopped; late for ever",
    Outcome.CANCELLED: "nobody",
}


def standing(*, started_at: datetime, due_at: datetime, now: datetime) -> Standing:
    """At half and at four fifths of the time, on the day it is due, and after."""
    if now > due_at:
        return Standing.LATE
    if london(now).date() == london(due_at).date():
        return Standing.TODAY
    gone, whole = now - started_at, due_at - started_at
    if gone * 5 >= whole * 4:
        return Standing.NEARLY
    return Standing.HALF if gone * 2 >= whole else Standing.EARLY
