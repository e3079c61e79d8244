"""Recording that somebody called back because nothing happened (FD-23a)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.access.keeping import as_uuid, key_of
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.follow_up.states import State
from sightline.front_door.actions import record_call_back
from sightline.front_door.forms.work import CallBackForm
from sightline.front_door.models import Contact
from sightline.front_door.pages.contact import contact_page
from sightline.front_door.permissions import may
from sightline.front_door.queries import whole
from sightline.front_door.states import Act
from sightline.front_door.views.common import attempt, form_for, let_draft_go, opened, shown

DRAFT = "front_door.call_back"


@staff_page("front_door.tell_referrer")
def called_back(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Who called, what they said, and which request is opened again."""
    found = opened(request.viewer, contact_id)
    may(request.viewer, Act.CALL_BACK, found).demand()
    all_of_it = whole(request.viewer, found)
    requests = [
        (str(asked.pk), f"{asked.asked_name}: {asked.get_state_display()} ({asked.reference})")
        for asked in all_of_it.asked
        if asked.state != State.WITHDRAWN
    ]
    form, kept_at = form_for(request, CallBackForm, draft=DRAFT, contact=found, requests=requests)
    if request.method == "POST" and form.is_valid() and _saved(request, found, form):
        return redirect("front_door:contact", found.pk)
    page = contact_page(request.viewer, all_of_it, now=clock.now())
    more = {"page": page, "kept_at": kept_at, "requests": requests}
    return shown(request, "front_door/call_back.jinja", found, form, **more)


def _saved(request: StaffRequest, found: Contact, form: CallBackForm) -> bool:
    """Record it; false where the form now says why not."""
    asked_id = as_uuid(form.cleaned_data["follow_up"] or "")
    done = attempt(
        form,
        lambda: record_call_back(
            contact_id=found.pk,
            call=form.call(),
            follow_up_id=asked_id,
            key=key_of(request),
            by=request.viewer,
            at=clock.now(),
        ),
    )
    if done.saved is None:
        return False
    let_draft_go(request, DRAFT, found)
    reopened = " The request is open again, with a shorter time for an answer." if asked_id else ""
    messages.success(request, f"Recorded on the contact.{reopened}")
    return True
