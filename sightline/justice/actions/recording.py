"""Recording and amending a crime: one crime, one child; a sexual offence refers the child at once (JU-13a)."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.models import Agency
from sightline.access.viewer import Viewer, system_viewer
from sightline.core.clock import london
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn
from sightline.core.versions import must_be_version
from sightline.follow_up.actions import ask
from sightline.follow_up.references import reference_of
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind
from sightline.justice.actions.hand import (
    NOT_FOUND,
    POLICE_LAW,
    _change,
    _employer,
    _held,
    _keep,
    _page_of,
    _tell_chronology,
)
from sightline.justice.given import NO_CHILD, Recorded, Victim
from sightline.justice.models import Crime, Support
from sightline.justice.permissions import may_record, may_record_on
from sightline.justice.queries.reaching import own_record, reached
from sightline.justice.states import Act, Helps
from sightline.people.actions import NewName, Particulars, create_source_record, note_search
from sightline.people.models import SourceRecord
from sightline.people.naming.asked import Asked

NO_ADVISER = "A sexual offence is referred to an independent adviser. Choose which service."
STANDS = "This crime is on record for this child already."


@action("justice.crime_recorded")
def record_crime(
    *,
    recorded: Recorded,
    victim: Victim,
    adviser: Agency | None,
    by: Viewer,
    at: datetime,
    key: UUID | None = None,
) -> Crime:
    """A crime against one child. Sent twice with one key, it is kept once."""
    may_record(by).demand()
    recorded.stands(on=london(at).date()).demand()
    unless(recorded.sexual and adviser is None, NO_ADVISER).demand()
    if key:
        wait_turn(key)
        before: Crime | None = Crime.objects.visible_to(by).filter(pk=key).first()
        if before:
            return before
    crime = _new(recorded, _child(victim, by, at), key or uuid4(), by, at)
    same = {"police_reference": crime.police_reference, "child_id": crime.child_id}
    known = Crime.objects.filter(controller_id=crime.controller_id, **same)
    unless(known.exists(), STANDS).demand()
    crime.save(force_insert=True)
    if recorded.sexual and adviser:
        _refer(crime, adviser, by, at)
    _tell_chronology(crime, "justice.crime_recorded", "Crime recorded by the police", by=by, at=at)
    return crime


def _new(recorded: Recorded, child: SourceRecord, key: UUID, by: Viewer, at: datetime) -> Crime:
    return Crime(
        id=key,
        reference=reference_of(key, "CRI"),
        child=child,
        about=[child.pk],
        controller_id=_employer(by),
        owner_team_id=next(iter(sorted(by.team_ids)), None),
        officer_id=by.staff_id,
        retention_class=Crime.RETENTION,
        changed_by_id=by.staff_id,
        changed_at=at,
        **POLICE_LAW,
        **asdict(recorded),
    )


def _child(victim: Victim, by: Viewer, at: datetime) -> SourceRecord:
    """One the officer reaches, or the force's own by its number, made where it is new."""
    if victim.record_id:
        found = reached(by).filter(pk=victim.record_id).first()
        if found is None:
            raise Refused(NOT_FOUND, hidden=True)
        return found
    unless(not victim.reference.strip(), NO_CHILD).demand()
    held = own_record(by, victim.reference)
    return held or _made(victim, by, at)


def _made(victim: Victim, by: Viewer, at: datetime) -> SourceRecord:
    """The force's own record; the hub is shown whom it may be and confirms. Nobody else's record is searched."""
    unless(not victim.surname.strip(), NO_CHILD).demand()
    system = system_viewer("justice.own_records")
    slip = note_search(asked=Asked(identifier=victim.reference), by=system, at=at)
    return create_source_record(
        agency=Agency.objects.get(pk=_employer(by)),
        search=slip,
        reference=victim.reference,
        names=[NewName(victim.given, victim.surname)],
        born=victim.born,
        particulars=Particulars(sex=victim.sex),
        by=system,
        at=at,
    )


def _refer(crime: Crime, adviser: Agency, by: Viewer, at: datetime) -> None:
    """Asked of the service, with its clock, and noted with the crime: nobody has to think of it."""
    _keep(
        Support,
        by=by,
        at=at,
        like=crime,
        crime=crime,
        helps=Helps.ISVA,
        agency=adviser,
        since_on=london(at).date(),
        automatic=True,
    )
    request = Request(
        kind=Kind.OTHER,
        agency=adviser,
        what=f"Independent adviser for the child in crime {crime.reference}",
        why="A crime of this kind is referred as a rule.",
        support_type="Independent adviser (ISVA)",
    )
    team = crime.owner_team if crime.owner_team_id else None
    ask(
        request=request,
        about=crime.about,
        owner_team=team,
        origin=crime,
        origin_path=_page_of(crime),
        by=by,
        at=at,
    )


@action("justice.crime_amended")
def amend_crime(*, crime_id: UUID, recorded: Recorded, version: int, by: Viewer, at: datetime) -> Crime:
    """Other particulars, while it is investigated. An earlier version stays in its history."""
    crime = _held(crime_id, Act.AMEND, by, may_record_on)
    recorded.stands(on=london(at).date()).demand()
    typed = asdict(recorded)
    must_be_version(crime, version, typed=typed)
    changed: Crime = _change(crime, by=by, at=at, **typed)
    return changed
