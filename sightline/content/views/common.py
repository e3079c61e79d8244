"""What every page with a form has in common: nothing typed is lost, and a second saving shows both texts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sightline.access.actions.drafts import drop_draft
from sightline.access.keeping import begun, key_of
from sightline.access.looking import NOT_FOUND
from sightline.access.routes import StaffRequest
from sightline.content.catalogue import LANGUAGES, PAGES
from sightline.content.queries import Slug, Standing, one_page
from sightline.core import clock
from sightline.core.forms import saved_or_told
from sightline.core.leave import Refused
from sightline.core.versions import Conflict

READERS = ["those who write and publish the public pages", "once published, everybody"]


def slug_of(request: StaffRequest, slug: str, language: str = "en") -> Slug:
    """The page of an address; a page that does not exist is refused like one that is not theirs."""
    if slug not in PAGES or language not in LANGUAGES:
        raise Refused(NOT_FOUND, hidden=True)
    return one_page(request.viewer, slug)


def version_of(request: StaffRequest, slug: str, language: str, number: int) -> tuple[Slug, Standing]:
    """One version of an address."""
    held = slug_of(request, slug, language)
    it = held.numbered(language, number)
    if it is None:
        raise Refused(NOT_FOUND, hidden=True)
    return held, it


def form_of(request: StaffRequest, made: type[Any], draft: str, subject: UUID, **kwargs: Any) -> Any:
    """The form of a page, filled from a draft if one was begun."""
    kept = begun(request, request.viewer, draft, subject)
    return made.of(request, draft=kept.fields if kept else None, **kwargs)


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
    warning: bool = False
    before: str = ""


def served(
    request: StaffRequest,
    page: Page,
    save: Callable[[], object],
    *,
    thanks: str,
    to: str,
    template: str = "content/form.jinja",
    also: dict[str, Any] | None = None,
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
            return redirect(to)
    shown = {
        "page": page,
        "form": page.form,
        "clash": clash,
        "once": str(key_of(request)),
        "readers": READERS,
    }
    return render(request, template, {**shown, **(also or {})}, status=409 if clash else 200)


def _in_labels(clash: Conflict, form: Any) -> Conflict:
    """Both texts under the labels of the form; the form goes on upon the newer version."""
    saved = {str(form[name].label): str(text) for name, text in clash.saved.items() if name in form.fields}
    typed = form.data.copy()
    typed["seen"] = str(clash.version)
    form.data = typed
    return Conflict(saved=saved, typed=form.typed(), saved_by=clash.saved_by, version=clash.version)
