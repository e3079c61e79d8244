"""How somebody convicted is managed on release: words, and what forms fill (JU-18..18d)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import TextChoices

from sightline.core.leave import Answer, first_refusal, unless
from sightline.justice.given import NOT_YET

REVIEW_YEARS = 15
NO_PLAN = "Say what the plan is."
NOBODY = "Say which organisations were there."
NO_WORDS = "Say what the condition is."
BACKWARDS = "It cannot end before it begins."
NO_PLACE = "Say where."
NOT_ASSESSED = "An address is suitable only after a risk assessment, with each question answered."


class Tier(TextChoices):
    """The level at which a person is managed by several agencies."""

    ONE = "1", "Level 1: by one agency"
    TWO = "2", "Level 2: by several agencies"
    THREE = "3", "Level 3: by senior people of several agencies"


class ConditionKind(TextChoices):
    """What a condition of a licence forbids or asks (JU-18a)."""

    EXCLUSION = "exclusion", "Exclusion zone"
    NO_CONTACT = "no_contact", "No contact"
    RESIDENCE = "residence", "Where they live"
    OTHER = "other", "Another condition"


class Answered(TextChoices):
    """The answer to a question about an address."""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "Not known yet"


class Suits(TextChoices):
    """Whether an address is suitable."""

    SUITABLE = "suitable", "Suitable"
    WITH_CONDITIONS = "conditions", "Suitable with conditions"
    UNSUITABLE = "unsuitable", "Not suitable"
    NOT_YET = "not_yet", "Not decided yet"


SUITS = (Suits.SUITABLE, Suits.WITH_CONDITIONS)


@dataclass(frozen=True, kw_only=True)
class Managing:
    """One meeting about the management on release: who was there, the plan, when next."""

    met_on: date
    tier: Tier
    present: tuple[UUID, ...]
    plan: str
    next_on: date | None = None

    def stands(self, *, on: date) -> Answer:
        """Whether it can be kept."""
        return first_refusal(
            unless(self.met_on > on, NOT_YET),
            unless(not self.present, NOBODY),
            unless(not self.plan.strip(), NO_PLAN),
            unless(self.next_on is not None and self.next_on < self.met_on, BACKWARDS),
        )


@dataclass(frozen=True, kw_only=True)
class Conditioned:
    """One condition of a licence, and what the victim asked for through the liaison officer."""

    kind: ConditionKind
    words: str
    from_on: date
    until_on: date | None = None
    liaison: str = ""

    def stands(self) -> Answer:
        """Whether it can be kept."""
        return first_refusal(
            unless(not self.words.strip(), NO_WORDS),
            unless(self.until_on is not None and self.until_on < self.from_on, BACKWARDS),
        )


@dataclass(frozen=True, kw_only=True)
class Housed:
    """An address that was looked at: the three questions, the assessment, the housing provider, what was decided."""

    place: str
    checked_on: date
    near_victim: Answered
    poor_conversion: Answered
    shared: Answered
    suits: Suits
    assessed_on: date | None = None
    provider: str = ""
    words: str = ""

    def stands(self, *, on: date) -> Answer:
        """Whether it can be kept: suitable only where everything was looked at."""
        answers = (self.near_victim, self.poor_conversion, self.shared)
        open_ = self.assessed_on is None or Answered.UNKNOWN in answers
        return first_refusal(
            unless(not self.place.strip(), NO_PLACE),
            unless(self.checked_on > on or (self.assessed_on or on) > on, NOT_YET),
            unless(self.suits in SUITS and open_, NOT_ASSESSED),
        )


@dataclass(frozen=True, kw_only=True)
class Notifying:
    """From when somebody must tell the police where they live, and until when; no last day: indefinite."""

    from_on: date
    until_on: date | None = None
    words: str = ""

    def stands(self) -> Answer:
        """Whether it ends after it begins."""
        return unless(self.until_on is not None and self.until_on < self.from_on, BACKWARDS)

    @property
    def review_on(self) -> date | None:
        """Where it is indefinite: the day fifteen years later, from which it may be reviewed (JU-18d)."""
        if self.until_on is not None:
            return None
        if (self.from_on.month, self.from_on.day) == (2, 29):
            return date(self.from_on.year + REVIEW_YEARS, 3, 1)
        return self.from_on.replace(year=self.from_on.year + REVIEW_YEARS)
