"""What every page with a form has in common: nothing typed is lost when it cannot be saved."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest
from sightline.core.forms import Form
from sightline.enquiries.models import Asked, Enquiry
from sightline.enquiries.permissions import may_work_on
from sightline.enquiries.queries.lists import asked_of_us
from sightline.enquiries.queries.one import seen


def opened(request: StaffRequest, enquiry_id: UUID) -> Enquiry:
    """The enquiry of a page, through its door."""
    return open_record(seen(request.viewer), request.viewer, enquiry_id)


def worked_on(request: StaffRequest, enquiry_id: UUID) -> Enquiry:
    """The same, for one of its social workers."""
    found = opened(request, enquiry_id)
    may_work_on(request.viewer, found).demand()
    return found


def ours(request: StaffRequest, asked_id: UUID) -> Asked:
    """What the viewer's own service is asked, through its door."""
    return open_record(asked_of_us(request.viewer), request.viewer, asked_id)


def done(request: StaffRequest, words: str, route: str, *args: Any) -> HttpResponse:
    """Say that it is saved, and go on."""
    messages.success(request, words)
    return redirect(route, *args)


def form_page(
    request: StaffRequest,
    *,
    title: str,
    caption: str,
    form: Form,
    draft: str,
    subject: UUID,
    button: str,
    back_to: str,
    readers: list[str],
    **more: Any,
) -> HttpResponse:
    """One form under one heading."""
    context = {
        "title": title,
        "caption": caption,
        "form": form,
        "draft": draft,
        "subject": subject,
        "button": button,
        "back_to": back_to,
        "readers": readers,
        "walled": False,
        "once": str(key_of(request)),
        **more,
    }
    return render(request, str(more.get("template", "enquiries/form.jinja")), context)
