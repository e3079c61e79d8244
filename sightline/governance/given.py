"""What somebody says in one go, and whether it can be kept so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sightline.access.models import Agency
from sightline.core.leave import Answer, first_refusal, unless
from sightline.front_door.states import Urgency
from sightline.governance.states import Agrees, Decided, How, Teller

NOT_YET = "That day is in the future."
NO_TITLE = "Say what is reviewed."
ENDS_FIRST = "A review cannot end before it begins."
NO_WORDS = "Write what they said."
NO_AGENCY = "Choose at least one service that it is about."
NOT_TOLD_WHY = "Say why they were not told that a worry about somebody’s safety would be passed on."
TOLD_NO_WHY = "A reason belongs here only if they were not told."
NO_WHY = "Say why."
NO_PASSED_WORDS = "Write what the front door is to know, whom it is about, and how soon."
NO_KNOWN = "Give the reference under which the front door knows of it."
NOT_PASSED = "Words for the front door belong here only if it is passed on."
NOT_KNOWN = "A reference belongs here only if the front door knows of it already."
NO_ANSWER = "Write what they were told."


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """What is reviewed, and since when."""

    title: str
    purpose: str
    began_on: date
    ended_on: date | None = None

    def stands(self, *, on: date) -> Answer:
        """Whether it can be kept."""
        ended = self.ended_on
        return first_refusal(
            unless(not self.title.strip(), NO_TITLE),
            unless(self.began_on > on or bool(ended and ended > on), NOT_YET),
            unless(bool(ended and ended < self.began_on), ENDS_FIRST),
        )


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was told, how, by whom in kind, about which services, and what its teller agrees to."""

    told_on: date
    how: How
    teller: Teller
    agencies: Sequence[Agency]
    shut_out: bool
    words: str
    agrees: Agrees
    told_passed_on: bool
    not_told_why: str = ""
    name: str = ""
    reach: str = ""

    def stands(self, *, on: date) -> Answer:
        """Whether it can be kept."""
        return first_refusal(
            unless(self.told_on > on, NOT_YET),
            unless(not self.agencies, NO_AGENCY),
            unless(not self.words.strip(), NO_WORDS),
            unless(not self.told_passed_on and not self.not_told_why.strip(), NOT_TOLD_WHY),
            unless(self.told_passed_on and bool(self.not_told_why.strip()), TOLD_NO_WHY),
        )


@dataclass(frozen=True, kw_only=True)
class Looked:
    """Whether anybody is at risk, with the reason; words for the front door only where it is passed on."""

    decided: Decided
    why: str
    tell_teller: bool
    whom: str = ""
    passed_words: str = ""
    urgency: str = ""
    known_reference: str = ""

    def stands(self) -> Answer:
        """Whether it can be kept."""
        passes, known = self.decided == Decided.PASSED_ON, self.decided == Decided.KNOWN
        words = [self.whom.strip(), self.passed_words.strip(), self.urgency]
        return first_refusal(
            unless(not self.why.strip(), NO_WHY),
            unless(passes and (not all(words) or self.urgency not in Urgency.values), NO_PASSED_WORDS),
            unless(not passes and any(words), NOT_PASSED),
            unless(known and not self.known_reference.strip(), NO_KNOWN),
            unless(not known and bool(self.known_reference.strip()), NOT_KNOWN),
        )


@dataclass(frozen=True, kw_only=True)
class Answered:
    """When and how whoever told it was told what was done."""

    on_day: date
    how: How
    words: str

    def stands(self, *, on: date) -> Answer:
        """Whether it can be kept."""
        return first_refusal(unless(self.on_day > on, NOT_YET), unless(not self.words.strip(), NO_ANSWER))


@dataclass(frozen=True, kw_only=True)
class TakenBack:
    """When and how the teller took it back, and why as far as they said."""

    on_day: date
    how: How
    why: str

    def stands(self, *, on: date) -> Answer:
        """Whether it can be kept."""
        return first_refusal(unless(self.on_day > on, NOT_YET), unless(not self.why.strip(), NO_WHY))
