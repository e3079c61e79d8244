"""What forms fill and actions keep, as plain objects."""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any
from uuid import UUID

from sightline.access.models import Agency, SharingAgreement, Team
from sightline.access.states import ConfidentialityBasis, Handling, LawfulBasis
from sightline.core.leave import Answer, first_refusal, unless
from sightline.enquiries.states import Concern, Known, Outcome, Part, ReleaseBasis, SexualHealth, Urgency
from sightline.letters.states import posted_to_health

NOBODY = "Choose at least one child the question is about."
NOBODY_ASKED = "Choose at least one organisation to ask."
NO_QUESTION = "Say what you ask and why."
NO_BASIS_WORDS = "Say why confidentiality must be set aside here."
TWICE = "An organisation is chosen twice."
NOT_LOOKED = "Say where you looked."
NO_WORDS = "Say what is known."
NO_DAY = "That day is in the future."
NOT_BOTH = "A sexual-health entry carries no words. Write anything else as an entry of its own."
NO_REASON = "Say why."
NO_RELEASE_BASIS = "Say who agreed and when, or why safeguarding needs it."
NO_WHAT_FOR = "Say what it is printed for and who will hold it."
NO_WAY = "Say how it goes to that organisation."
NOT_BY_POST = (
    "A chronology reaches a health organisation by secure e-mail or by hand, and not by post. Choose so."
)
NO_TOLD = "Say what every organisation asked is told."


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """Whom the question is about, or whose name cropped up: a record of ours, or a name as it was said."""

    part: Part
    record_id: UUID | None = None
    called: str = ""
    known: str = ""


@dataclass(frozen=True, kw_only=True)
class Whom:
    """One agency, or one of its teams, to ask."""

    agency: Agency
    team: Team | None = None
    standing: bool = True


@dataclass(frozen=True, kw_only=True)
class Asking:
    """An enquiry as its social worker opens it."""

    concern: Concern
    urgency: Urgency
    question: str
    why: str
    about: tuple[Somebody, ...]
    whom: tuple[Whom, ...]
    lawful_basis: LawfulBasis = LawfulBasis.PUBLIC_TASK
    confidentiality_basis: ConfidentialityBasis = ConfidentialityBasis.NONE_OWED
    basis_words: str = ""
    agreement: SharingAgreement | None = None

    def stands(self) -> Answer:
        """Whether it can be sent, and if not, why."""
        asked = [(each.agency.pk, each.team.pk if each.team else None) for each in self.whom]
        children = [each for each in self.about if each.part == Part.CHILD]
        return first_refusal(
            unless(not any(each.record_id for each in children), NOBODY),
            unless(not asked, NOBODY_ASKED),
            unless(len(set(asked)) < len(asked), TWICE),
            unless(not self.question.strip() or not self.why.strip(), NO_QUESTION),
            unless(bool(self.confidentiality_basis) and not self.basis_words.strip(), NO_BASIS_WORDS),
        )


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What an agency says."""

    known: Known
    looked_in: str
    words: str = ""
    third_party: str = ""
    happened_on: date | None = None
    when_said: str = ""
    places: str = ""
    told_by: str = ""
    handling: Handling = Handling.OFFICIAL_SENSITIVE
    confidentiality_basis: ConfidentialityBasis = ConfidentialityBasis.NONE_OWED
    sexual_health: SexualHealth | None = None
    mentioned: tuple[Somebody, ...] = field(default=())

    def columns(self) -> dict[str, Any]:
        """Its columns, without those it names."""
        given = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "mentioned"}
        return given | {"sexual_health": self.sexual_health or ""}

    def stands(self, *, on: date) -> Answer:
        """Whether it can be kept, and if not, why."""
        silent = not (self.words or self.third_party or self.places or self.when_said or self.mentioned)
        says = self.words.strip() or self.sexual_health
        return first_refusal(
            unless(not self.looked_in.strip(), NOT_LOOKED),
            unless(self.known == Known.SOMETHING and not says, NO_WORDS),
            unless(self.sexual_health is not None and not silent, NOT_BOTH),
            unless(self.happened_on is not None and self.happened_on > on, NO_DAY),
        )


@dataclass(frozen=True, kw_only=True)
class Letting:
    """One entry let out to one agency (IS-02b)."""

    to: Agency
    why: str
    basis: ReleaseBasis
    basis_words: str
    leave_from: str = ""
    agreement: SharingAgreement | None = None

    def stands(self) -> Answer:
        """Whether it says what it must."""
        return first_refusal(
            unless(not self.why.strip(), NO_REASON),
            unless(not self.basis_words.strip(), NO_RELEASE_BASIS),
        )


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A print of the chronology: what for, what is on it, and where it goes. `to` is nobody where it stays here."""

    why: str
    by_agency: bool
    entries: int
    digest: str
    to: Agency | None = None
    how: str = ""

    def may_leave(self) -> Answer:
        """Whether it says what it must, and goes to a health organisation by a secure way only (IS-10)."""
        return first_refusal(
            unless(not self.why.strip(), NO_WHAT_FOR),
            unless(self.to is not None and not self.how, NO_WAY),
            unless(self.to is not None and posted_to_health(self.to.kind, self.how), NOT_BY_POST),
        )


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What came of it. `drawn` are the entries it rests on; `still_wanted`: answers not given yet."""

    outcome: Outcome
    told: str
    reasons: str
    drawn: tuple[UUID, ...] = ()
    still_wanted: bool = True

    def stands(self) -> Answer:
        """Whether it says what it must."""
        return first_refusal(
            unless(not self.told.strip(), NO_TOLD), unless(not self.reasons.strip(), NO_REASON)
        )
