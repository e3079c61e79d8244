"""What every page with a form has in common: nothing typed is lost, and a second saving shows both texts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sightline.access.actions.drafts import drop_draft
from sightline.access.keeping import begun, key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest
from sightline.core import clock
from sightline.core.forms import Form, saved_or_told
from sightline.core.versions import Conflict
from sightline.meetings.models import Meeting
from sightline.meetings.permissions import may_open_papers, may_run
from sightline.meetings.queries.lists import seen
from sightline.meetings.states import MEETING, Act

F = TypeVar("F", bound=Form)
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


def form_of(request: StaffRequest, made: type[F], draft: str, subject: UUID, **kwargs: Any) -> F:
    """The form of a page, filled from a draft if one was begun."""
    kept = begun(request, request.viewer, draft, subject)
    form: F = made.of(request, draft=kept.fields if kept else None, **kwargs)
    return form


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
    clash: Conflict | None = None
    if request.method == "POST" and page.form.is_valid():
        try:
            saved_or_told(page.form, save)
        except Conflict as found:
            clash = _in_labels(found, page.form)
        if clash is None and page.form.is_valid():
            drop_draft(form=page.draft, subject_id=page.subject, by=request.viewer, at=clock.now())
            messages.success(request, thanks)
            return redirect(to or page.back_to)
    shown = {"page": page, "form": page.form, "clash": clash, "once": str(key_of(request))}
    return render(request, "meetings/form.jinja", shown, status=409 if clash else 200)


def _in_labels(clash: Conflict, form: Any) -> Conflict:
    """Both texts under the labels of the form; the form goes on upon the newer version."""
    saved = {}
    for name, value in clash.saved.items():
        if name in form.fields:
            saved[str(form[name].label)] = _words(form.fields[name], value)
    typed = form.data.copy()
    typed["version" if "version" in form.fields else "seen"] = str(clash.version)
    form.data = typed
    return Conflict(saved=saved, typed=form.typed(), saved_by=clash.saved_by, version=clash.version)


def _words(field: Any, value: Any) -> str:
    choices = {str(key): str(text) for key, text in getattr(field, "choices", ())}
    prepared = field.prepare_value(value)
    if isinstance(prepared, list):
        return " ".join(str(part) for part in prepared)
    return choices.get(str(prepared), str(prepared if prepared is not None else ""))


def page_of(meeting: Meeting) -> str:
    return reverse("meetings:one", args=[meeting.pk])
