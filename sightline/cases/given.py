"""What forms fill and actions keep, as plain objects."""

from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from sightline.access.models import Staff, Team
from sightline.cases.states import Alone, Judged, Level, Online, Role, Statutory, Way, Why, YesNo
from sightline.core.leave import Answer, first_refusal, unless
from sightline.front_door.states import ExploitationType

NOBODY = "Choose somebody with a sign-in, or give a name and an organisation."
NO_DAY = "That day is in the future."
TOO_EARLY = "It cannot end before it began."
NO_WHOM = "Say which authority, whom it was agreed with, and what was shared."


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A case as it is opened."""

    child_id: UUID
    team: Team
    exploitation_type: ExploitationType
    why: str = ""

    def columns(self) -> dict[str, Any]:
        """Its columns."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Who holds a role from a day: somebody with a sign-in, or a name and an organisation."""

    role: Role
    from_on: date
    staff: Staff | None = None
    called: str = ""
    organisation: str = ""
    reached: str = ""
    out_of_hours: str = ""
    why: str = ""

    def stands(self, *, on: date) -> Answer:
        """Whether it says who."""
        named = self.called.strip() and self.organisation.strip()
        return first_refusal(
            unless(self.staff is None and not named, NOBODY), unless(self.from_on > on, NO_DAY)
        )


@dataclass(frozen=True, kw_only=True)
class Status:
    """A statutory status from a day."""

    status: Statutory
    started_on: date
    said_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Moving:
    """A case offered to another authority, or come from one."""

    way: Way
    authority: str
    person: str
    shared: str
    asked_on: date
    reached: str = ""

    def stands(self, *, on: date) -> Answer:
        """Whether it says with whom and what was shared (IS-11)."""
        empty = not (self.authority.strip() and self.person.strip() and self.shared.strip())
        return first_refusal(unless(empty, NO_WHOM), unless(self.asked_on > on, NO_DAY))


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What was said to a transfer."""

    accepted: bool
    answered_on: date
    person: str
    words: str = ""


NO_WORDS = "Give the child’s words and the parents’ words, or say why there are none."
NO_ALONE = "Say whether the child took the time alone, or why it was not offered."
NO_ANALYSIS = "Say what it all means, in words."
NO_SOURCE = "Say from which agency it is known, for each factor with evidence."
NO_REASON = "Say why."


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What is known of one factor, and from whom."""

    factor: str
    evidence: str = ""
    told_by: str = ""
    descriptors: tuple[str, ...] = ()

    def whole(self) -> bool:
        """Nothing at all, or what and from whom."""
        said = bool(self.evidence.strip() or self.descriptors)
        return not said or bool(self.evidence.strip() and self.told_by.strip())


@dataclass(frozen=True, kw_only=True)
class Assessed:
    """A whole assessment. Nothing in it is added up."""

    guidance: str
    assessed_on: date
    child_words: str
    parents_words: str
    analysis: str
    alone_offered: bool
    alone_taken: bool | None = None
    alone_why: str = ""
    alone_or_group: Alone = Alone.NOT_KNOWN
    online: Online = Online.NOT_KNOWN
    online_words: str = ""
    models_seen: tuple[str, ...] = ()
    parents_part: str = ""
    strengths: str = ""
    places: str = ""
    peers: str = ""
    changed: str = ""
    unknown: str = ""
    factors: tuple[Seen, ...] = ()

    def columns(self) -> dict[str, Any]:
        """Its columns, without the factors."""
        given = {name: value for name, value in asdict(self).items() if name != "factors"}
        return given | {"models_seen": list(self.models_seen)}

    def stands(self, *, on: date) -> Answer:
        """Whether it says what it must."""
        alone = self.alone_taken is not None if self.alone_offered else bool(self.alone_why.strip())
        return first_refusal(
            unless(not (self.child_words.strip() and self.parents_words.strip()), NO_WORDS),
            unless(not alone, NO_ALONE),
            unless(not self.analysis.strip(), NO_ANALYSIS),
            unless(any(not each.whole() for each in self.factors), NO_SOURCE),
            unless(self.assessed_on > on, NO_DAY),
        )


@dataclass(frozen=True, kw_only=True)
class Judging:
    """A level, or an answer to one of the other two."""

    what: Judged
    reason: str
    judged_on: date
    level: Level | None = None
    answer: YesNo | None = None
    meeting_id: UUID | None = None

    def stands(self, *, on: date) -> Answer:
        """Whether it says what it must."""
        return first_refusal(unless(not self.reason.strip(), NO_REASON), unless(self.judged_on > on, NO_DAY))


@dataclass(frozen=True, kw_only=True)
class Exit:
    """The plan for when the service steps back."""

    changed: str
    stays: str
    signs: str
    child_words: str
    parents_words: str
    handed_to: str = ""


@dataclass(frozen=True, kw_only=True)
class Ends:
    """A proposal to end the case."""

    why: Why
    words: str


@dataclass(frozen=True, kw_only=True)
class SecondRead:
    """What the second person says."""

    agrees: bool
    words: str = ""

    def stands(self) -> Answer:
        """A no says why."""
        return unless(not self.agrees and not self.words.strip(), NO_REASON)


NO_PART = "Say why it was made without them."
NO_PLAN_WORDS = "Say what the worry is, where it is safe, whom to ring, and what the others do."


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A version of the safety plan."""

    worries: str
    safe_places: str
    whom_to_ring: str
    adults_do: str
    with_child: bool
    with_parents: bool
    review_on: date
    child_does: str = ""
    parents_do: str = ""
    child_part: str = ""
    parents_part: str = ""

    def columns(self) -> dict[str, Any]:
        """Its columns."""
        return asdict(self)

    def stands(self) -> Answer:
        """Whether it says what it must; without the child or the parents, why (PW-11)."""
        said = (self.worries, self.safe_places, self.whom_to_ring, self.adults_do)
        alone = (not self.with_child and not self.child_part.strip()) or (
            not self.with_parents and not self.parents_part.strip()
        )
        return first_refusal(
            unless(not all(each.strip() for each in said), NO_PLAN_WORDS), unless(alone, NO_PART)
        )
