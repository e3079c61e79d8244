"""Visits: their words, how often each level asks for one, and what forms fill and actions keep (PW-25, CL-49)."""

import csv
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import TextChoices

from sightline.access.models import Staff
from sightline.core.leave import Answer, first_refusal, unless

FILE = Path(__file__).parent / "reference" / "visit_frequency.csv"
SEEN_RULE = "CL-49"
"""The child is seen again: runs while the level asks for it, from the judgement and from each time seen."""

COUNTED_AGAIN = "A visit was put right. It is counted again from the visits that stand."
ENDED_WRONGLY = (
    "The visit that ended this clock was put right since. It was counted again from the visits that stand."
)
NO_DAY = "That day is in the future."
NOT_FACE = "A child is seen only face to face. Say that you spoke from afar, or how you met."
FACE = "A child met face to face was seen. Say so, or how you spoke."
NO_LENGTH = "Say how many minutes you were with the child."
NO_ALONE = "Say whether the child took the time alone, or why it was not offered."
NO_DONE = "Say what you did."
NO_WHY = "Say what was wrong."
NO_TRIED = "Say what was tried, and what happens now."
NO_NOTE = "Say what stands behind it, and when it is looked at again."
NO_COLLEAGUE = "Say who goes with you."
TWO_GO = "The safety note says that two go together. Choose that, and say who goes with you."
NOT_AT_HOME = "The safety note says that the child is not visited at home. Choose another place."
PAST = "Choose today or a day to come."


class Came(TextChoices):
    """What came of a visit. Only the first counts as having seen the child."""

    SEEN = "seen", "The child was seen"
    SPOKEN = "spoken", "Spoken with from afar, not seen"
    NOT_SEEN = "not_seen", "Tried, and not seen"
    NONE = "none", "There was no such visit: it was kept by mistake"


CAME = [(each.value, each.label) for each in Came if each is not Came.NONE]
"""What a visit may be kept as. Only a correction says that there was none."""


class How(TextChoices):
    FACE = "face", "Face to face"
    VIDEO = "video", "By video"
    PHONE = "phone", "By telephone"
    MESSAGE = "message", "By message"


class Where(TextChoices):
    HOME = "home", "At home"
    PLACEMENT = "placement", "Where the child is looked after"
    SCHOOL = "school", "At school or college"
    SERVICE = "service", "At a place of the service"
    OUT = "out", "Out and about"
    AFAR = "afar", "From afar"
    OTHER = "other", "Somewhere else"


class Going(TextChoices):
    ONE = "one", "One worker"
    TWO = "two", "Two workers together"


class Lone(TextChoices):
    """What the safety note says of going there (WF-10a). A person decides it."""

    ONE = "one", "One worker may go alone"
    TWO = "two", "Two workers go together"
    NOT_HOME = "not_home", "Two workers go together, and never to the home"


@dataclass(frozen=True, kw_only=True)
class Frequency:
    """How often a level asks for the child to be seen: in words, over how many days, and who says so.

    `rule` is the clock that holds it; without one, `days` are the most between two visits.
    """

    level: str
    words: str
    over: int
    days: int | None
    rule: str
    source: str
    status: str


@cache
def frequencies() -> dict[str, Frequency]:
    """By level."""
    with FILE.open(newline="", encoding="utf-8") as file:
        rows = [
            {**row, "over": int(row["over"]), "days": int(row["days"] or 0)} for row in csv.DictReader(file)
        ]
    return {str(row["level"]): Frequency(**{**row, "days": row["days"] or None}) for row in rows}  # type: ignore[arg-type]


@dataclass(frozen=True, kw_only=True)
class Visited:
    """One visit, or one that was tried."""

    came: Came
    visited_on: date
    where: Where
    how: How
    visitor: Staff | None = None
    with_whom: str = ""
    minutes: int | None = None
    alone_offered: bool | None = None
    alone_taken: bool | None = None
    alone_why: str = ""
    child_words: str = ""
    done: str = ""
    agreed: str = ""
    why: str = ""

    def columns(self) -> dict[str, Any]:
        """Its columns."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def corrects(self, *, on: date) -> Answer:
        """Whether it may stand in place of an earlier one: it says what was wrong, and what it must."""
        return first_refusal(unless(not self.why.strip(), NO_WHY), self.stands(on=on))

    def stands(self, *, on: date) -> Answer:
        """Whether it says what it must."""
        seen = self.came == Came.SEEN
        tried = self.came == Came.NOT_SEEN
        return first_refusal(
            unless(self.visited_on > on, NO_DAY),
            unless(seen and self.how != How.FACE, NOT_FACE),
            unless(self.came == Came.SPOKEN and self.how == How.FACE, FACE),
            unless(seen and not self.minutes, NO_LENGTH),
            unless(seen and not self._says_alone(), NO_ALONE),
            unless(self.came != Came.NONE and not self.done.strip(), NO_TRIED if tried else NO_DONE),
        )

    def _says_alone(self) -> bool:
        if self.alone_offered:
            return self.alone_taken is not None
        return self.alone_offered is False and bool(self.alone_why.strip())


@dataclass(frozen=True, kw_only=True)
class Noted:
    """A version of the safety note."""

    says: Lone
    words: str
    review_on: date
    who_may_be_met: str = ""

    def columns(self) -> dict[str, Any]:
        """Its columns."""
        return asdict(self)

    def stands(self) -> Answer:
        """Whether it says why."""
        return unless(not self.words.strip(), NO_NOTE)


@dataclass(frozen=True, kw_only=True)
class ToVisit:
    """A visit that is planned."""

    planned_on: date
    where: Where
    going: Going
    colleague: str = ""
    words: str = ""

    def stands(self, says: str, *, on: date) -> Answer:
        """Whether it can be planned so, by what the safety note says."""
        alone = self.going == Going.ONE
        return first_refusal(
            unless(self.planned_on < on, PAST),
            unless(alone and says in (Lone.TWO, Lone.NOT_HOME), TWO_GO),
            unless(self.where == Where.HOME and says == Lone.NOT_HOME, NOT_AT_HOME),
            unless(not alone and not self.colleague.strip(), NO_COLLEAGUE),
        )
