"""Deciding line by line, the second person's answer, and the pack."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sightline.access.actions.recording import record
from sightline.access.looking import NOT_FOUND, open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.states import Outcome
from sightline.core import clock
from sightline.core.forms import saved_or_told, show_anew
from sightline.core.leave import Refused, unless
from sightline.information_rights.actions.deciding import Given, approve_pack, decide_line, send_pack_back
from sightline.information_rights.forms.requests import LineForm, PackForm
from sightline.information_rights.models import LineDecision, PackAnswer, RecordsRequest, RequestLine
from sightline.information_rights.pack import Pack, digest_of, pack_of, pdf_of, withheld
from sightline.information_rights.pages import requests as pages
from sightline.information_rights.permissions import may_answer, may_approve
from sightline.information_rights.queries import requests as queries
from sightline.information_rights.queries.names import every_name
from sightline.information_rights.views.requests import opened_request

UNSEEN = "There are records in it that you may not read. Somebody who may must take it out."
CHANGED = "What was approved no longer agrees with what is kept. Ask the information-governance officer."


@staff_page("information_rights.answer")
def line(request: StaffRequest, line_id: UUID) -> HttpResponse:
    """Decide on one line."""
    found = open_record(queries.every_line(), request.viewer, line_id)
    may_answer(request.viewer, every_name(found.about)).demand()
    decided = queries.decisions_of([found])[0].decision
    form: LineForm = LineForm.of(request, initial=_as_decided(found, decided))
    if request.method == "POST" and form.is_valid():
        by, seen = request.viewer, form.cleaned_data.pop("seen")
        given = Given(**form.cleaned_data)
        if saved_or_told(
            form, lambda: decide_line(line_id=found.pk, given=given, seen=seen, by=by, at=clock.now())
        ):
            after = queries.lines_of(found.request_id).filter(number=found.number + 1).first()
            if after is not None:
                return redirect("information_rights:line", line_id=after.pk)
            return redirect("information_rights:request", request_id=found.request_id)
        show_anew(form, seen=decided.number if decided else 0)
    context = {
        "form": form,
        "line": found,
        "prompts": pages.prompts(found),
        "third_party": pages.test_of_third_party(),
        "open": queries.state_of(found.request).not_done(),
        "tests": pages.tests(),
        "decided": decided,
    }
    return render(request, "information_rights/line.jinja", context)


def _as_decided(line: RequestLine, decided: LineDecision | None) -> dict[str, object]:
    """What the form begins with: the decision that counts; before the first, the text as it was collected."""
    if decided is None:
        return {"given": line.text}
    names = ("choice", "head", "why", "leave", "category")
    kept = {name: getattr(decided, name) for name in names}
    return kept | {"given": decided.given or line.text, "seen": decided.number}


@staff_page("information_rights.answer")
def approve(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """A second person reads the whole pack, and lets it leave or sends it back."""
    held = opened_request(request, request_id)
    lines = queries.decisions_of(list(queries.lines_of(held.pk)))
    may_approve(request.viewer, queries.hands_of(held), every_name(held.about)).demand()
    made = pack_of(held, lines)
    digest = digest_of(made)
    form: PackForm = PackForm.of(request, initial={"seen": digest})
    if request.method == "POST" and form.is_valid():
        if saved_or_told(form, lambda: _answered(request, held, **form.cleaned_data)):
            messages.success(request, "It may leave." if form.cleaned_data["agreed"] else "Sent back.")
            return redirect("information_rights:request", request_id=held.pk)
        show_anew(form, seen=digest)
    context = {"form": form, "held": held, "pack": made, "withheld": withheld(lines)}
    context["unseen"] = queries.unseen(held.pk)
    return render(request, "information_rights/approve.jinja", context)


def _answered(
    request: StaffRequest, held: RecordsRequest, *, agreed: bool, words: str, seen: str
) -> PackAnswer:
    by, at = request.viewer, clock.now()
    if agreed:
        return approve_pack(request_id=held.pk, seen=seen, by=by, at=at)
    return send_pack_back(request_id=held.pk, words=words, by=by, at=at)


@require_GET
@staff_page("information_rights.answer")
def pack(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """The pack as a page, to be printed or saved."""
    held, made = _leaving(request, request_id)
    return render(request, "information_rights/pack.jinja", {"held": held, "pack": made})


@require_GET
@staff_page("information_rights.answer")
def pack_pdf(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """The pack as a PDF."""
    _held, made = _leaving(request, request_id)
    answer = HttpResponse(pdf_of(made, clock.now()), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="records.pdf"'
    return answer


def _leaving(request: StaffRequest, request_id: UUID) -> tuple[RecordsRequest, Pack]:
    """What was approved, and that it was taken out. Refused where it is not what was approved."""
    held = opened_request(request, request_id)
    done = queries.approved(held.pk)
    if done is None:
        raise Refused(NOT_FOUND, hidden=True)
    unless(queries.unseen(held.pk) > 0, UNSEEN).demand()
    made = pack_of(held, queries.decisions_of(list(queries.lines_of(held.pk))))
    if digest_of(made) != done.digest:
        raise Refused(CHANGED)
    record(
        Outcome.OPENED,
        "information_rights.pack_taken",
        by=request.viewer,
        at=clock.now(),
        subject=held,
        about=held.about,
    )
    return held, made
