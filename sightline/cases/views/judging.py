"""Judging, and reading a judgement as the second person; the scale the partnership uses."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sightline.access.looking import NOT_FOUND, open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import Saving, form_of, saved
from sightline.cases import actions
from sightline.cases.definition import definition_of, in_force
from sightline.cases.forms import JudgeForm, ScaleForm, SecondForm
from sightline.cases.models import Judgement
from sightline.cases.pages.around import meeting_line
from sightline.cases.pages.work import said
from sightline.cases.permissions import is_another, may_read_second, may_work
from sightline.cases.queries.around import judging_meetings
from sightline.cases.queries.work import last_number, scale_in_use
from sightline.cases.states import Judged, Scale
from sightline.cases.views.common import done, form_page, worked_on
from sightline.core import clock
from sightline.core.forms import saved_or_told
from sightline.core.leave import Refused
from sightline.core.pages import Row
from sightline.core.words import day

JUDGE, READ = "cases.judge", "cases.read_judgement"
LOWERED = (
    "A lowered level, and whether the child is at risk or has been harmed, stand once a second person agrees."
)


@staff_page("cases.work")
def judge(request: StaffRequest, case_id: UUID, what: str) -> HttpResponse:
    """The level, or at risk, or has been harmed: each by itself, against the definition."""
    found = worked_on(request, case_id, may_work)
    if what not in Judged.values:
        raise Refused(NOT_FOUND, hidden=True)
    judged = Judged(what)
    initial = {"version": last_number(found.pk, judged), "judged_on": clock.today()}
    draft = f"{JUDGE}.{what}"
    held = {key: meeting_line(it) for key, it in judging_meetings(request.viewer, found).items()}
    given = {"what": judged, "scale": scale_in_use(), "meetings": held, "initial": initial}
    form = form_of(request, JudgeForm, draft, found.pk, **given)

    def save() -> None:
        seen = int(form.cleaned_data["version"])
        by = request.viewer
        actions.judge(case_id=found.pk, judging=form.judging(), seen=seen, by=by, at=clock.now())

    saving = saved(request, form, draft, found.pk, save)
    if saving.done:
        return done(request, "Your judgement is on record.", "cases:one", found.pk)
    texts = {"title": f"Judge: {judged.label}", "draft": draft, "button": "Keep this judgement"}
    lead = LOWERED
    return form_page(request, found, form=form, saving=saving, definition=in_force(), lead=lead, **texts)


@staff_page("cases.second")
def read_judgement(request: StaffRequest, case_id: UUID, judgement_id: UUID) -> HttpResponse:
    """The second, different person."""
    found = worked_on(request, case_id, may_read_second)
    rows = Judgement.objects.visible_to(request.viewer).filter(case=found).select_related("by")
    one: Judgement = open_record(rows, request.viewer, judgement_id)
    form = form_of(request, SecondForm, READ, one.pk)

    def save() -> None:
        read, by = form.read(), request.viewer
        actions.read_second(case_id=found.pk, judgement_id=one.pk, read=read, by=by, at=clock.now())

    saving = saved(request, form, READ, one.pk, save)
    if saving.done:
        return done(request, "On record.", "cases:one", found.pk)
    own = not is_another(request.viewer, one.by_id)
    lead = "You wrote this judgement: a second, different person reads it." if own else ""
    rows_shown = [
        Row("Judged", said(one)),
        Row("Why", one.reason),
        Row("By", f"{one.by.name if one.by else ''}, {day(one.judged_on)}"),
    ]
    texts = {"title": f"Second reader: {Judged(one.what).label}", "draft": READ, "button": "Keep it"}
    more = {"definition": definition_of(one.definition), "rows": rows_shown, "subject": one.pk}
    return form_page(request, found, form=form, saving=saving, more=more, lead=lead, **texts)


@staff_page("cases.allocate")
def scale(request: StaffRequest) -> HttpResponse:
    """In which words the partnership judges the level (RK-09, RK-09b)."""
    form: ScaleForm = ScaleForm.of(request, initial={"scale": scale_in_use()})
    if request.method == "POST" and form.is_valid():
        chosen = Scale(form.cleaned_data["scale"])
        saved_or_told(form, lambda: actions.choose_scale(scale=chosen, by=request.viewer, at=clock.now()))
        if form.is_valid():
            return done(request, "Judged in this scale from now on.", "cases:list")
    context = {
        "title": "Scale of the level",
        "caption": "What was judged before keeps its own words",
        "form": form,
        "draft": "",
        "subject": "",
        "button": "Use this scale",
        "back_to": reverse("cases:list"),
        "readers": ["everybody who works on cases"],
        "walled": False,
        "clash": Saving().clash,
        "once": "",
    }
    return render(request, "cases/form.jinja", context)
