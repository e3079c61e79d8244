"""What forms fill and actions keep, as plain objects."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sightline.access.models import Agency, Staff
from sightline.core.leave import Answer, first_refusal, unless
from sightline.missing.codes import Answer as OfferAnswer
from sightline.missing.codes import (
    Checked,
    Follow,
    Found,
    Gone,
    Grade,
    How,
    Kind,
    Late,
    NotDue,
    Outcome,
    PlaceKind,
    Provider,
    Source,
)

FUTURE = "That is in the future."
AWAY_FROM_CARE = "Away without authorisation is said only of a child in care."
NO_WHY_NOT = "Say why no interview is due."
NO_OTHER = "Say what the other reason is."
DUE_NEEDS_NO_REASON = "Give a reason only where no interview is due."
NO_WHY_DECLINED = "Say how the child declined, in as much of their own words as you can."
NO_WHO = "Say who held it."
NO_WORDS = "Say what was found."
NO_STEPS = "Say the steps that bring the child back soonest."
NO_BACKGROUND = "Say what matters of the child’s background."
NO_SERVICES = "Say which support services the provider can use for this child."
NO_WHY_ENDED = "Say why it is no longer shared."
NOT_A_REPEAT = "A repeat is at least two episodes."
NO_DAYS = "Give a number of days from 1 to 366."
NO_WHY = "Say why."
NO_MEETING = "Choose the meeting."
MEETING_UNASKED = "Choose a meeting only where there is one."


@dataclass(frozen=True, kw_only=True)
class Told:
    """A report of an episode."""

    source: Source
    told_at: datetime
    missing_since: datetime
    kind: Kind = Kind.MISSING
    gone_from: Gone = Gone.HOME
    reported: bool = True
    told_by: str = ""
    words: str = ""
    last_seen: str = ""
    wore: str = ""
    police_reference: str = ""
    placed_here: bool = False
    care_home: Agency | None = None
    came_from_kind: str = ""
    came_from_id: UUID | None = None

    def stands(self, *, at: datetime) -> Answer:
        """Whether it can be kept, and if not, why."""
        return first_refusal(
            unless(self.missing_since > at or self.told_at > at, FUTURE),
            unless(self.kind == Kind.AWAY and self.gone_from != Gone.CARE, AWAY_FROM_CARE),
        )

    def of_episode(self) -> dict[str, Any]:
        names = ("kind", "gone_from", "reported", "missing_since", "last_seen", "wore", "police_reference")
        return {name: getattr(self, name) for name in (*names, "placed_here", "care_home")}

    def of_report(self) -> dict[str, Any]:
        names = ("source", "told_at", "told_by", "words", "came_from_kind", "came_from_id")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, kw_only=True)
class Graded:
    """The risk as the police gave it."""

    grade: Grade
    given_at: datetime
    words: str = ""

    def stands(self, *, at: datetime) -> Answer:
        return unless(self.given_at > at, FUTURE)


@dataclass(frozen=True, kw_only=True)
class Back:
    """How the child came back."""

    returned_at: datetime
    how: How
    place_kind: PlaceKind
    place: str = ""
    company: tuple[str, ...] = ()
    words: str = ""

    def stands(self, missing_since: datetime, *, at: datetime) -> Answer:
        before = "The child cannot have come back before they were missing."
        return first_refusal(
            unless(self.returned_at > at, FUTURE), unless(self.returned_at < missing_since, before)
        )


@dataclass(frozen=True, kw_only=True)
class Due:
    """Whether an interview is due."""

    due: bool
    reason: NotDue | str = ""
    words: str = ""

    def stands(self) -> Answer:
        return first_refusal(
            unless(self.due and bool(self.reason), DUE_NEEDS_NO_REASON),
            unless(not self.due and not self.reason, NO_WHY_NOT),
            unless(self.reason == NotDue.OTHER and not self.words.strip(), NO_OTHER),
        )


@dataclass(frozen=True, kw_only=True)
class Given:
    """Who holds the interview."""

    agency: Agency
    provider: Provider
    staff: Staff | None = None


@dataclass(frozen=True, kw_only=True)
class Offered:
    """One offer."""

    offered_at: datetime
    answer: OfferAnswer
    words: str = ""

    def stands(self, returned_at: datetime, *, at: datetime) -> Answer:
        before = "An interview is offered after the child is back."
        return first_refusal(
            unless(self.offered_at > at, FUTURE),
            unless(self.offered_at < returned_at, before),
            unless(self.answer == OfferAnswer.DECLINED and not self.words.strip(), NO_WHY_DECLINED),
        )


@dataclass(frozen=True, kw_only=True)
class Held:
    """The interview as it was held."""

    held_at: datetime
    provider: Provider
    interviewer: str
    seen_alone: bool
    findings: str
    push: tuple[str, ...] = ()
    pull: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    place_words: str = ""
    child_words: str = ""
    what_helps: str = ""
    late_reason: Late | str = ""
    late_words: str = ""
    why: str = ""

    def stands(self, returned_at: datetime, *, at: datetime) -> Answer:
        before = "The interview is held after the child is back."
        return first_refusal(
            unless(self.held_at > at, FUTURE),
            unless(self.held_at < returned_at, before),
            unless(not self.interviewer.strip(), NO_WHO),
            unless(not self.findings.strip(), NO_WORDS),
        )

    def columns(self) -> dict[str, Any]:
        lists = {name: list(getattr(self, name)) for name in ("push", "pull", "places", "company")}
        names = ("held_at", "provider", "interviewer", "seen_alone", "findings", "place_words", "child_words")
        return lists | {name: getattr(self, name) for name in (*names, "what_helps", "why")}


@dataclass(frozen=True, kw_only=True)
class After:
    """The prevention interview or the debrief."""

    what: Follow
    held_at: datetime
    who: str
    words: str

    def stands(self, returned_at: datetime, *, at: datetime) -> Answer:
        before = "It is held after the child is back."
        return first_refusal(
            unless(self.held_at > at, FUTURE),
            unless(self.held_at < returned_at, before),
            unless(not self.who.strip(), NO_WHO),
            unless(not self.words.strip(), NO_WORDS),
        )


@dataclass(frozen=True, kw_only=True)
class Check:
    """What a reviewing officer found."""

    what: Checked
    found: Found
    words: str

    def stands(self) -> Answer:
        return unless(not self.words.strip(), NO_WORDS)


@dataclass(frozen=True, kw_only=True)
class Planning:
    """A version of a trigger plan."""

    background: str
    steps: str
    review_on: date
    draws: str = ""
    intelligence: str = ""
    markers: tuple[str, ...] = field(default=())
    marker_words: str = ""
    description: str = ""
    phones: str = ""
    contacts: str = ""
    places: str = ""

    def stands(self, *, on: date) -> Answer:
        return first_refusal(
            unless(not self.background.strip(), NO_BACKGROUND),
            unless(not self.steps.strip(), NO_STEPS),
            unless(self.review_on < on, "Give a day to come for its review."),
        )

    def columns(self) -> dict[str, Any]:
        names = ("background", "steps", "review_on", "draws", "intelligence", "marker_words", "description")
        kept = {name: getattr(self, name) for name in (*names, "phones", "contacts", "places")}
        return kept | {"markers": list(self.markers)}


@dataclass(frozen=True, kw_only=True)
class Value:
    """A trigger's numbers from a day on."""

    code: str
    count: int
    days: int
    why: str

    def stands(self) -> Answer:
        return first_refusal(
            unless(self.count < 2, NOT_A_REPEAT),
            unless(not 1 <= self.days <= 366, NO_DAYS),
            unless(not self.why.strip(), NO_WHY),
        )


@dataclass(frozen=True, kw_only=True)
class Met:
    """What came of a trigger that was reached."""

    outcome: Outcome
    meeting_id: UUID | None = None
    words: str = ""

    def stands(self) -> Answer:
        without = self.outcome == Outcome.NOT_NEEDED
        return first_refusal(
            unless(without and not self.words.strip(), NO_WHY),
            unless(without and self.meeting_id is not None, MEETING_UNASKED),
            unless(not without and self.meeting_id is None, NO_MEETING),
        )
