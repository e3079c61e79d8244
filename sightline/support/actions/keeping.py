"""An organisation says what its service is, changes it, says it is still right, closes and reopens it (SS-01)."""

from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.events import emit
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn
from sightline.core.versions import next_number, shown_of
from sightline.support.given import Entry
from sightline.support.models import Service, ServiceVersion
from sightline.support.permissions import may_keep
from sightline.support.queries import called, last_version, review_day, state_of
from sightline.support.states import SERVICE, Act

CHANGED = "support.service_changed"
COLUMNS = [each.name for each in fields(Entry)]
NOT_FOUND = "There is no such service in the directory."
LISTED = "This organisation has an open service of that name in the directory already."
NO_WHY = "Say why."
NO_AGENCY = "Say which organisation provides it."


@action("support.service_added")
def add_service(
    *, entry: Entry, agency_id: UUID | None, by: Viewer, at: datetime, key: UUID | None = None
) -> ServiceVersion:
    """A service of an organisation, in the directory from now on."""
    may_keep(by, agency_id).demand()
    if agency_id is None:
        raise Refused(NO_AGENCY)
    wait_turn(agency_id)
    entry.stands(on=london(at).date()).demand()
    unless(called(agency_id, entry.name).exists(), LISTED).demand()
    service = Service(pk=key or uuid4(), **_law(agency_id, Service, by, at))
    service.save(force_insert=True)
    return _said(service, 1, Act.ADD, entry.columns(), **_checked(at), by=by, at=at)


@action("support.service_changed")
def change_service(
    *, service_id: UUID, entry: Entry, checked: bool, seen_number: int, by: Viewer, at: datetime
) -> ServiceVersion:
    """Other words of it. `checked`: everything else was looked at too and is right."""
    last = _ready(service_id, Act.CHANGE, seen_number, by)
    entry.stands(on=london(at).date()).demand()
    same_name = called(last.controller_id, entry.name).exclude(service_id=service_id)
    unless(same_name.exists(), LISTED).demand()
    when = _checked(at) if checked else _as_before(last)
    return _said(last.service, last.number + 1, Act.CHANGE, entry.columns(), **when, by=by, at=at)


@action("support.service_checked")
def check_service(*, service_id: UUID, seen_number: int, by: Viewer, at: datetime) -> ServiceVersion:
    """All of it is still right; the clock begins again."""
    last = _ready(service_id, Act.CHECK, seen_number, by)
    return _said(last.service, last.number + 1, Act.CHECK, _columns(last), **_checked(at), by=by, at=at)


@action("support.service_closed")
def close_service(
    *, service_id: UUID, why: str, seen_number: int, by: Viewer, at: datetime
) -> ServiceVersion:
    """Nobody is sent there any more; what was said of it stays."""
    last = _ready(service_id, Act.CLOSE, seen_number, by)
    unless(not why.strip(), NO_WHY).demand()
    when = {**_as_before(last), "why": why.strip()}
    return _said(last.service, last.number + 1, Act.CLOSE, _columns(last), **when, by=by, at=at)


@action("support.service_opened_again")
def reopen_service(
    *, service_id: UUID, why: str, seen_number: int, by: Viewer, at: datetime
) -> ServiceVersion:
    """It is there again, and all that stands of it was looked at and is right."""
    last = _ready(service_id, Act.REOPEN, seen_number, by)
    unless(not why.strip(), NO_WHY).demand()
    unless(called(last.controller_id, last.name).exists(), LISTED).demand()
    when = {**_checked(at), "why": why.strip()}
    return _said(last.service, last.number + 1, Act.REOPEN, _columns(last), **when, by=by, at=at)


def _ready(service_id: UUID, act: Act, seen_number: int, by: Viewer) -> ServiceVersion:
    """The version that stands, where this can be done with it now and nobody has saved since."""
    service = Service.objects.visible_to(by).filter(pk=service_id).first()
    if service is None:
        raise Refused(NOT_FOUND, hidden=True)
    may_keep(by, service.controller_id).demand()
    wait_turn(service.controller_id)
    last = last_version(service_id)
    if last is None:
        raise Refused(NOT_FOUND, hidden=True)
    next_number(last, seen=seen_number, saved=_columns(last))
    SERVICE.may(state_of(last), act).demand()
    return last


def _columns(version: ServiceVersion) -> dict[str, Any]:
    return shown_of(version, COLUMNS)


def _checked(at: datetime) -> dict[str, Any]:
    return {"checked_at": at, "review_on": review_day(at)}


def _as_before(last: ServiceVersion) -> dict[str, Any]:
    return {"checked_at": last.checked_at, "review_on": last.review_on}


def _said(
    service: Service, number: int, act: Act, columns: dict[str, Any], *, by: Viewer, at: datetime, **when: Any
) -> ServiceVersion:
    law = _law(service.controller_id, ServiceVersion, by, at)
    made = ServiceVersion(service=service, number=number, act=act, **columns, **when, **law)
    made.save(force_insert=True)
    emit(CHANGED, subject_id=service.pk, at=at, about=[])
    return made


def _law(agency_id: UUID, kind: type[Service | ServiceVersion], by: Viewer, at: datetime) -> dict[str, Any]:
    """Whose it is, how long it is kept, and by whose hand."""
    return {"controller_id": agency_id, "retention_class": kind.RETENTION, "by_id": by.staff_id, "at": at}
