"""A contact of a file as the rows of the front door: state, decision and telling as the sender recorded them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.core.clock import LONDON
from sightline.core.files.mapping import Mapping
from sightline.core.files.text import key
from sightline.front_door.given import Named, Said, Whose
from sightline.front_door.imports.contact_records import ContactGiven
from sightline.front_door.models import Contact, ContactSubject, Decision, Move, ReferrerTold
from sightline.front_door.queries.staff import alike
from sightline.front_door.rows import contact_row, decision_row, move_row, subject_rows, told_row
from sightline.front_door.sources import ORGANISED
from sightline.front_door.states import (
    ContactState,
    Exploitation,
    FamilyTold,
    Level,
    Origin,
    SharingBasis,
    ToldHow,
)
from sightline.front_door.words import chronology_title
from sightline.people.models import ChronologyLine

HISTORY_AFTER = timedelta(days=28)
NO_CHILD = "The file names no child."
_YES, _NO = frozenset({"yes", "y", "true", "1"}), frozenset({"no", "n", "false", "0", "not told"})


@dataclass(frozen=True)
class Into:
    """Where the contacts of one file go, and what its mapping tells."""

    controller_id: UUID
    team_id: UUID
    area_id: UUID | None
    system: str
    new_team_id: UUID | None = None  # the shift's, for what is new work here
    tells_outcome: bool = False
    tells_telling: bool = False
    due: dict[date, date | None] = field(
        default_factory=dict, compare=False
    )  # last day to decide, by day received
    agencies: dict[str, UUID] = field(default_factory=dict, compare=False)  # of the partnership, by name
    unknown: set[str] = field(default_factory=set, compare=False)  # names that no organisation goes by

    @classmethod
    def through(
        cls,
        mapping: Mapping,
        *,
        controller_id: UUID,
        team_id: UUID,
        area_id: UUID | None,
        new_team_id: UUID | None = None,
    ) -> Into:
        named = mapping.columns.keys() | mapping.fixed.keys()
        outcome = bool(named & {"outcome", "decided_on"})
        told = "referrer_told_on" in named
        return cls(controller_id, team_id, area_id, mapping.system, new_team_id, outcome, told)

    def whose(self, state: ContactState = ContactState.CLOSED) -> Whose:
        new = state == ContactState.NEW and self.new_team_id
        return Whose(
            team_id=new or self.team_id,
            controller_id=self.controller_id,
            area_id=self.area_id,
            origin=Origin.FILE,
        )


@dataclass
class ContactRows:
    """The rows of one contact, unsaved, and whether its clocks are to run."""

    contact: Contact
    subjects: list[ContactSubject]
    move: Move
    decision: Decision | None = None
    told: ReferrerTold | None = None
    lines: list[ChronologyLine] = field(default_factory=list)
    runs: bool = False


def rows_of(
    given: ContactGiven,
    children: list[UUID],
    reference: str,
    into: Into,
    *,
    due_on: date | None,
    by: Viewer,
    at: datetime,
) -> ContactRows:
    """What a hand-taken contact would be, with what the sender had already decided and told."""
    people = [Named(record_id=child) for child in dict.fromkeys(children)]
    state, runs = standing(given, into, at)
    said, whose = said_of(given, into), into.whose(state)
    contact = contact_row(said, people=people, whose=whose, reference=reference, state=state, by=by, at=at)
    contact.decision_due_on = due_on
    move = move_row(contact, was="", now=state, by=by, at=at, why="Brought in from a file")
    rows = ContactRows(contact, subject_rows(contact, people, by=by, at=at), move, runs=runs)
    if is_decided(given):
        rows.decision = _decision(given, contact, by, at)
    if given.referrer_told_on is not None:
        rows.told = _told(given, contact, by, at)
    rows.lines = _lines(rows, by, at)
    return rows


def is_decided(given: ContactGiven) -> bool:
    return given.outcome is not None or given.decided_on is not None


def standing(given: ContactGiven, into: Into, at: datetime) -> tuple[ContactState, bool]:
    """The state a contact comes in with, and whether its clocks run.

    One the sender has not decided is new and runs. One without an outcome is closed history only where it is old
    and the file says nothing of outcomes at all. One the sender decided is closed once it is old, or the referrer
    is known to have been told; it runs on only where the file shows that the referrer still has to be told.
    """
    old = at - received_at(given) > HISTORY_AFTER
    if not is_decided(given):
        history = old and not into.tells_outcome
        return (ContactState.CLOSED, False) if history else (ContactState.NEW, True)
    told = given.referrer_told_on is not None or not reachable(given)
    if old or told:
        return ContactState.CLOSED, False
    return ContactState.DECIDED, into.tells_telling


def received_at(given: ContactGiven) -> datetime:
    return moment_of(given.received_on, given.received_time)


def moment_of(day: date, at: time | None = None) -> datetime:
    """The moment clocks in London showed; the start of the day where no time is known."""
    return datetime.combine(day, at or time(0), tzinfo=LONDON)


def reachable(given: ContactGiven) -> bool:
    return given.source != "anonymous" if given.referrer_reachable is None else given.referrer_reachable


def said_of(given: ContactGiven, into: Into) -> Said:
    """The row in the words of a contact."""
    level_only = given.threshold if not is_decided(given) else None
    worry = f"Level of need in the other system: {Level(level_only).label}." if level_only else ""
    ticked = given.exploitation is True
    return Said(
        received_at=received_at(given),
        source=given.source,
        channel=given.channel or "",
        health_provider=given.health_provider or "",
        older_source=given.older_source or "",
        source_detail=_source_detail(given),
        referrer_name=given.referrer_name or "",
        referrer_role=given.referrer_role or "",
        referrer_organisation=given.referrer_organisation or "",
        referrer_agency_id=agency_of(given, into),
        referrer_reachable=reachable(given),
        words=given.narrative or "",
        worry=worry,
        urgency=given.urgency or "",
        exploitation=Exploitation.TICKED if ticked else Exploitation.NONE,
        exploitation_type=(given.exploitation_type or "") if ticked else "",
        unknown_child="" if given.children else NO_CHILD,
        their_system=into.system,
        their_reference=given.reference or "",
        **_reach(given),
        **_sharing(given),
        **_family(given),
    )


def agency_of(given: ContactGiven, into: Into) -> UUID | None:
    """The organisation of the partnership that told them, so that it can see and dispute what is decided."""
    if given.source not in ORGANISED:
        return None
    names = (alike(name) for name in (given.referrer_organisation or "", _source_detail(given)))
    return next((into.agencies[name] for name in names if name in into.agencies), None)


def _source_detail(given: ContactGiven) -> str:
    said = given.as_given.get("source", "")
    return said[:200] if key(said) != given.source else ""


def _reach(given: ContactGiven) -> dict[str, Any]:
    details = given.referrer_details or ""
    if "@" in details and " " not in details:
        return {"referrer_email": details}
    figures = sum(one.isdigit() for one in details)
    if figures >= 6 and len(details) <= 60:
        return {"referrer_phone": details}
    return {"referrer_how": details}


def _sharing(given: ContactGiven) -> dict[str, Any]:
    said = given.lawful_basis or ""
    found = next((one for one in SharingBasis if key(said) in (key(one.value), key(one.label))), None)
    return {"sharing_basis": found.value} if found else {"sharing_note": said}


def _family(given: ContactGiven) -> dict[str, Any]:
    said, why_not = given.family_told or "", given.family_not_told_because or ""
    told = ""
    if key(said) in _YES:
        said, told = "", FamilyTold.YES.value
    elif key(said) in _NO or (why_not and not said):
        said, told = "", FamilyTold.NO.value
    return {"family_told": told, "family_told_what": said, "family_not_told_why": why_not}


def _decision(given: ContactGiven, contact: Contact, by: Viewer, at: datetime) -> Decision:
    decided = moment_of(given.decided_on or given.received_on)
    return decision_row(
        contact,
        number=1,
        by=by,
        at=at,
        decided_at=max(decided, contact.received_at),
        level=given.threshold or "",
        outcome=given.outcome or "",
        reason=given.decision_reason or "",
        decided_by_name=given.decided_by or "",
        from_file=True,
    )


def _told(given: ContactGiven, contact: Contact, by: Viewer, at: datetime) -> ReferrerTold:
    told = moment_of(given.referrer_told_on or given.received_on)
    return told_row(
        contact,
        number=1,
        by=by,
        at=at,
        told_at=max(told, contact.received_at),
        how=ToldHow.PHONE,
        from_file=True,
    )


def _lines(rows: ContactRows, by: Viewer, at: datetime) -> list[ChronologyLine]:
    contact = rows.contact
    lines = [
        chronology_lines(
            contact.about,
            kind="front_door.contact_taken",
            title=chronology_title(contact),
            happened_at=contact.received_at,
            reference_id=contact.pk,
            controller_id=contact.controller_id,
            by=by,
            at=at,
        )
    ]
    if rows.decision is not None:
        level = rows.decision.get_level_display().lower() or "level not given"
        line = chronology_lines(
            contact.about,
            kind="front_door.decided",
            title=f"Decision on contact {contact.reference}, made in another system: {level}",
            words=f"{rows.decision.get_outcome_display()}." if rows.decision.outcome else "",
            happened_at=rows.decision.decided_at,
            reference_id=contact.pk,
            controller_id=contact.controller_id,
            by=by,
            at=at,
        )
        lines.append(line)
    return [line for several in lines for line in several]


def chronology_lines(
    about: list[UUID], *, kind: str, happened_at: datetime, by: Viewer, at: datetime, **columns: Any
) -> list[ChronologyLine]:
    """Lines as `people.actions.write_chronology` writes them, to be kept with many others."""
    return [
        ChronologyLine(
            record_id=person,
            about=about,
            kind=kind,
            happened_at=happened_at,
            folder=kind.partition(".")[0],
            retention_class=ChronologyLine.RETENTION,
            by_id=by.staff_id,
            at=at,
            **columns,
        )
        for person in about
    ]
