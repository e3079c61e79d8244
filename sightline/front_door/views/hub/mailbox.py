"""The sealed mailbox: what waits, one conversation opened for one reader, and what becomes of it."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.forms import Form
from sightline.core.pages import Slice, paginate
from sightline.front_door.actions.mailbox import close_envelope, open_envelope, record_envelope, reply
from sightline.front_door.forms.mailbox import CloseForm, RecordForm, ReplyForm
from sightline.front_door.models import Envelope
from sightline.front_door.pages.mailbox import envelope_lines, text_lines, words_found
from sightline.front_door.pages.readers import who_reads
from sightline.front_door.queries.mailbox import closing_of, missing_keys, waiting
from sightline.front_door.queries.quarantine import came_with
from sightline.front_door.queries.set_up import training_link
from sightline.front_door.views.common import attempt

MAY = "front_door.open_envelopes"


@require_GET
@staff_page("front_door.read")
def mailbox(request: StaffRequest) -> HttpResponse:
    """Envelopes that wait, danger first, then the oldest; nothing of what they say."""
    page: Slice[Any] = paginate(request, waiting(request.viewer))
    shown = {"page": page, "lines": envelope_lines(page.items), "keyless": missing_keys()}
    return render(request, "front_door/hub/mailbox.jinja", shown)


@staff_page(MAY)
def envelope(request: StaffRequest, envelope_id: UUID) -> HttpResponse:
    """One conversation, opened for this reader; answering it."""
    found = _found(request, envelope_id)
    form = ReplyForm.of(request)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        done = attempt(
            form,
            lambda: reply(
                envelope_id=found.pk, words=words, key=key_of(request), by=request.viewer, at=clock.now()
            ),
        )
        if done.saved:
            messages.success(
                request, "Sent. Only the teller’s code and those who open envelopes can read it."
            )
            return redirect("front_door:envelope", found.pk)
    _, read = open_envelope(envelope_id=found.pk, by=request.viewer, at=clock.now())
    more: dict[str, Any] = {
        "texts": text_lines(read),
        "terms": words_found(read),
        "closed": closing_of(found),
    }
    more |= {"documents": came_with(found), "training": training_link()}
    return _page(request, "envelope", found, form, **more)


@staff_page(MAY)
def envelope_record(request: StaffRequest, envelope_id: UUID) -> HttpResponse:
    """Make a contact of it."""
    found = _found(request, envelope_id)
    form: RecordForm = RecordForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form,
            lambda: record_envelope(
                envelope_id=found.pk,
                recorded=form.recorded(),
                key=key_of(request),
                by=request.viewer,
                at=clock.now(),
            ),
        )
        if done.saved:
            messages.success(request, "The contact is recorded. The words stay sealed in the envelope.")
            return redirect("front_door:contact", done.saved.pk)
    return _page(request, "envelope_record", found, form, readers=who_reads())


@staff_page(MAY)
def envelope_close(request: StaffRequest, envelope_id: UUID) -> HttpResponse:
    """Nothing more is asked for."""
    found = _found(request, envelope_id)
    form: CloseForm = CloseForm.of(request)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        done = attempt(
            form, lambda: close_envelope(envelope_id=found.pk, why=why, by=request.viewer, at=clock.now())
        )
        if done.saved:
            messages.success(request, "Closed. The envelope can still be opened.")
            return redirect("front_door:mailbox")
    return _page(request, "envelope_close", found, form)


def _found(request: StaffRequest, envelope_id: UUID) -> Envelope:
    return open_record(
        Envelope.objects.visible_to(request.viewer).select_related("contact"), request.viewer, envelope_id
    )


def _page(request: StaffRequest, template: str, found: Envelope, form: Form, **more: Any) -> HttpResponse:
    shown = {"envelope": found, "form": form, "once": request.POST.get("_once") or str(uuid4()), **more}
    return render(request, f"front_door/hub/{template}.jinja", shown)
