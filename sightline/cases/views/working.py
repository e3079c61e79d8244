"""Allocating, naming who works with the child, statuses and transfers."""

from uuid import UUID

from django.http import HttpResponse

from sightline.access.looking import NOT_FOUND, open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of, saved
from sightline.cases import actions
from sightline.cases.forms import (
    AllocateForm,
    EndRoleForm,
    EndStatusForm,
    RoleForm,
    StatusForm,
    TransferAnswerForm,
    TransferForm,
)
from sightline.cases.models import StatusBegun, Transfer
from sightline.cases.permissions import may_allocate, may_work
from sightline.cases.queries.one import could_hold_roles, practitioners
from sightline.cases.states import Role, Statutory
from sightline.cases.views.common import done, form_page, worked_on
from sightline.core import clock
from sightline.core.leave import Refused

ALLOCATE, GIVE, END_ROLE = "cases.allocate", "cases.role", "cases.end_role"
STATUS, END_STATUS, MOVE, ANSWER = (
    "cases.status",
    "cases.end_status",
    "cases.transfer",
    "cases.transfer_answer",
)


@staff_page("cases.allocate")
def allocate(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A manager names the practitioner."""
    found = worked_on(request, case_id, may_allocate)
    given = {"people": practitioners(found), "initial": {"version": found.version, "from_on": clock.today()}}
    form = form_of(request, AllocateForm, ALLOCATE, found.pk, **given)

    def save() -> None:
        version = form.cleaned_data["version"]
        given = {"holder": form.holder(), "version": version}
        actions.allocate(case_id=found.pk, **given, by=request.viewer, at=clock.now())

    saving = saved(request, form, ALLOCATE, found.pk, save)
    if saving.done:
        return done(request, "Allocated. The practitioner has been told.", "cases:one", found.pk)
    texts = {"title": "Allocate the case", "draft": ALLOCATE, "button": "Allocate"}
    return form_page(request, found, form=form, saving=saving, **texts)


@staff_page("cases.work")
def give_role(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A social worker, a police officer, a family key worker."""
    found = worked_on(request, case_id, may_work)
    given = {"people": could_hold_roles(), "initial": {"from_on": clock.today()}}
    form = form_of(request, RoleForm, GIVE, found.pk, **given)

    def save() -> None:
        actions.give_role(case_id=found.pk, holder=form.holder(), by=request.viewer, at=clock.now())

    saving = saved(request, form, GIVE, found.pk, save)
    if saving.done:
        return done(request, "Named.", "cases:one", found.pk)
    texts = {"title": "Name who works with the child", "draft": GIVE, "button": "Name them"}
    return form_page(request, found, form=form, saving=saving, **texts)


@staff_page("cases.work")
def end_role(request: StaffRequest, case_id: UUID, role: str) -> HttpResponse:
    """Nobody holds a role from today."""
    found = worked_on(request, case_id, may_work)
    if role not in Role.values or role == Role.PRACTITIONER:
        raise Refused(NOT_FOUND, hidden=True)
    form = form_of(request, EndRoleForm, END_ROLE, found.pk)

    def save() -> None:
        given = {"role": Role(role), "why": form.cleaned_data["why"]}
        actions.end_role(case_id=found.pk, **given, by=request.viewer, at=clock.now())

    saving = saved(request, form, END_ROLE, found.pk, save)
    if saving.done:
        return done(request, "Nobody holds this role now.", "cases:one", found.pk)
    title = f"End the role: {Role(role).label}"
    texts = {"title": title, "draft": END_ROLE, "button": "End it"}
    return form_page(request, found, form=form, saving=saving, **texts)


@staff_page("cases.work")
def begin_status(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A statutory status beside the case."""
    found = worked_on(request, case_id, may_work)
    form = form_of(request, StatusForm, STATUS, found.pk)

    def save() -> None:
        actions.begin_status(case_id=found.pk, status=form.begun(), by=request.viewer, at=clock.now())

    saving = saved(request, form, STATUS, found.pk, save)
    if saving.done:
        return done(request, "Noted beside the case.", "cases:one", found.pk)
    lead = "The pathway goes on beside it. A child may have both, and more than one status."
    texts = {"title": "Note a statutory status", "draft": STATUS, "button": "Note it", "lead": lead}
    return form_page(request, found, form=form, saving=saving, **texts)


@staff_page("cases.work")
def end_status(request: StaffRequest, case_id: UUID, status_id: UUID) -> HttpResponse:
    """A status ended; the case goes on."""
    found = worked_on(request, case_id, may_work)
    rows = StatusBegun.objects.visible_to(request.viewer).filter(case=found)
    begun: StatusBegun = open_record(rows, request.viewer, status_id)
    form = form_of(request, EndStatusForm, END_STATUS, begun.pk)

    def save() -> None:
        given = {"status_id": begun.pk, "ended_on": form.cleaned_data["ended_on"]}
        actions.end_status(case_id=found.pk, **given, by=request.viewer, at=clock.now())

    saving = saved(request, form, END_STATUS, begun.pk, save)
    if saving.done:
        return done(request, "Noted. The case goes on.", "cases:one", found.pk)
    title = f"{Statutory(begun.status).label} ended"
    texts = {"title": title, "draft": END_STATUS, "button": "Note it"}
    return form_page(request, found, form=form, saving=saving, subject=begun.pk, **texts)


@staff_page("cases.work")
def ask_transfer(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """To another authority, or from one."""
    found = worked_on(request, case_id, may_work)
    form = form_of(request, TransferForm, MOVE, found.pk)

    def save() -> None:
        actions.ask_transfer(case_id=found.pk, moving=form.moving(), by=request.viewer, at=clock.now())

    saving = saved(request, form, MOVE, found.pk, save)
    if saving.done:
        return done(request, "On record. Note the answer when it comes.", "cases:one", found.pk)
    texts = {"title": "Transfer with another authority", "draft": MOVE, "button": "Keep it"}
    return form_page(request, found, form=form, saving=saving, **texts)


@staff_page("cases.work")
def answer_transfer(request: StaffRequest, case_id: UUID, transfer_id: UUID) -> HttpResponse:
    """What was said to it."""
    found = worked_on(request, case_id, may_work)
    rows = Transfer.objects.visible_to(request.viewer).filter(case=found)
    asked: Transfer = open_record(rows, request.viewer, transfer_id)
    form = form_of(request, TransferAnswerForm, ANSWER, asked.pk)

    def save() -> None:
        said, by = form.answered(), request.viewer
        actions.answer_transfer(case_id=found.pk, transfer_id=asked.pk, answered=said, by=by, at=clock.now())

    saving = saved(request, form, ANSWER, asked.pk, save)
    if saving.done:
        return done(request, "The answer is on record.", "cases:one", found.pk)
    title = f"Answer to the transfer: {asked.authority}"
    texts = {"title": title, "draft": ANSWER, "button": "Keep the answer"}
    return form_page(request, found, form=form, saving=saving, subject=asked.pk, **texts)
