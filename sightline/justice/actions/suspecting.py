"""Suspects: their own records, which crimes each is suspected of, and what it was brought to court for."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.models import Agency, Staff
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused, first_refusal, unless
from sightline.core.turns import wait_turn
from sightline.core.versions import must_be_version
from sightline.follow_up.references import reference_of
from sightline.justice.actions.hand import (
    NOT_FOUND,
    POLICE_LAW,
    _change,
    _employer,
    _held,
    _keep,
    _suspect,
)
from sightline.justice.given import NOT_YET, Profile
from sightline.justice.models import Charge, Crime, Passed, Suspect, Suspected
from sightline.justice.permissions import may_change_suspect, may_record, may_record_on, names_people
from sightline.justice.queries.reaching import own_record
from sightline.justice.queries.suspects import last_word
from sightline.justice.states import Act, Brought

STANDS = "This person is on record under that number already."
SAID = "That is what is on record."
NO_WHY = "Say why."
NOT_SUSPECTED = "This person is not on record as suspected of this crime."
CHARGED = "That is on record already."
NO_CHILD = "Your force has no record of a child under that number."
TO_ONE = "Choose whom it is passed to."
BY_NAME = "By its handling code this suspect is passed to people by name."


@action("justice.suspect_added")
def add_suspect(*, profile: Profile, by: Viewer, at: datetime, key: UUID | None = None) -> Suspect:
    """A person suspected, kept once under the force's own number."""
    may_record(by).demand()
    profile.stands().demand()
    if key:
        wait_turn(key)
        before: Suspect | None = Suspect.objects.visible_to(by).filter(pk=key).first()
        if before:
            return before
    held = Suspect.objects.filter(controller_id=_employer(by), police_reference=profile.police_reference)
    unless(held.exists(), STANDS).demand()
    made_id = key or uuid4()
    made = Suspect(
        id=made_id,
        reference=reference_of(made_id, "SUS"),
        controller_id=_employer(by),
        added_by_id=by.staff_id,
        retention_class=Suspect.RETENTION,
        changed_by_id=by.staff_id,
        changed_at=at,
        **POLICE_LAW,
        **profile.columns(),
        **_known_as(profile, by),
    )
    made.save(force_insert=True)
    return made


def _known_as(profile: Profile, by: Viewer) -> dict[str, Any]:
    """Somebody suspected may be a child with a record of the force's own; the walls round the child then hold."""
    if not profile.child_reference.strip():
        return {}
    found = own_record(by, profile.child_reference)
    unless(found is None, NO_CHILD).demand()
    return {"known_as": found, "about": [found.pk]} if found else {}


@action("justice.suspect_changed")
def change_suspect(*, suspect_id: UUID, profile: Profile, version: int, by: Viewer, at: datetime) -> Suspect:
    """What is known now. Earlier versions stay in its history."""
    suspect = _suspect(suspect_id, by)
    first_refusal(may_change_suspect(by, suspect), profile.stands()).demand()
    typed = profile.columns()
    must_be_version(suspect, version, typed=typed)
    changed: Suspect = _change(suspect, by=by, at=at, **typed, **_known_as(profile, by))
    return changed


@action("justice.suspect_passed")
def pass_suspect(
    *,
    suspect_id: UUID,
    why: str,
    by: Viewer,
    at: datetime,
    agency: Agency | None = None,
    staff: Staff | None = None,
) -> Passed:
    """The force gives leave for an organisation, or somebody by name, to see the suspect."""
    suspect = _suspect(suspect_id, by)
    first_refusal(
        may_change_suspect(by, suspect),
        unless((agency is None) == (staff is None), TO_ONE),
        unless(names_people(suspect) and staff is None, BY_NAME),
        unless(not why.strip(), NO_WHY),
    ).demand()
    made: Passed = _keep(
        Passed, by=by, at=at, like=suspect, suspect=suspect, agency=agency, staff=staff, why=why
    )
    return made


@action("justice.suspected")
def name_suspect(
    *, crime_id: UUID, suspect_id: UUID, stands: bool, why: str, by: Viewer, at: datetime
) -> Suspected:
    """That they are suspected of a crime, or are no longer."""
    crime, suspect = _pair(crime_id, suspect_id, by)
    last = last_word(crime.pk, suspect.pk)
    first_refusal(
        unless((last.stands if last else False) == stands, SAID),
        unless(not stands and not why.strip(), NO_WHY),
    ).demand()
    number = last.number + 1 if last else 1
    made: Suspected = _both(crime, suspect, by, at, Suspected, number=number, stands=stands, why=why)
    return made


@action("justice.charged")
def charge(
    *, crime_id: UUID, suspect_id: UUID, how: Brought, charged_on: date, by: Viewer, at: datetime
) -> Charge:
    """That they were charged or summonsed for it. The outcome of the crime is recorded apart (JU-03, JU-04)."""
    crime, suspect = _pair(crime_id, suspect_id, by)
    last = last_word(crime.pk, suspect.pk)
    first_refusal(
        unless(last is None or not last.stands, NOT_SUSPECTED),
        unless(Charge.objects.filter(crime=crime, suspect=suspect).exists(), CHARGED),
        unless(charged_on > london(at).date(), NOT_YET),
        unless(charged_on < crime.reported_on, "It cannot be before the crime was reported."),
    ).demand()
    made: Charge = _both(crime, suspect, by, at, Charge, how=how, charged_on=charged_on)
    return made


def _pair(crime_id: UUID, suspect_id: UUID, by: Viewer, act: Act = Act.NAME) -> tuple[Crime, Suspect]:
    """A crime in which an act is possible now and a suspect, both of the viewer's force."""
    crime = _held(crime_id, act, by, may_record_on)
    suspect = _suspect(suspect_id, by)
    if suspect.controller_id != crime.controller_id:
        raise Refused(NOT_FOUND, hidden=True)
    return crime, suspect


def _both(crime: Crime, suspect: Suspect, by: Viewer, at: datetime, model: Any, **columns: Any) -> Any:
    """A fact of both, behind the walls of both."""
    about = sorted({*crime.about, *suspect.about})
    return _keep(model, by=by, at=at, like=suspect, crime=crime, suspect=suspect, about=about, **columns)
