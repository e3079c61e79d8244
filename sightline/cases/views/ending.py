"""The exit plan, the proposal to end a case, and the second person who reads it."""

from uuid import UUID

from django.http import HttpResponse

from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of, saved
from sightline.cases import actions
from sightline.cases.forms import EndForm, ExitForm, SecondForm
from sightline.cases.models import Ending
from sightline.cases.pages.work import ending_rows, plan_rows
from sightline.cases.permissions import may_give_reason, may_propose, may_read_ending, may_work
from sightline.cases.prompts import prompts
from sightline.cases.queries.work import last_plan
from sightline.cases.states import Why
from sightline.cases.views.common import done, form_page, worked_on
from sightline.core import clock

PLAN, END, READ = "cases.exit", "cases.end", "cases.read_ending"
HOLIDAYS = {"warnings": [prompts()["holidays"].words]}
FIELDS = ("changed", "stays", "signs", "handed_to", "child_words", "parents_words")


@staff_page("cases.work")
def plan_exit(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A version of the exit plan, begun from the one before."""
    found = worked_on(request, case_id, may_work)
    last = last_plan(found.pk)
    initial = {name: getattr(last, name) for name in FIELDS} if last else {}
    form = form_of(request, ExitForm, PLAN, found.pk, initial=initial)

    def save() -> None:
        actions.plan_exit(case_id=found.pk, plan=form.plan(), by=request.viewer, at=clock.now())

    saving = saved(request, form, PLAN, found.pk, save)
    if saving.done:
        return done(request, "The exit plan is kept.", "cases:one", found.pk)
    texts = {"title": "Exit plan", "draft": PLAN, "button": "Keep the plan"}
    return form_page(request, found, form=form, saving=saving, **texts)


@staff_page("cases.work")
def end(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Propose that it ends; a second person reads it."""
    found = worked_on(request, case_id, may_propose)
    reasons = [why for why in Why if may_give_reason(request.viewer, why)]
    form = form_of(request, EndForm, END, found.pk, reasons=reasons)

    def save() -> None:
        actions.propose_ending(case_id=found.pk, ends=form.ends(), by=request.viewer, at=clock.now())

    saving = saved(request, form, END, found.pk, save)
    if saving.done:
        return done(request, "Proposed. A second person reads it.", "cases:one", found.pk)
    texts = {"title": "Propose that the case ends", "draft": END, "button": "Propose it"}
    return form_page(
        request, found, form=form, saving=saving, rows=plan_rows(last_plan(found.pk)), more=HOLIDAYS, **texts
    )


@staff_page("cases.second")
def read_ending(request: StaffRequest, case_id: UUID, ending_id: UUID) -> HttpResponse:
    """The second, different person ends it or keeps it open."""
    found = worked_on(request, case_id, may_read_ending)
    rows = Ending.objects.visible_to(request.viewer).filter(case=found).select_related("by", "plan")
    one: Ending = open_record(rows, request.viewer, ending_id)
    form = form_of(request, SecondForm, READ, one.pk)

    def save() -> None:
        read, by = form.read(), request.viewer
        actions.read_ending(case_id=found.pk, ending_id=one.pk, read=read, by=by, at=clock.now())

    saving = saved(request, form, READ, one.pk, save)
    if saving.done:
        return done(request, "On record.", "cases:one", found.pk)
    shown = [*ending_rows(one), *plan_rows(one.plan)]
    lead = "If you agree the case ends. If not it stays open, with your reason."
    texts = {"title": "Second reader: ending the case", "draft": READ, "button": "Keep it", "lead": lead}
    return form_page(request, found, form=form, saving=saving, subject=one.pk, rows=shown, **texts)
