"""What the police desk and social care do with a report."""

from uuid import UUID

from django.http import HttpResponse

from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of
from sightline.core import clock
from sightline.intelligence import actions, forms
from sightline.intelligence.models.parts import CONSIDERS, GRADES
from sightline.intelligence.permissions import ANSWERS, may_answer, may_consider, may_grade
from sightline.intelligence.queries.panels import panels
from sightline.intelligence.queries.reports import considering, last_considered, last_grading
from sightline.intelligence.states import Act
from sightline.intelligence.views.common import TOLD, of_report, worked_on

MOST_PANELS = 12


@staff_page(GRADES)
def grade(request: StaffRequest, report_id: UUID) -> HttpResponse:
    """The three marks."""
    found = worked_on(request, report_id, Act.GRADE, may_grade)
    last = last_grading(found)
    draft = "intelligence.grade"
    start = {"seen": last.number if last else 0}
    form = form_of(request, forms.GradeForm, draft, found.pk, agencies=considering(), initial=start)

    def save() -> None:
        given = {"marks": form.marks(), "seen": form.cleaned_data["seen"]}
        actions.grade_report(report_id=found.pk, **given, by=request.viewer, at=clock.now())

    return of_report(request, found, form, save, title="Grade this report", draft=draft)


@staff_page(GRADES)
def send_back(request: StaffRequest, report_id: UUID) -> HttpResponse:
    """Not taken as intelligence."""
    found = worked_on(request, report_id, Act.RETURN, may_grade)
    draft = "intelligence.return"
    form = form_of(request, forms.ReturnForm, draft, found.pk)

    def save() -> None:
        why = form.cleaned_data["why"]
        actions.return_report(report_id=found.pk, why=why, by=request.viewer, at=clock.now())

    return of_report(request, found, form, save, title="Send this report back", draft=draft, readers=TOLD)


@staff_page(CONSIDERS)
def consider(request: StaffRequest, report_id: UUID) -> HttpResponse:
    """What social care makes of it."""
    found = worked_on(request, report_id, Act.CONSIDER, may_consider)
    last = last_considered(found)
    draft = "intelligence.consider"
    start = {"seen": last.number if last else 0}
    form = form_of(request, forms.ConsiderForm, draft, found.pk, initial=start)

    def save() -> None:
        given = {"outcome": form.outcome(), "seen": form.cleaned_data["seen"]}
        actions.consider_report(report_id=found.pk, **given, by=request.viewer, at=clock.now())

    return of_report(request, found, form, save, title="Consider this report", draft=draft)


@staff_page(CONSIDERS)
def present(request: StaffRequest, report_id: UUID) -> HttpResponse:
    """The panel saw it."""
    found = worked_on(request, report_id, Act.PRESENT, may_consider)
    draft = "intelligence.present"
    offered = list(panels(request.viewer, clock.now())[:MOST_PANELS])
    form = form_of(request, forms.PresentForm, draft, found.pk, panels=offered)

    def save() -> None:
        actions.present_report(report_id=found.pk, **form.given(), by=request.viewer, at=clock.now())

    return of_report(request, found, form, save, title="Presented at the panel", draft=draft)


@staff_page(ANSWERS)
def answer(request: StaffRequest, report_id: UUID) -> HttpResponse:
    """What whoever sent it is told."""
    found = worked_on(request, report_id, Act.ANSWER, may_answer)
    draft = "intelligence.answer"
    form = form_of(request, forms.AnswerForm, draft, found.pk)

    def save() -> None:
        words = form.cleaned_data["words"]
        actions.answer_sender(report_id=found.pk, words=words, by=request.viewer, at=clock.now())

    return of_report(request, found, form, save, title="Tell whoever sent it", draft=draft, readers=TOLD)
