"""What every page with a form has in common: nothing typed is lost, and a second saving shows both texts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sightline.access.keeping import key_of
from sightline.access.looking import NOT_FOUND
from sightline.access.routes import StaffRequest
from sightline.access.saving import saved
from sightline.content.catalogue import LANGUAGES, PAGES
from sightline.content.queries import Slug, Standing, one_page
from sightline.core.leave import Refused

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
    saving = saved(request, page.form, page.draft, page.subject, save)
    if saving.done:
        messages.success(request, thanks)
        return redirect(to)
    shown = {
        "page": page,
        "form": page.form,
        "clash": saving.clash,
        "once": str(key_of(request)),
        "readers": READERS,
    }
    return render(request, template, {**shown, **(also or {})}, status=saving.status)
