"""Markers of exploitation, conviction rates, changes of practice: words, and what forms fill (JU-07c, 08, 16)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import TextChoices

from sightline.core.leave import Answer, first_refusal, unless
from sightline.justice.given import NOT_YET

NO_WHY = "Say what shows it."
NOT_A_QUARTER = "A quarter begins on 1 January, 1 April, 1 July or 1 October."
NOT_A_RATE = "A rate lies between 0 and 100."
NO_SOURCE = "Say where it was published."
NO_FINDING = "Say what the audit found, and what front-line staff are trained in because of it."
NO_PERIOD = "The last day is before the first."
MONTHS = (1, 4, 7, 10)


class Whose(TextChoices):
    """Whose word a marker is: the police system’s own, a coordinator’s, or what went to the prosecutors."""

    SUPPLIED = "supplied", "As the police system has it"
    REVIEWED = "reviewed", "As a coordinator judged it"
    PROSECUTORS = "prosecutors", "As it was sent to the Crown Prosecution Service"


class Offences(TextChoices):
    """What a conviction rate is of."""

    RAPE = "rape", "Rape"
    SEXUAL = "sexual", "Sexual offences other than rape"


class Where(TextChoices):
    """For which area it was published."""

    LOCAL = "local", "Local"
    NATIONAL = "national", "National"


@dataclass(frozen=True, kw_only=True)
class Marked:
    """Whether a crime is marked as exploitation, by whom, and what shows it."""

    whose: Whose
    marked: bool
    on_day: date
    words: str = ""

    def stands(self, since: date, *, on: date) -> Answer:
        """Whether it can be kept; a judgement says what shows it."""
        return first_refusal(
            unless(self.on_day > on, NOT_YET),
            unless(self.on_day < since, "It cannot be before the crime was reported."),
            unless(self.whose == Whose.REVIEWED and not self.words.strip(), NO_WHY),
        )


@dataclass(frozen=True, kw_only=True)
class Audited:
    """What an audit of markers over a period found, and what is trained because of it."""

    first_day: date
    last_day: date
    words: str
    training: str

    def stands(self, *, on: date) -> Answer:
        """Whether it can be kept."""
        return first_refusal(
            unless(self.last_day > on, NOT_YET),
            unless(self.last_day < self.first_day, NO_PERIOD),
            unless(not self.words.strip() or not self.training.strip(), NO_FINDING),
        )


@dataclass(frozen=True, kw_only=True)
class Rated:
    """One published conviction rate of one quarter."""

    quarter: date
    offences: Offences
    where: Where
    percent: Decimal
    prosecuted: int | None
    source: str

    def stands(self, *, on: date) -> Answer:
        """Whether it can be kept."""
        return first_refusal(
            unless(self.quarter.day != 1 or self.quarter.month not in MONTHS, NOT_A_QUARTER),
            unless(self.quarter > on, NOT_YET),
            unless(not 0 <= self.percent <= 100, NOT_A_RATE),
            unless(not self.source.strip(), NO_SOURCE),
        )


@dataclass(frozen=True, kw_only=True)
class Changed:
    """A change of practice that may show in numbers: revised training, a review of how agencies work together."""

    on_day: date
    words: str

    def stands(self) -> Answer:
        """Whether it says what changed."""
        return unless(not self.words.strip(), "Say what changed.")
