"""Documents in quarantine: which came, one of them for its officer, the custody note; and whether any may come."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.pages import paginate
from sightline.front_door.actions.mailbox import (
    ask_for_documents,
    give_to_police,
    open_document,
    switch_off,
    switch_on,
)
from sightline.front_door.forms.quarantine import AgreementForm, CustodyForm
from sightline.front_door.models import SealedDocument
from sightline.front_door.permissions import may_confirm_documents, may_quarantine
from sightline.front_door.queries.quarantine import (
    agreements,
    documents,
    in_force,
    may_be_officers,
    officer_named,
)
from sightline.front_door.views.common import attempt

OPENS, AGREES = "front_door.quarantine", "front_door.agree_documents"
OPAQUE = {
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Download-Options": "noopen",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store, private",
}
"""A browser saves what it was given as a file of no known kind: it shows none of it and runs none of it."""


@require_GET
@staff_page(OPENS)
def quarantine(request: StaffRequest) -> HttpResponse:
    """Which documents came, and where each stands; nothing of what they hold."""
    shown = {
        "page": paginate(request, documents(request.viewer)),
        "officer": bool(may_quarantine(request.viewer, officer_named())),
    }
    return render(request, "front_door/hub/quarantine.jinja", shown)


@staff_page(OPENS)
def document(request: StaffRequest, document_id: UUID) -> HttpResponse:
    """One document: who opened it and when; the note that the police have it."""
    found = _found(request, document_id)
    form: CustodyForm = CustodyForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form,
            lambda: give_to_police(
                document_id=found.pk, custody=form.custody(), by=request.viewer, at=clock.now()
            ),
        )
        if done.saved:
            messages.success(request, "Noted. Nobody here can open this document any more.")
            return redirect("front_door:document", found.pk)
    shown = {
        "document": found,
        "form": form,
        "custody": getattr(found, "custody", None),
        "openings": found.openings.select_related("by").order_by("at", "id"),
        "officer": bool(may_quarantine(request.viewer, officer_named())),
    }
    return render(request, "front_door/hub/document.jinja", shown)


@require_POST
@staff_page(OPENS)
def document_open(request: StaffRequest, document_id: UUID) -> HttpResponse:
    """The document as a file of no known kind, for its officer to take to a machine kept for that."""
    found = _found(request, document_id)
    _, raw = open_document(document_id=found.pk, by=request.viewer, at=clock.now())
    response = HttpResponse(raw, content_type="application/octet-stream")
    name = f"quarantine-{found.envelope.reference}-{found.pk.hex[:8]}.bin"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    for header, value in OPAQUE.items():
        response[header] = value
    return response


@staff_page(AGREES)
def documents_agreement(request: StaffRequest) -> HttpResponse:
    """Whether documents may be sent, under which agreement, and asking that they may."""
    form: AgreementForm = AgreementForm.of(request, officers=may_be_officers(on=clock.today()))
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form, lambda: ask_for_documents(agreed=form.agreed(), by=request.viewer, at=clock.now())
        )
        if done.saved:
            messages.success(request, "Asked for. Documents are taken when a second person has confirmed it.")
            return redirect("front_door:documents_agreement")
    rows = list(agreements()[:20])
    shown = {
        "form": form,
        "in_force": in_force(),
        "rows": [
            (
                row,
                {step.step: step for step in row.steps.all()},
                bool(may_confirm_documents(request.viewer, row.by_id)),
            )
            for row in rows
        ],
    }
    return render(request, "front_door/hub/documents_agreement.jinja", shown)


@require_POST
@staff_page(AGREES)
def documents_on(request: StaffRequest, switch_id: UUID) -> HttpResponse:
    """A second person switches documents on."""
    switch_on(agreement_id=switch_id, by=request.viewer, at=clock.now())
    messages.success(request, "Documents can be sent from now on.")
    return redirect("front_door:documents_agreement")


@require_POST
@staff_page(AGREES)
def documents_off(request: StaffRequest, switch_id: UUID) -> HttpResponse:
    """Documents are not taken any more."""
    switch_off(agreement_id=switch_id, by=request.viewer, at=clock.now())
    messages.success(request, "Switched off. What came before stays in quarantine.")
    return redirect("front_door:documents_agreement")


def _found(request: StaffRequest, document_id: UUID) -> SealedDocument:
    rows = SealedDocument.objects.visible_to(request.viewer).select_related("envelope", "custody__by")
    return open_record(rows, request.viewer, document_id)
