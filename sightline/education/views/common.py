"""What every page with a form here has in common: nothing typed is lost when it cannot be saved."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sightline.access import saving
from sightline.access.keeping import key_of
from sightline.access.routes import StaffRequest
from sightline.core.forms import Form

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
    lead: str = ""


def form_of(request: StaffRequest, kind: type[F], page: Page, **kwargs: Any) -> F:
    """The form of a page, filled from a draft if one was begun."""
    return saving.form_of(request, kind, page.draft, page.subject, **kwargs)


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
    tried = saving.saved(request, form, page.draft, page.subject, save)
    if tried.done:
        messages.success(request, page.said)
        return redirect(tried.made or page.back_to)
    shown = {
        "page": page,
        "title": page.title,
        "form": form,
        "clash": tried.clash,
        "once": str(key_of(request)),
    }
    context = {"readers": READERS, **shown, **also}
    return render(request, template, context, status=tried.status)
