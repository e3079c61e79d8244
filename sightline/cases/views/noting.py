"""A manager's note on a case, and the analysis that senior managers and analysts read."""

from uuid import UUID

from django.http import HttpResponse

from sightline.access.keeping import key_of
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of, saved
from sightline.cases import actions
from sightline.cases.forms import AnalysisForm, NoteForm
from sightline.cases.lead_states import NoteKind
from sightline.cases.pages.lead import analysis_rows, judgement_names
from sightline.cases.permissions import may_analyse, may_note
from sightline.cases.queries.lead import analyses
from sightline.cases.queries.work import judgements_of
from sightline.cases.views.common import done, form_page, worked_on
from sightline.core import clock

NOTE, ANALYSE = "cases.note", "cases.analysis"
FEW = ["senior managers and analysts who are on this case"]


@staff_page("cases.lead")
def manage(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A manager's decision or direction, with the reason."""
    found = worked_on(request, case_id, may_note)
    form = form_of(request, NoteForm, NOTE, found.pk)

    def save() -> None:
        given, by = form.cleaned_data, request.viewer
        said = {"kind": NoteKind(given["kind"]), "words": given["words"], "reason": given["why"]}
        actions.note_management(case_id=found.pk, **said, key=key_of(request), by=by, at=clock.now())

    saving = saved(request, form, NOTE, found.pk, save)
    if saving.done:
        return done(request, "On record.", "cases:one", found.pk)
    texts = {"title": "Management note", "draft": NOTE, "button": "Keep this note"}
    return form_page(request, found, form=form, saving=saving, **texts)


@staff_page("cases.analyse")
def analyse(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What is held of analysis, and a further note (RK-21)."""
    found = worked_on(request, case_id, may_analyse)
    named = judgement_names(judgements_of(found.pk))
    form = form_of(request, AnalysisForm, ANALYSE, found.pk, judgements=named)

    def save() -> None:
        said = {"judgement_id": form.judgement_id(), "words": form.cleaned_data["words"]}
        actions.note_analysis(
            case_id=found.pk, **said, key=key_of(request), by=request.viewer, at=clock.now()
        )

    saving = saved(request, form, ANALYSE, found.pk, save)
    if saving.done:
        return done(request, "On record, for senior managers and analysts.", "cases:analyse", found.pk)
    rows = analysis_rows(analyses(request.viewer, found), named)
    texts = {"title": "Analysis behind the judgements", "draft": ANALYSE, "button": "Keep this note"}
    return form_page(request, found, form=form, saving=saving, rows=rows, readers=FEW, **texts)
