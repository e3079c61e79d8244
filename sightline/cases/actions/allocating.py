"""Allocating a case, and saying who works with the child in which role (PW-04, PW-05, PW-11a)."""

from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from sightline.access.actions.messages import tell
from sightline.access.acts import action
from sightline.access.queries import inside_walls
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import _change, _clock, _held, _keep, _page_of, _tell_chronology
from sightline.cases.given import Holder
from sightline.cases.models import Case, RoleHeld, standing
from sightline.cases.permissions import may_allocate, may_work
from sightline.cases.states import ASSESS_RULE, CASE, GP_RULE, PANEL_RULE, Act, Role
from sightline.core.clock import london
from sightline.core.events import emit
from sightline.core.leave import Refused, unless
from sightline.core.versions import must_be_version
from sightline.people.actions.involvement import note_involvement

ONE_OF_US = "Choose a practitioner of the team: the named practitioner has a sign-in."
OUTSIDE = "{name} stands outside a restriction round this child. Ask for them to be named on it first."
NOBODY_HELD = "Nobody holds this role now."
BY_MANAGER = "The named practitioner is changed by a manager, who allocates the case again."
NO_WHY = "Say why."


@action("cases.allocated")
def allocate(*, case_id: UUID, holder: Holder, version: int, by: Viewer, at: datetime) -> RoleHeld:
    """Name the practitioner. The first time, the clocks of the panel and of the assessment begin (CL-30, CL-33)."""
    case = _held(case_id, by, may_allocate)
    now = _named(case, Role.PRACTITIONER)
    saved, typed = (
        {"staff": str(now.staff_id) if now else ""},
        {"staff": str(getattr(holder.staff, "pk", ""))},
    )
    must_be_version(case, version, saved=saved, typed=typed)
    holder.stands(on=london(at).date()).demand()
    unless(holder.staff is None or holder.role != Role.PRACTITIONER, ONE_OF_US).demand()
    first = case.allocated_on is None
    made = _hold(case, holder, by, at)
    day = {"allocated_on": london(at).date()} if first else {}
    _change(case, by=by, at=at, state=CASE.after(case.state, Act.ALLOCATE), **day)
    if first:
        _begin_clocks(case, by, at)
    title = f"Exploitation pathway: case allocated ({case.reference})"
    _tell_chronology(
        case, "cases.allocated", title, by=by, at=at, words=f"Named practitioner: {_name(made)}."
    )
    emit("cases.allocated", subject_id=case.pk, about=case.about, at=at)
    return made


@action("cases.role_given")
def give_role(*, case_id: UUID, holder: Holder, by: Viewer, at: datetime) -> RoleHeld:
    """A social worker, a police officer or a family key worker, from a day; whoever held it before no longer does."""
    case = _held(case_id, by, may_work)
    unless(holder.role == Role.PRACTITIONER, BY_MANAGER).demand()
    holder.stands(on=london(at).date()).demand()
    made = _hold(case, holder, by, at)
    title = f"{Role(holder.role).label} named ({case.reference})"
    _tell_chronology(case, "cases.role_given", title, by=by, at=at, words=f"{_name(made)}.")
    emit("cases.role_changed", subject_id=case.pk, about=case.about, at=at)
    return made


@action("cases.role_ended")
def end_role(*, case_id: UUID, role: Role, why: str, by: Viewer, at: datetime) -> RoleHeld:
    """Nobody holds it from today."""
    case = _held(case_id, by, may_work)
    unless(role == Role.PRACTITIONER, BY_MANAGER).demand()
    unless(not why.strip(), NO_WHY).demand()
    if _named(case, role) is None:
        raise Refused(NOBODY_HELD)
    emit("cases.role_changed", subject_id=case.pk, about=case.about, at=at)
    return _row(case, by, at, role=role, held=False, from_on=london(at).date(), why=why)


def _hold(case: Case, holder: Holder, by: Viewer, at: datetime) -> RoleHeld:
    staff = holder.staff
    if staff and case.walls and staff.pk not in inside_walls(case.walls, [staff], at=at):
        raise Refused(OUTSIDE.format(name=staff.name))
    made = _row(case, by, at, **{each.name: getattr(holder, each.name) for each in fields(holder)})
    note_involvement(
        record_id=case.child_id,
        agency_id=case.controller_id,
        team_id=case.team_id if staff and holder.role == Role.PRACTITIONER else None,
        staff_id=staff.pk if staff else None,
        who="" if staff else f"{holder.called}, {holder.organisation}",
        role=str(Role(holder.role).label),
        folder="cases",
        reference_id=made.pk,
        started_on=holder.from_on,
        by=by,
        at=at,
    )
    if staff and staff.pk != by.staff_id:
        tell(kind="cases.named", reference=case.reference, path=_page_of(case), staff=staff, by=by, at=at)
    return made


def _row(case: Case, by: Viewer, at: datetime, **columns: Any) -> RoleHeld:
    rows = RoleHeld.objects.filter(case=case, role=columns["role"])
    last = rows.aggregate(last=Max("number"))["last"] or 0
    made: RoleHeld = _keep(RoleHeld, case, by=by, at=at, number=last + 1, **columns)
    return made


def _named(case: Case, role: Role) -> RoleHeld | None:
    rows = standing(RoleHeld.objects.filter(case=case, role=role)).select_related("staff")
    found: RoleHeld | None = rows.first()
    return found


def _begin_clocks(case: Case, by: Viewer, at: datetime) -> None:
    for rule in (PANEL_RULE, ASSESS_RULE, GP_RULE):
        _clock(case, rule, by, at)


def _name(made: RoleHeld) -> str:
    return made.staff.name if made.staff else f"{made.called}, {made.organisation}"
