"""What every page with a form has in common: nothing typed is lost when it cannot be saved."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from sightline.access.actions.drafts import drop_draft
from sightline.access.keeping import begun, key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest
from sightline.access.viewer import Viewer
from sightline.core import clock
from sightline.core.forms import Form, LongTextField, both_texts, saved_or_told
from sightline.core.versions import Conflict
from sightline.front_door.models import Contact
from sightline.front_door.pages.readers import who_reads
from sightline.front_door.pages.words import language_of

T = TypeVar("T")
F = TypeVar("F", bound=Form)
CHECK = "_check"  # the button that looks through the words of a page


def opened(viewer: Viewer, contact_id: UUID, *, ever: bool = False) -> Contact:
    """The contact of a page, through its door; `ever` opens one that was withdrawn, too, to be read."""
    rows = Contact.ever.visible_to(viewer) if ever else Contact.objects.visible_to(viewer)
    contact: Contact = open_record(rows.select_related("by", "owner", "team", "area"), viewer, contact_id)
    return contact


@dataclass
class Attempt:
    """One try at saving: what was saved, or the two texts, or neither with the reason in the form."""

    saved: Any = None
    clash: Conflict | None = None


def attempt(form: Form, save: Callable[[], T]) -> Attempt:
    """Save; on a refusal the sentence stands in the form beside what was typed, on a conflict both texts do."""
    try:
        return Attempt(saved=saved_or_told(form, save))
    except Conflict as clash:
        return Attempt(clash=both_texts(clash, form))


def form_for(
    request: StaffRequest, kind: type[F], *, draft: str, contact: Contact, **kwargs: Any
) -> tuple[F, Any]:
    """The form of a page about a contact, filled from a draft if one was begun; and when that was kept.

    Where its words are to be looked through, it holds what was typed and complains of nothing.
    """
    if CHECK in request.POST:
        typed = {name: request.POST.getlist(name) for name in request.POST}
        looked: F = kind(draft=typed, **kwargs)
        return looked, None
    kept = begun(request, request.viewer, draft, contact.pk)
    form: F = kind.of(request, draft=kept.fields if kept else None, **kwargs)
    return form, kept.changed_at if kept else None


def let_draft_go(request: StaffRequest, draft: str, contact: Contact) -> None:
    """It has been saved as the real thing."""
    drop_draft(form=draft, subject_id=contact.pk, by=request.viewer, at=clock.now())


def shown(request: StaffRequest, template: str, contact: Contact, form: Form, **more: Any) -> HttpResponse:
    """A page with a form about a contact; a form with mistakes answers 422 only to scripts, never to people."""
    context = {
        "contact": contact,
        "form": form,
        "once": str(key_of(request)),
        "readers": who_reads(),
        "walled": bool(contact.walls),
        "speaks": any(isinstance(field, LongTextField) for field in form.fields.values()),
        "checked": language_of(_post(request)) if CHECK in request.POST else None,
        **more,
    }
    return render(request, template, context)


def _post(request: StaffRequest) -> QueryDict:
    return request.POST
