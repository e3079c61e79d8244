"""What every page with a form has in common: nothing typed is lost, and a second saving shows both texts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest
from sightline.access.saving import saved
from sightline.meetings.models import Meeting
from sightline.meetings.permissions import may_open_papers, may_run
from sightline.meetings.queries.lists import seen
from sightline.meetings.states import MEETING, Act

COMING = ["those who run the meeting", "those named to come"]
EVERYBODY = ["those who run the meeting", "those who answer for each organisation asked"]


def opened(request: StaffRequest, meeting_id: UUID) -> Meeting:
    """The meeting of a page, through its door."""
    return open_record(seen(request.viewer), request.viewer, meeting_id)


def run(request: StaffRequest, meeting_id: UUID, act: Act) -> Meeting:
    """The same, for those who run it, where the act is allowed now."""
    found = opened(request, meeting_id)
    may_run(request.viewer, found).demand()
    may_open_papers(request.viewer, found).demand()
    if request.method != "POST":
        MEETING.may(found.state, act).demand()
    return found


@dataclass
class Page:
    """One form under one heading."""

    title: str
    caption: str
    form: Any
    draft: str
    subject: UUID
    button: str
    back_to: str
    readers: list[str]
    walled: bool = False
    warning: bool = False
    before: str = ""


def served(
    request: StaffRequest, page: Page, save: Callable[[], object], *, thanks: str, to: str = ""
) -> HttpResponse:
    """Save what was posted and go on; else the form again, with the reason or with both texts."""
    saving = saved(request, page.form, page.draft, page.subject, save)
    if saving.done:
        messages.success(request, thanks)
        return redirect(to or page.back_to)
    shown = {"page": page, "form": page.form, "clash": saving.clash, "once": str(key_of(request))}
    return render(request, "meetings/form.jinja", shown, status=saving.status)


def page_of(meeting: Meeting) -> str:
    return reverse("meetings:one", args=[meeting.pk])
