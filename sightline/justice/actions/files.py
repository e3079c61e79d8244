"""Bringing in a force's file of crimes: once, every row that can be kept, and taken back as a whole."""

from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from sightline.access.acts import action
from sightline.access.models import Agency
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.files.mapping import Mapping, from_document
from sightline.core.files.undoing import take_back
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn
from sightline.justice.actions.backing import NO_WHY, reinstate_crime, withdraw_crime
from sightline.justice.actions.deciding import decide_crime
from sightline.justice.actions.hand import NOT_FOUND, POLICE_LAW, _employer, _keep
from sightline.justice.actions.recording import amend_crime, record_crime
from sightline.justice.actions.suspecting import add_suspect, charge, name_suspect
from sightline.justice.crime_facts import CRIMES
from sightline.justice.crime_rows import CrimeRow, Read, RowFault, read_crimes
from sightline.justice.given import Profile
from sightline.justice.models import (
    Charge,
    Crime,
    CrimeFile,
    CrimeFileBack,
    CrimeFileEntry,
    CrimeFileFault,
    CrimeMapping,
    Suspect,
)
from sightline.justice.permissions import may_record
from sightline.justice.queries.crimes import last_outcome
from sightline.justice.queries.files import entries_of, file_with_digest, untouched
from sightline.justice.queries.reaching import own_record
from sightline.justice.queries.suspects import last_word
from sightline.justice.states import State

ALREADY = "This file has been brought in already. Nothing was kept again."
OTHERWISE = "This crime has an outcome; what the file says otherwise about it was left out."
WITHOUT = "The crime is on record, its outcome is not. "
TAKEN_BACK = "This file was taken back already."
IN_FILE = ("police_reference", "reported_on", "offence", "location", "investigation")


@dataclass
class Brought:
    """What became of a file."""

    total: int
    faults: list[RowFault]
    new: set[UUID] = field(default_factory=set)
    changed: set[UUID] = field(default_factory=set)
    same: int = 0
    crimes: dict[int, UUID] = field(default_factory=dict)


@action("justice.mapping_saved")
def save_mapping(*, name: str, mapping: Mapping, by: Viewer, at: datetime) -> CrimeMapping:
    """How a force's columns are read; saving the same again changes nothing."""
    may_record(by).demand()
    wait_turn(_employer(by))
    last = CrimeMapping.objects.visible_to(by).filter(name=name).order_by("-number").first()
    if last is not None and last.document == mapping.document():
        return last  # type: ignore[no-any-return]
    number = last.number + 1 if last else 1
    made: CrimeMapping = _of_force(
        CrimeMapping, by, at, name=name, number=number, title=mapping.title, document=mapping.document()
    )
    return made


@action("justice.file_brought_in")
def bring_in(
    *, name: str, raw: bytes, mapping: CrimeMapping, adviser: Agency | None, by: Viewer, at: datetime
) -> tuple[CrimeFile, Brought]:
    """Keep every row that can be kept; each of the others is told by row and column. The same file once."""
    may_record(by).demand()
    wait_turn(_employer(by))
    digest = sha256(raw).hexdigest()
    unless(file_with_digest(by, digest) is not None, ALREADY).demand()
    read = read_crimes(raw, from_document(mapping.document, CRIMES), london(at).date())
    done = Brought(read.total, list(read.faults))
    made: CrimeFile = _of_force(
        CrimeFile, by, at, name=name[:200], digest=digest, rows=read.total, mapping=mapping
    )
    for row in read.rows:
        _tried(row, done, lambda each=row: _crime(each, done, adviser, by, at))
    for row in read.rows:
        if row.decided and row.number in done.crimes:
            _tried(row, done, lambda each=row: _outcome(each, done, by, at), said=WITHOUT)
    lost = {each.row for each in done.faults if not each.kept}
    done.faults = [replace(each, kept=each.row not in lost) for each in done.faults]
    done.faults.sort(key=lambda each: (each.row, each.column))
    _note(made, done, read, by, at)
    return made, done


def _tried(row: CrimeRow, done: Brought, keep: Any, said: str = "") -> None:
    """What is refused keeps nothing and costs no other row."""
    try:
        with transaction.atomic():
            keep()
    except Refused as refused:
        done.crimes.pop(row.number, None)
        done.faults.append(RowFault(row.number, "", f"{said}{refused.sentence}"[:300]))


def _crime(row: CrimeRow, done: Brought, adviser: Agency | None, by: Viewer, at: datetime) -> None:
    """The crime with who is suspected of it; what is held already is left, what differs is amended."""
    held = _held_crime(row, by)
    new = changed = False
    if held is None:
        helps = adviser if row.recorded.sexual else None
        held = record_crime(recorded=row.recorded, victim=row.victim, adviser=helps, by=by, at=at)
        new = True
    else:
        changed = _brought_up(held, row, done, by, at)
    if row.suspect:
        changed = _suspected(held, row.suspect, row, by, at) or changed
    done.crimes[row.number] = held.pk
    if new:
        done.new.add(held.pk)
    elif changed and held.pk not in done.new:
        done.changed.add(held.pk)
    elif not changed:
        done.same += 1


