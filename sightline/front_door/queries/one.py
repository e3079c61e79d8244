"""One contact with everything that hangs on it, in a fixed number of reads."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.deadlines.models import Clock
from sightline.deadlines.queries import clocks_of
from sightline.follow_up.models import FollowUp
from sightline.follow_up.queries import follow_ups, from_origin, reasons_declined
from sightline.front_door.models import (
    Amendment,
    Assessment,
    CallBack,
    Contact,
    ContactSubject,
    CopyOut,
    Decision,
    Move,
    ReferrerTold,
    SubjectChange,
    TermMatch,
)
from sightline.front_door.queries.happened import Happened, happened
from sightline.front_door.queries.there import SELDOM, There
from sightline.front_door.queries.words import matches_of
from sightline.people.queries import name_lines


@dataclass(frozen=True)
class Whole:
    """A contact, and its facts as they came."""

    contact: Contact
    subjects: list[tuple[ContactSubject, str]]
    put_right: list[tuple[SubjectChange, str]]
    amendments: list[Amendment]
    moves: list[Move]
    decisions: list[Decision]
    told: list[ReferrerTold]
    call_backs: list[CallBack]
    assessments: list[Assessment]
    copies: list[CopyOut]
    asked: list[FollowUp]
    why_declined: dict[UUID, str]
    clocks: list[Clock]
    small: list[Happened]
    matches: list[TermMatch]

    @property
    def decision(self) -> Decision | None:
        """The decision that stands."""
        return self.decisions[-1] if self.decisions else None

    @property
    def assessment(self) -> Assessment | None:
        """The second assessment that stands."""
        return self.assessments[-1] if self.assessments else None

    def did(self, kind: str) -> bool:
        """Whether something small of a kind has happened: `tonight`, `discussion`, `handover`…"""
        return any(each.kind == kind for each in self.small)

    @property
    def last_told(self) -> ReferrerTold | None:
        """The last time whoever told us was told."""
        return self.told[-1] if self.told else None


def whole(viewer: Viewer, contact: Contact, holds: There = SELDOM) -> Whole:
    """Read everything about a contact that has been opened; of the seldom, what it `holds`."""
    clocks = clocks_of([contact.pk]).select_related("rule", "owner_team", "owner_staff", "owner_agency")
    changes = _of(SubjectChange, contact, "subject") if SubjectChange in holds else []
    held = _held(contact)
    asked = list(from_origin(viewer, [contact.pk]))
    names = name_lines([row.source_record_id for row in (*held, *(each.subject for each in changes))])
    return Whole(
        contact=contact,
        subjects=[(row, names[row.source_record_id]) for row in held],
        put_right=[(each, names[each.subject.source_record_id]) for each in changes],
        amendments=_of(Amendment, contact),
        moves=_of(Move, contact),
        decisions=sorted(
            _of(Decision, contact, "deliver_agency", "deliver_team"), key=lambda row: int(row.number)
        ),
        told=sorted(_of(ReferrerTold, contact), key=lambda row: int(row.number)),
        call_backs=_of(CallBack, contact) if CallBack in holds else [],
        assessments=_assessed(contact) if Assessment in holds else [],
        copies=_of(CopyOut, contact) if CopyOut in holds else [],
        asked=asked,
        why_declined=reasons_declined(asked),
        clocks=list(clocks),
        small=happened(contact),
        matches=matches_of(contact.pk) if TermMatch in holds else [],
    )


def _assessed(contact: Contact) -> list[Assessment]:
    rows = _of(Assessment, contact, "deliver_agency", "deliver_team")
    return sorted(rows, key=lambda row: int(row.number))


def _of(model: Any, contact: Contact, *also: str) -> list[Any]:
    return list(model.objects.of(contact.pk).select_related("by", *also))


def _held(contact: Contact) -> list[ContactSubject]:
    rows = ContactSubject.objects.of(contact.pk).select_related("source_record", "source_record__agency")
    return list(rows.order_by("number"))


def subjects_of(contact: Contact) -> list[tuple[ContactSubject, str]]:
    """Whom a contact is about, with their names."""
    held = _held(contact)
    names = name_lines([row.source_record_id for row in held])
    return [(row, names[row.source_record_id]) for row in held]


def request_of(viewer: Viewer, contact: Contact, follow_up_id: UUID) -> FollowUp | None:
    """A request that was made because of this contact, and of no other."""
    seen = follow_ups().visible_to(viewer).select_related("asked_agency", "asked_team")
    return seen.filter(pk=follow_up_id, origin_id=contact.pk).first()


def last_of(model: Any, contact: Contact, *also: str) -> Any:
    """The numbered fact that stands on a contact: the one with the highest number."""
    return model.objects.of(contact.pk).select_related("by", *also).order_by("-number").first()
