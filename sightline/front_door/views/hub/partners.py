"""A partner's own pages: decisions it had a part in, disagreeing with one, reading the answer, going further."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sightline.access.actions.drafts import drop_draft
from sightline.access.keeping import begun, key_of
from sightline.access.looking import NOT_FOUND, open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.forms import Form
from sightline.core.leave import Refused
from sightline.core.pages import paginate
from sightline.front_door.actions.disputing import dispute_decision, dispute_further
from sightline.front_door.actions.partner_news import note_opened
from sightline.front_door.forms.challenge import DisagreeForm, StillForm
from sightline.front_door.models import PartnerDispute
from sightline.front_door.pages.partners import dispute_page, part_lines, part_rows
from sightline.front_door.pages.readers import who_reads
from sightline.front_door.queries.partners import (
    can_go_further,
    disputes,
    employer,
    line_of,
    part_taken,
    parts_taken,
    told_of,
)
from sightline.front_door.views.common import attempt

SPAN = timedelta(days=365)
DISAGREE, FURTHER = "front_door.disagree", "front_door.disagree_further"


@require_GET
@staff_page("front_door.dispute")
def our_decisions(request: StaffRequest) -> HttpResponse:
    """Decisions of the last year on what the viewer's organisation told us, or was asked about."""
    page = paginate(request, parts_taken(request.viewer, since=clock.now() - SPAN))
    keys = [part.contact_id for part in page.items]
    lines = part_lines(page.items, told_of(disputes(request.viewer).filter(contact_id__in=keys)))
    return render(request, "front_door/hub/our_decisions.jinja", {"page": page, "lines": lines})


@staff_page("front_door.dispute")
def disagree(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Disagree with one. What is shown of it is on the record of access."""
    part = part_taken(request.viewer, contact_id)
    if part is None:
        raise Refused(NOT_FOUND, hidden=True)
    note_opened(part=part, by=request.viewer, at=clock.now())
    form, kept_at = _form(request, DisagreeForm, DISAGREE, contact_id)
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "contact_id": contact_id, "key": key_of(request)}
        done = attempt(form, lambda: dispute_decision(**given, by=request.viewer, at=clock.now()))
        if done.saved:
            return _sent(request, DISAGREE, contact_id, done.saved)
    return _shown(
        request,
        "disagree",
        form,
        part.reference,
        contact_id,
        kept_at=kept_at,
        part=part,
        facts=part_rows(part),
    )


@require_GET
@staff_page("front_door.dispute")
def our_dispute(request: StaffRequest, dispute_id: UUID) -> HttpResponse:
    """What the organisation said, to whom it was put, by when, and the answer."""
    found = _opened(request, dispute_id)
    line = line_of(request.viewer, found)
    page = dispute_page(line, part=part_taken(request.viewer, found.contact_id))
    return render(request, "front_door/hub/our_dispute.jinja", {"page": page})


@staff_page("front_door.dispute")
def our_dispute_further(request: StaffRequest, dispute_id: UUID) -> HttpResponse:
    """The organisation still disagrees."""
    found = _opened(request, dispute_id)
    if request.method != "POST" and not can_go_further(told_of([found])[0]):
        return redirect("front_door:our_dispute", found.pk)
    form, kept_at = _form(request, StillForm, FURTHER, found.pk)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        done = attempt(
            form,
            lambda: dispute_further(dispute_id=found.pk, words=words, by=request.viewer, at=clock.now()),
        )
        if done.saved:
            return _sent(request, FURTHER, found.pk, done.saved)
    page = dispute_page(line_of(request.viewer, found), part=None)
    return _shown(request, "our_dispute_further", form, found.reference, found.pk, kept_at=kept_at, page=page)


def _opened(request: StaffRequest, dispute_id: UUID) -> PartnerDispute:
    own = disputes(request.viewer).filter(agency_id=employer(request.viewer))
    found: PartnerDispute = open_record(own, request.viewer, dispute_id)
    return found


def _form(request: StaffRequest, kind: type[Form], draft: str, subject: UUID) -> tuple[Any, Any]:
    kept = begun(request, request.viewer, draft, subject)
    return kind.of(request, draft=kept.fields if kept else None), kept.changed_at if kept else None


def _sent(request: StaffRequest, draft: str, subject: UUID, made: PartnerDispute) -> HttpResponse:
    drop_draft(form=draft, subject_id=subject, by=request.viewer, at=clock.now())
    messages.success(request, "Sent. Somebody who did not decide answers; this page says who, and by when.")
    return redirect("front_door:our_dispute", made.pk)


def _shown(
    request: StaffRequest, name: str, form: Form, reference: str, subject: UUID, **more: Any
) -> HttpResponse:
    context = {
        "form": form,
        "reference": reference,
        "subject": subject,
        "draft": {"disagree": DISAGREE}.get(name, FURTHER),
        "once": str(key_of(request)),
        "readers": [*who_reads(), "those of your organisation who answer requests in Sightline"],
        **more,
    }
    return render(request, f"front_door/hub/{name}.jinja", context)
