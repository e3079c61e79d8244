"""The shapes of a story. All moments are UTC; everything after the moment a story is told up to is left out."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sightline.demonstration.borough.families import Person


@dataclass(frozen=True, slots=True)
class Teller:
    """Who made a contact. `organisation` and `setting` are keys; both empty for a member of the public."""

    role: str
    name: str
    telephone: str
    organisation: str
    setting: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the second, detailed assessment of a contact on the pathway came to."""

    at: datetime
    outcome: str
    support: str | None


@dataclass(frozen=True, slots=True)
class Decision:
    """The first-stage decision. `by` is a staff key."""

    at: datetime
    by: str
    threshold: str
    outcome: str
    reason: str
    assessment: Assessment | None


@dataclass(frozen=True, slots=True)
class Telling:
    """The person who made the contact is told what happened; `how` is nobody where they cannot be, and why."""

    at: datetime
    by: str
    how: str
    words: str


@dataclass(frozen=True, slots=True)
class Step:
    """One answer about an ask: accepted (with the day promised), declined, done or withdrawn."""

    kind: str
    at: datetime
    by: str
    words: str
    promised: date | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked of one service or team, and what came of it."""

    key: str
    contact: str
    kind: str
    organisation: str
    service: str
    what: str
    at: datetime
    by: str
    due: date
    steps: tuple[Step, ...]
    after: str = ""

    def step(self, kind: str) -> Step | None:
        """The first step of a kind."""
        return next((step for step in self.steps if step.kind == kind), None)


@dataclass(frozen=True, slots=True)
class Contact:
    """One occasion on which somebody told the front door something.

    `about` holds the children it is about, empty where the child could not be identified; `exploitation` is ticked,
    text_match or none; `entered_by` is the staff key of the adviser.
    """

    key: str
    at: datetime
    entered_by: str
    source: str
    provider: str | None
    channel: str
    teller: Teller
    about: tuple[Person, ...]
    topic: str
    words: str
    exploitation: str
    exploitation_type: str | None
    about_open_case: bool
    urgency: str
    family_told: str
    reachable: bool
    decision: Decision | None = None
    telling: Telling | None = None
    asks: tuple[Ask, ...] = ()


def _known_decision(decision: Decision | None, upto: datetime) -> Decision | None:
    if decision is None or decision.at > upto:
        return None
    if decision.assessment is not None and decision.assessment.at > upto:
        return replace(decision, assessment=None)
    return decision


def known(contact: Contact, upto: datetime) -> Contact | None:
    """The contact as it stood at a moment; nothing if it had not been made yet."""
    if contact.at > upto:
        return None
    asks = tuple(
        replace(ask, steps=tuple(step for step in ask.steps if step.at <= upto))
        for ask in contact.asks
        if ask.at <= upto
    )
    telling = contact.telling if contact.telling is not None and contact.telling.at <= upto else None
    return replace(contact, decision=_known_decision(contact.decision, upto), telling=telling, asks=asks)
