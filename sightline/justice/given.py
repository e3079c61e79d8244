"""What forms and files fill and actions keep."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sightline.access.models import Agency
from sightline.access.states import Handling
from sightline.core.leave import Answer, first_refusal, unless
from sightline.justice.offences import offences
from sightline.justice.states import VICTIM_UNABLE, Employment, Helps, KeyEvent, Location, Outcome, Told, Why
from sightline.people.naming.births import UNKNOWN, Born
from sightline.people.states import Ethnicity, Sex

NO_NUMBER = "Give the police’s own number of the crime."
NO_OFFENCE = "Choose an offence of the list."
NOT_YET = "That day is in the future."
NO_CHILD = "Give the police’s own number of the child, and a name where it is new."
NO_WHY = "Say why it was not charged."
NO_SUPPORT = "Say what support was offered to the victim, so that they might have felt able to go on."
NO_PERSON = "Give the police’s own number of the person."
NO_TELLER = "Say who told them."


@dataclass(frozen=True, kw_only=True)
class Victim:
    """The child: a record we hold, or the police's own number with what is needed where it is new."""

    record_id: UUID | None = None
    reference: str = ""
    given: str = ""
    surname: str = ""
    born: Born = UNKNOWN
    sex: Sex = Sex.UNKNOWN


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """A crime as it is recorded or amended."""

    police_reference: str
    reported_on: date
    offence: str
    location: Location | str = ""
    investigation: str = ""
    enhanced: bool = True
    words: str = ""

    def stands(self, *, on: date) -> Answer:
        """Whether it can be kept."""
        return first_refusal(
            unless(not self.police_reference.strip(), NO_NUMBER),
            unless(self.offence not in offences(), NO_OFFENCE),
            unless(self.reported_on > on, NOT_YET),
        )

    @property
    def sexual(self) -> bool:
        """Whether the victim is referred to an independent adviser, whoever asks (JU-13a)."""
        return offences()[self.offence].sexual


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What came of a crime, and where it was not charged, why (JU-04a, JU-04b)."""

    outcome: Outcome
    decided_on: date
    why: Why | str = ""
    words: str = ""
    support: str = ""

    def stands(self, since: date, *, on: date) -> Answer:
        """Whether it says what an outcome of its type must say."""
        charged = self.outcome == Outcome.CHARGED
        unable = self.outcome in VICTIM_UNABLE
        return first_refusal(
            unless(self.decided_on > on, NOT_YET),
            unless(self.decided_on < since, "It cannot be decided before it was reported."),
            unless(not charged and not self.why, NO_WHY),
            unless(unable and self.why != Why.VICTIM, "With this type, the reason is the victim’s."),
            unless(unable and not self.support.strip(), NO_SUPPORT),
        )


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What is known of somebody suspected (ID-17, ID-17a)."""

    police_reference: str
    handling: Handling = Handling.ORIGINATOR
    called: str = ""
    sex: Sex | str = Sex.UNKNOWN
    age: int | None = None
    ethnicity: Ethnicity | str = ""
    employment: Employment | str = ""
    occupation: str = ""
    taxi_driver: bool | None = None
    education: str = ""
    special_needs: str = ""
    neet: bool | None = None
    method: str = ""
    exploited: str = ""
    child_reference: str = ""

    def stands(self) -> Answer:
        """Whether it can be kept."""
        return unless(not self.police_reference.strip(), NO_PERSON)

    def columns(self) -> dict[str, Any]:
        """What stands in the suspect's own row."""
        return {name: value for name, value in asdict(self).items() if name != "child_reference"}


@dataclass(frozen=True, kw_only=True)
class Telling:
    """How and when a victim was told of a key event."""

    told_at: datetime
    how: Told
    who: str
    late_reason: str = ""

    def stands(self, since: datetime, due_at: datetime | None, *, at: datetime) -> Answer:
        """Whether it can be, and says why where it was late."""
        late = due_at is not None and self.told_at > due_at
        return first_refusal(
            unless(self.told_at > at, "That moment is in the future."),
            unless(self.told_at < since, "They cannot have been told before it happened."),
            unless(not self.who.strip(), NO_TELLER),
            unless(late and not self.late_reason.strip(), "It was late. Say why."),
        )


@dataclass(frozen=True, kw_only=True)
class StandsBy:
    """Who stands by the victim, since when."""

    helps: Helps
    agency: Agency
    since_on: date
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class Event:
    """A key event of which the victim is to be told."""

    what: KeyEvent
    happened_at: datetime
