"""What every page with a form here has in common: nothing typed is lost when it cannot be saved."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sightline.access.actions.drafts import drop_draft
from sightline.access.keeping import begun, key_of
from sightline.access.routes import StaffRequest
from sightline.core import clock
from sightline.core.forms import Form, saved_or_told, show_anew
from sightline.core.forms.base import as_words
from sightline.core.versions import Conflict

F = TypeVar("F", bound=Form)
READERS = ["the leads of this school or college", "the education safeguarding coordinator", "the front door"]
NOBODY = UUID(int=0)


@dataclass(frozen=True)
class Page:
    """The words of a page with one form, and where it leads back to."""

    title: str
    caption: str
    draft: str
    subject: UUID
    button: str
    back_to: str
    said: str
    version: str = "seen_number"
    lead: str = ""


def form_of(request: StaffRequest, kind: type[F], page: Page, **kwargs: Any) -> F:
    """The form of a page, filled from a draft if one was begun."""
    kept = begun(request, request.viewer, page.draft, page.subject)
    form: F = kind.of(request, draft=kept.fields if kept else None, **kwargs)
    return form


def served(
    request: StaffRequest,
    page: Page,
    form: Form,
    save: Callable[[], str | None],
    *,
    template: str = "education/form.jinja",
    **also: Any,
) -> HttpResponse:
    """Save what was posted and go on; else show the form with what stands in the way. `save` may say where to."""
    clash: Conflict | None = None
    if request.method == "POST" and form.is_valid():
        try:
            to = saved_or_told(form, save)
        except Conflict as found:
            clash = _in_labels(found, form, page.version)
        if clash is None and form.is_valid():
            drop_draft(form=page.draft, subject_id=page.subject, by=request.viewer, at=clock.now())
            messages.success(request, page.said)
            return redirect(to or page.back_to)
    shown = {"page": page, "title": page.title, "form": form, "clash": clash, "once": str(key_of(request))}
    context = {"readers": READERS, **shown, **also}
    return render(request, template, context, status=409 if clash else 200)


def _in_labels(clash: Conflict, form: Form, version: str) -> Conflict:
    """Both texts under the labels of the form, which goes on upon the newer version."""
    saved = {
        str(getattr(form.fields[name], "text", "") or form.fields[name].label): _shown(form, name, value)
        for name, value in clash.saved.items()
        if name in form.fields
    }
    typed = {
        str(getattr(bound.field, "text", "") or bound.label): as_words(bound)
        for bound in form
        if bound.name in clash.saved
    }
    show_anew(form, **{version: clash.version})
    return Conflict(saved=saved, typed=typed, saved_by=clash.saved_by, version=clash.version)


def _shown(form: Form, name: str, value: Any) -> str:
    choices = dict(getattr(form.fields[name], "choices", ()))
    if isinstance(value, list | tuple):
        return ", ".join(str(choices.get(each, each)) for each in value)
    if isinstance(value, bool):
        return "Yes" if value else ""
    prepared = form.fields[name].prepare_value(value)
    if isinstance(prepared, list):
        return " ".join(prepared)
    return str(choices.get(value, "" if value is None else value))
