"""What somebody typed, or a file said, before it becomes a row."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sightline.front_door.states import (
    OLDER_SOURCE,
    Exploitation,
    FamilyTold,
    Origin,
    SharingBasis,
    Source,
    SubjectRole,
)


def must_say_why(family_told: str, sharing_basis: str) -> bool:
    """Whether it must be said why the family does not know: not where a child may be suffering significant harm."""
    return family_told == FamilyTold.NO and sharing_basis != SharingBasis.SIGNIFICANT_HARM


@dataclass(frozen=True, kw_only=True)
class Said:
    """One occasion on which somebody told us something: the columns of a contact that never change."""

    received_at: datetime
    source: str
    channel: str = ""
    health_provider: str = ""
    older_source: str = ""
    source_detail: str = ""
    came_through: str = ""
    came_through_agency_id: UUID | None = None
    referrer_name: str = ""
    referrer_role: str = ""
    referrer_organisation: str = ""
    referrer_agency_id: UUID | None = None
    referrer_phone: str = ""
    referrer_email: str = ""
    referrer_how: str = ""
    referrer_reachable: bool = True
    referrer_not_reachable_why: str = ""
    words: str = ""
    worry: str = ""
    place: str = ""
    when_said: str = ""
    who_was_told: str = ""
    sharing_basis: str = ""
    sharing_note: str = ""
    family_told: str = ""
    family_told_what: str = ""
    family_not_told_why: str = ""
    consent: str = ""
    consent_note: str = ""
    urgency: str = ""
    exploitation: str = Exploitation.NONE
    exploitation_type: str = ""
    unknown_child: str = ""
    group_or_place: str = ""
    about_open_case: bool = False
    open_case: str = ""
    their_system: str = ""
    their_reference: str = ""

    def older(self) -> str:
        """The older word for the source, where nobody chose one (FD-05a)."""
        return self.older_source or OLDER_SOURCE[Source(self.source)]


@dataclass(frozen=True, kw_only=True)
class Named:
    """One person a contact is about: a source record, and what they are to it."""

    record_id: UUID
    role: str = SubjectRole.CHILD
    relation: str = ""


@dataclass(frozen=True, kw_only=True)
class Whose:
    """Whose a contact is: the team that holds it, the agency that controls it, its area, how it came here."""

    team_id: UUID
    controller_id: UUID
    area_id: UUID | None = None
    origin: Origin = Origin.HAND


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """What another system had already done with a contact that is brought in from a file."""

    level: str = ""
    outcome: str = ""
    reason: str = ""
    advice_given: str = ""
    decided_at: datetime | None = None
    decided_by_name: str = ""
    told_at: datetime | None = None
    assessment_outcome: str = ""
    support_given: str = ""
    finished: bool = False

    @property
    def was_decided(self) -> bool:
        """Whether a first decision was made there."""
        return self.decided_at is not None


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One question of a script as it was asked, its answer, and what the page said of it."""

    question: str
    asked: str
    said: str
    answer: str = ""
    alert: str = ""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The script a call was taken by, in its version, with what was answered (FD-07)."""

    script: str
    version: str
    answers: tuple[Answered, ...] = ()
    duty_to_report: bool = False
    urgency_why: str = ""


@dataclass(frozen=True, kw_only=True)
class Missing:
    """What makes a contact a missing report (MS-03)."""

    missing_since: datetime | None = None
    last_seen: str = ""
    police_reference: str = ""
    notice_id: UUID | None = None
    told_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Also:
    """What comes with a contact beside its own columns."""

    asked: Asked | None = None
    missing: Missing | None = None
    look_for_words: bool = True


@dataclass(frozen=True, kw_only=True)
class CallSaid:
    """A call for a social worker about a case that is open (FD-20a)."""

    received_at: datetime
    source: str
    caller: str
    wanted: str
    done: str
    organisation: str = ""
    caller_role: str = ""
    phone: str = ""
    done_words: str = ""