def _held_crime(row: CrimeRow, by: Viewer) -> Crime | None:
    child = own_record(by, row.victim.reference)
    own = Crime.objects.visible_to(by).filter(
        controller_id=_employer(by), police_reference=row.recorded.police_reference, child=child
    )
    found: Crime | None = own.first() if child else None
    return found


def _brought_up(held: Crime, row: CrimeRow, done: Brought, by: Viewer, at: datetime) -> bool:
    """Whether anything was changed: one withdrawn stands again, and what the file says otherwise is amended."""
    again = held.state == State.WITHDRAWN
    if again:
        held = reinstate_crime(crime_id=held.pk, why="It is in a file of the force", by=by, at=at)
    said = replace(row.recorded, enhanced=held.enhanced, words=held.words)
    said = replace(said, **{name: getattr(held, name) for name in IN_FILE if not getattr(said, name)})
    if all(getattr(held, name) == getattr(said, name) for name in IN_FILE):
        return again
    if held.state != State.INVESTIGATED:
        done.faults.append(RowFault(row.number, "", OTHERWISE, kept=True))
        return again
    amend_crime(crime_id=held.pk, recorded=said, version=held.version, by=by, at=at)
    return True


def _suspected(crime: Crime, profile: Profile, row: CrimeRow, by: Viewer, at: datetime) -> bool:
    """Whether somebody was named or charged who was not on record so."""
    own = Suspect.objects.visible_to(by).filter(controller_id=_employer(by))
    suspect = own.filter(police_reference=profile.police_reference).first()
    suspect = suspect or add_suspect(profile=profile, by=by, at=at)
    key: dict[str, Any] = {"crime_id": crime.pk, "suspect_id": suspect.pk}
    changed = False
    if last_word(crime.pk, suspect.pk) is None:
        name_suspect(**key, stands=True, why="", by=by, at=at)
        changed = True
    if row.charged_on and not Charge.objects.filter(crime=crime, suspect=suspect).exists():
        charge(**key, how=row.how, charged_on=row.charged_on, by=by, at=at)
        changed = True
    return changed


def _outcome(row: CrimeRow, done: Brought, by: Viewer, at: datetime) -> None:
    """Its outcome, unless the same type stands."""
    key = done.crimes[row.number]
    last = last_outcome(key)
    if row.decided and (last is None or last.outcome != row.decided.outcome):
        decide_crime(crime_id=key, decided=row.decided, seen=last.number if last else 0, by=by, at=at)
        if key not in done.new:
            done.changed.add(key)


def _note(file: CrimeFile, done: Brought, read: Read, by: Viewer, at: datetime) -> None:
    """What was wrong, behind the walls of the child where the row names one that is held; and what was made."""
    crimes = Crime.objects.visible_to(by).in_bulk(list(done.new | done.changed))
    for crime in crimes.values():
        given = {"crime": crime, "file": file, "new": crime.pk in done.new, "version": crime.version}
        _keep(CrimeFileEntry, by=by, at=at, like=crime, **given)
    children = {number: own_record(by, named) for number, named in read.children.items() if named}
    for each in done.faults:
        child = children.get(each.row)
        given = asdict(each) | {"cells": [] if each.kept else read.cells.get(each.row, [])}
        about = [child.pk] if child else []
        kept_as = CrimeFileFault.RETENTION if child else CrimeFileFault.NAMING_NOBODY
        _of_force(CrimeFileFault, by, at, file=file, about=about, retention_class=kept_as, **given)


@action("justice.file_taken_back")
def take_back_file(*, file_id: UUID, why: str, by: Viewer, at: datetime) -> CrimeFileBack:
    """Crimes the file made are withdrawn; those that were there before, or were worked on since, are left."""
    wait_turn(file_id)
    found = CrimeFile.objects.visible_to(by).filter(pk=file_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    unless(not why.strip(), NO_WHY).demand()
    unless(CrimeFileBack.objects.visible_to(by).filter(file=found).exists(), TAKEN_BACK).demand()
    result = take_back(
        entries_of(by, found),
        untouched=untouched,
        undo=lambda each: withdraw_crime(crime_id=each.crime_id, why=why, by=by, at=at),
    )
    numbers = {"withdrawn": len(result.undone), "left": len(result.left)}
    made: CrimeFileBack = _of_force(CrimeFileBack, by, at, file=found, why=why, **numbers)
    return made


def _of_force(model: Any, by: Viewer, at: datetime, **columns: Any) -> Any:
    made = model(
        id=uuid4(),
        by_id=by.staff_id,
        at=at,
        controller_id=_employer(by),
        **POLICE_LAW,
        **({"retention_class": model.RETENTION} | columns),
    )
    made.save(force_insert=True)
    return made
