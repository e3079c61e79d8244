"""What every page with a form has in common: nothing typed is lost when it cannot be saved."""

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
from sightline.access.saving import Saving, saved
from sightline.access.viewer import Viewer
from sightline.cases.models import Case
from sightline.cases.queries.one import seen
from sightline.core.forms import Form
from sightline.core.leave import Answer
from sightline.people.queries import name_lines

READERS = ["the team of this case", "those who hold a role in it"]


def opened(request: StaffRequest, case_id: UUID) -> Case:
    """The case of a page, through its door."""
    found = open_record(seen(request.viewer), request.viewer, case_id)
    found.opened_for = request.viewer
    return found


def worked_on(request: StaffRequest, case_id: UUID, leave: Callable[[Viewer, Case], Answer]) -> Case:
    """The same, with leave to do something."""
    found = opened(request, case_id)
    leave(request.viewer, found).demand()
    return found


def done(request: StaffRequest, words: str, route: str, *args: Any) -> HttpResponse:
    """Say that it is saved, and go on."""
    messages.success(request, words)
    return redirect(route, *args)


def form_page(
    request: StaffRequest,
    case: Case,
    *,
    title: str,
    form: Form,
    draft: str,
    button: str,
    saving: Saving,
    template: str = "cases/form.jinja",
    more: Any = None,
    **also: Any,
) -> HttpResponse:
    """One form about a case under one heading."""
    name = name_lines([case.child_id])[case.child_id]
    context = {
        "title": title,
        "caption": f"{name}, case {case.reference}",
        "form": form,
        "draft": draft,
        "subject": case.pk,
        "button": button,
        "back_to": reverse("cases:one", args=[case.pk]),
        "readers": READERS,
        "walled": bool(case.walls),
        "clash": saving.clash,
        "once": str(key_of(request)),
        **also,
        **(more or {}),
    }
    return render(request, template, context)


@dataclass(frozen=True)
class Texts:
    """The words of a page with one form."""

    title: str
    draft: str
    button: str
    said: str
    lead: str = ""


def kept_on(
    request: StaffRequest,
    case: Case,
    form: Form,
    save: Callable[[], object],
    texts: Texts,
    *,
    subject: UUID | None = None,
    **also: Any,
) -> HttpResponse:
    """Save what was posted and go back to the case; else show the form with what stands in the way."""
    key = subject or case.pk
    saving = saved(request, form, texts.draft, key, save)
    if saving.done:
        return done(request, texts.said, "cases:one", case.pk)
    shown = {"title": texts.title, "draft": texts.draft, "button": texts.button, "lead": texts.lead}
    return form_page(request, case, form=form, saving=saving, subject=key, **shown, **also)
