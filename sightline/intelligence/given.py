"""What somebody says in one go, and whether it can be kept so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sightline.access.models import Agency
from sightline.core.leave import Answer, first_refusal, unless
from sightline.intelligence.states import (
    ONLINE,
    Assessment,
    Came,
    How,
    MayShare,
    NoteKind,
    PlaceKind,
    Reliability,
    Where,
)

NOT_YET = "That day is in the future."
NO_WORDS = "Say what was seen or heard."
ONLY_ONLINE = "Only what happened online is recorded jointly. Say that it was online, or leave the unit out."
WITH_WHOM = "Say with whom it is recorded jointly."
NO_WHY = "Say why."
NO_NUMBER = "Give its number on the police’s own system: it is entered there first."
NO_CONDITIONS = "Say on which conditions it may be shared."
NO_READER = "Choose who may consider it on these conditions."
FREE = "Conditions and readers belong to reports that are shared on conditions."


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What was seen or heard."""

    seen_on: date
    words: str
    how: How
    place: str = ""
    vehicle: str = ""
    people: str = ""
    online: str = ""
    happened: Where | str = ""
    joint_with: str = ""
    joint_reference: str = ""

    def stands(self, *, on: date) -> Answer:
        """Whether it can be kept."""
        joint = bool(self.joint_with.strip())
        return first_refusal(
            unless(self.seen_on > on, NOT_YET),
            unless(not self.words.strip(), NO_WORDS),
            unless(joint and self.happened not in ONLINE, ONLY_ONLINE),
            unless(bool(self.joint_reference.strip()) and not joint, WITH_WHOM),
        )


@dataclass(frozen=True, kw_only=True)
class Marks:
    """The three marks, the police's own number, and on conditions which and who."""

    reliability: Reliability
    assessment: Assessment
    may_share: MayShare
    police_reference: str
    conditions: str = ""
    agencies: Sequence[Agency] = ()

    def stands(self) -> Answer:
        """Whether they can be kept."""
        on_conditions = self.may_share == MayShare.CONDITIONS
        return first_refusal(
            unless(not self.police_reference.strip(), NO_NUMBER),
            unless(on_conditions and not self.conditions.strip(), NO_CONDITIONS),
            unless(on_conditions and not self.agencies, NO_READER),
            unless(not on_conditions and bool(self.conditions.strip() or self.agencies), FREE),
        )


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What social care made of it."""

    came: Came
    why: str

    def stands(self) -> Answer:
        """Whether it can be kept."""
        return unless(not self.why.strip(), NO_WHY)


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place to look at."""

    name: str
    kind: PlaceKind
    noticed_on: date
    area: str = ""
    watched: bool = True

    def stands(self, *, on: date) -> Answer:
        """Whether it can be kept."""
        return first_refusal(
            unless(not self.name.strip(), "Name the place."), unless(self.noticed_on > on, NOT_YET)
        )


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line about a place."""

    kind: NoteKind
    on_day: date
    words: str

    def stands(self, since: date, *, on: date) -> Answer:
        """Whether it can be kept."""
        return first_refusal(
            unless(self.on_day > on, NOT_YET),
            unless(self.on_day < since, "That is before the place was first noticed."),
            unless(not self.words.strip(), "Say what it is."),
        )
