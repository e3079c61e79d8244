"""What forms of notices, referrals, devices and standards fill and actions keep."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sightline.access.models import Team
from sightline.core.leave import Answer, first_refusal, unless
from sightline.justice.given import NOT_YET
from sightline.justice.notice_states import Device, Followed, Met, NoticeKind, Stage, Whose
from sightline.justice.standards import standards

NO_BASIS = "Say on what basis it was served."
NO_NUMBER = "Give the police’s own number of it."
BEFORE = "It cannot end before it was served."
NO_WHO = "Say which first responder sent it."
NO_LATE = "It was late. Say why."


@dataclass(frozen=True, kw_only=True)
class Served:
    """A warning notice."""

    kind: NoticeKind
    police_reference: str
    basis: str
    served_on: date
    expires_on: date | None = None
    served_to: UUID | None = None

    def stands(self, *, on: date) -> Answer:
        """Whether it can be kept."""
        return first_refusal(
            unless(not self.police_reference.strip(), NO_NUMBER),
            unless(not self.basis.strip(), NO_BASIS),
            unless(self.served_on > on, NOT_YET),
            unless(self.expires_on is not None and self.expires_on < self.served_on, BEFORE),
        )


@dataclass(frozen=True, kw_only=True)
class Following:
    """What became of a notice."""

    followed: Followed
    on_day: date
    words: str

    def stands(self, since: date, *, on: date) -> Answer:
        """Whether it says what, and can be."""
        return first_refusal(
            unless(not self.words.strip(), "Say what happened, or what was looked at."),
            unless(self.on_day > on, NOT_YET),
            unless(self.on_day < since, "It cannot be before it was served."),
        )


@dataclass(frozen=True, kw_only=True)
class Referring:
    """A referral to the National Referral Mechanism."""

    referred_on: date
    is_child: bool
    exploited_in_area: bool
    sent_by: str
    where: str = ""
    devolved: bool = False

    def stands(self, *, known: bool, on: date) -> Answer:
        """Whether it can be kept. `known`: it is of a child with a record here."""
        return first_refusal(
            unless(not self.sent_by.strip(), NO_WHO),
            unless(self.referred_on > on, NOT_YET),
            unless(self.devolved and not self.is_child, "A panel here decides about children only."),
            unless(known and not self.is_child, "This record is a child’s. Refer an adult from the list."),
        )


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """One decision about a referral."""

    stage: Stage
    positive: bool
    decided_on: date
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A device sent to be examined."""

    device: Device
    whose: Whose
    exhibit: str
    submitted_on: date

    def stands(self, *, on: date) -> Answer:
        """Whether it can be kept."""
        return first_refusal(
            unless(not self.exhibit.strip(), NO_NUMBER), unless(self.submitted_on > on, NOT_YET)
        )


@dataclass(frozen=True, kw_only=True)
class Checked:
    """Whether a standard is met; where it is not, or is not needed, why."""

    standard: str
    met: Met
    on_day: date
    words: str = ""

    def stands(self, *, on: date) -> Answer:
        """Whether it is one of the list, and says why not."""
        return first_refusal(
            unless(self.standard not in standards(), "Choose a standard of the list."),
            unless(self.met != Met.MET and not self.words.strip(), "Say why, and what is done about it."),
            unless(self.on_day > on, NOT_YET),
        )


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """What was learnt, from whom, and which team it is shared with."""

    words: str
    invited: bool
    said: str
    team: Team

    def stands(self) -> Answer:
        """Whether it says what was learnt, and why the victim was not asked."""
        return first_refusal(
            unless(not self.words.strip(), "Say what was learnt."),
            unless(not self.invited and not self.said.strip(), "Say why the victim was not invited."),
        )
