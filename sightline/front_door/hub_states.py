"""The words of the hub's day: shifts, challenges and their steps, checks of the quarterly tenth."""

from dataclasses import dataclass

from django.db.models import TextChoices

from sightline.core.state_table import StateTable


class Shift(TextChoices):
    """Who takes what comes in, by the time of day (FD-26)."""

    HUB = "hub", "Front door"
    DUTY = "duty", "Emergency duty team"


class ChallengedBy(TextChoices):
    """Who disputes a decision."""

    REFERRER = "referrer", "The person who told us"
    PARTNER = "partner", "An organisation of the partnership"


class ChallengeOutcome(TextChoices):
    """What a second person found."""

    STANDS = "stands", "The decision stands"
    CHANGED = "changed", "The decision is changed"


class NewsKind(TextChoices):
    """What a partner is told of a challenge it sent from its own page."""

    PUT = "put", "Put to somebody who did not decide"
    ANSWERED = "answered", "Answered"
    NOT_PUT = "not_put", "Not put to anybody"


class ChallengeState(TextChoices):
    """Where a challenge to a decision stands, worked out from what was recorded."""

    WAITING = "waiting", "Waiting for an answer"
    ANSWERED = "answered", "Answered, to be told"
    TOLD = "told", "Answered and told"


class ChallengeAct(TextChoices):
    """What somebody does with a challenge."""

    ANSWER = "answer", "Answered"
    TELL = "tell", "Told"
    ESCALATE = "escalate", "Taken a step further"


CHALLENGE = StateTable(
    states=ChallengeState,
    acts={
        ChallengeState.WAITING: {ChallengeAct.ANSWER: ChallengeState.ANSWERED},
        ChallengeState.ANSWERED: {ChallengeAct.TELL: ChallengeState.TOLD},
        ChallengeState.TOLD: {ChallengeAct.ESCALATE: ChallengeState.WAITING},
    },
)
CHALLENGE_MOVES = CHALLENGE.moves()
CHALLENGE_HOLDERS = {
    ChallengeState.WAITING: "a manager who did not decide; after that, whoever the step names",
    ChallengeState.ANSWERED: "the front-door team, until whoever challenged is told",
    ChallengeState.TOLD: "nobody, unless it is taken a step further",
}


@dataclass(frozen=True)
class Step:
    """One step of the escalation procedure: who hears it, and the clock it runs by."""

    level: int
    hears: str
    rule: str


STEPS = {
    step.level: step
    for step in (
        Step(1, "A second front-door manager, who did not decide", "CH-01"),
        Step(2, "Heads of service of both organisations", "CH-02"),
        Step(3, "Directors of both organisations, or their deputies", "CH-03"),
        Step(4, "The leads of the partnership, with its independent scrutineer", "CH-04"),
    )
}


class ActionTaken(TextChoices):
    """What a check of a sampled referral found (FD-24)."""

    IN_TIME = "in_time", "Yes, in time"
    LATE = "late", "Yes, but late"
    IN_PART = "in_part", "In part"
    NO = "no", "No"
    NOT_SHOWN = "not_shown", "The record does not show it"


WANTING = (ActionTaken.IN_PART, ActionTaken.NO, ActionTaken.NOT_SHOWN)
"""Findings after which somebody must still act."""


class CameAgain(TextChoices):
    """Why a child who had been given help came to the front door again (FD-33)."""

    NEW = "new", "Something new happened"
    NEVER_BEGAN = "never_began", "The help never began"
    STOPPED = "stopped", "The help stopped too soon"
    NOT_ENOUGH = "not_enough", "The help was not enough, or not the right help"
    CHANGED = "changed", "The family, the school or the home changed"
    SAME = "same", "The same worry, told again while help goes on"
    NOT_KNOWN = "not_known", "Not known yet"
