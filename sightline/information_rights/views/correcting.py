"""Finding somebody, and putting right what is held about them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sightline.access.actions.recording import record
from sightline.access.looking import NOT_FOUND, open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.states import Outcome
from sightline.access.viewer import roles
from sightline.core import clock
from sightline.core.forms import saved_or_told
from sightline.core.leave import Refused
from sightline.information_rights.actions.correcting import (
    agree_correction,
    propose_correction,
    refuse_correction,
    step_inside,
)
from sightline.information_rights.forms.correcting import AnswerForm, CorrectForm, FindForm, ReasonForm
from sightline.information_rights.pages import correcting as pages
from sightline.information_rights.permissions import may_confirm, may_correct
from sightline.information_rights.queries import corrections as queries
from sightline.information_rights.queries.finding import of_name
from sightline.information_rights.queries.names import every_name
from sightline.information_rights.queries.review import correctable, whole_identity
from sightline.people.queries.facts import name_lines, shown_name

OPEN = "information_rights.open_sealed"


def _posts_that_open() -> set[str]:
    return {key for key, role in roles().items() if OPEN in role.capabilities}


@staff_page("information_rights.confirm")
def find(request: StaffRequest) -> HttpResponse:
    """Whose records are meant. That somebody searched is on the record."""
    form: FindForm = FindForm.of(request)
    found = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        words = f"{given['given']} {given['surname']}"
        record(
            Outcome.SEARCHED, "information_rights.searched", by=request.viewer, at=clock.now(), words=words
        )
        found = pages.found_lines(of_name(request.viewer, **given))
    return render(request, "information_rights/find.jinja", {"form": form, "found": found})


@require_GET
@staff_page("information_rights.confirm")
def corrections(request: StaffRequest) -> HttpResponse:
    """What waits for a second person."""
    waiting = list(queries.unanswered()[:100])
    names = name_lines({each.record_id for each in waiting})
    lines = [pages.waiting_line(each, names) for each in waiting]
    return render(request, "information_rights/corrections.jinja", {"lines": lines})


@staff_page("information_rights.correct")
def correct(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """Propose that something about somebody be put right."""
    found = open_record(correctable(request.viewer), request.viewer, record_id)
    may_correct(request.viewer, every_name(whole_identity(found.pk))).demand()
    form: CorrectForm = CorrectForm.of(
        request,
        staff=queries.staff_to_name(clock.today(), _posts_that_open()),
        own=queries.names_to_choose(found.pk),
    )
    if request.method == "POST" and form.is_valid():
        by = request.viewer
        if saved_or_told(
            form, lambda: propose_correction(record_id=found.pk, asked=form.asked(), by=by, at=clock.now())
        ):
            messages.success(request, "Proposed. Nothing changes until a second person has agreed.")
            return redirect("information_rights:corrections")
    context = {"form": form, "record_id": found.pk, "name": shown_name(found.pk)}
    return render(request, "information_rights/correct.jinja", context)


@staff_page("information_rights.confirm")
def answer(request: StaffRequest, correction_id: UUID) -> HttpResponse:
    """The second person's answer."""
    held = queries.unanswered().filter(pk=correction_id).first()
    if held is None:
        raise Refused(NOT_FOUND, hidden=True)
    open_record(correctable(request.viewer), request.viewer, held.record_id)
    may_confirm(request.viewer, held.by_id, every_name(held.about)).demand()
    form: AnswerForm = AnswerForm.of(request)
    if request.method == "POST" and form.is_valid():
        given, by = form.cleaned_data, request.viewer
        do = agree_correction if given["agreed"] else refuse_correction
        words = given["words"]
        if saved_or_told(form, lambda: do(correction_id=held.pk, words=words, by=by, at=clock.now())):
            messages.success(request, "Done." if given["agreed"] else "It stays as it is.")
            return redirect("information_rights:corrections")
    context = {"form": form, "name": shown_name(held.record_id), "rows": pages.correction_rows(held)}
    return render(request, "information_rights/correction.jinja", context)


@require_GET
@staff_page(OPEN)
def sealed(request: StaffRequest) -> HttpResponse:
    """What somebody is named on, and who had read it before it was sealed."""
    context = {"lines": [pages.named_line(each) for each in queries.named_on()]}
    return render(request, "information_rights/sealed.jinja", context)


@staff_page(OPEN)
def open_sealed(request: StaffRequest, sealed_id: UUID) -> HttpResponse:
    """Give a reason, and stand inside for an hour."""
    found = next((each for each in queries.named_on() if each.correction_id == sealed_id), None)
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    form: ReasonForm = ReasonForm.of(request)
    context = {"form": form, "line": pages.named_line(found), "inside": None}
    if request.method == "POST" and form.is_valid():
        why, by = form.cleaned_data["why"], request.viewer
        held = saved_or_told(
            form, lambda: step_inside(correction_id=sealed_id, why=why, by=by, at=clock.now())
        )
        if held is not None:
            context["inside"] = pages.inside(held, queries.put_away(sealed_id))
    return render(request, "information_rights/open_sealed.jinja", context)
