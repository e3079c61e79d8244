"""A page on which one fact is written down about a contact: its form, both texts where two wrote, what comes next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.access.keeping import key_of
from sightline.access.routes import StaffRequest
from sightline.core.forms import Form
from sightline.core.pages import Row
from sightline.front_door.models import Contact
from sightline.front_door.pages.who import who
from sightline.front_door.views.common import attempt, form_for, let_draft_go, shown


@dataclass(frozen=True, kw_only=True)
class FactPage:
    """What differs from one such page to the next.

    `save` takes the checked form and the key of what is saved. `stands` are rows of what was written last, and
    `seen` its number. `reveals` names fields that unfold under a choice of another.
    """

    name: str
    title: str
    button: str
    said: str
    save: Callable[[Any, UUID], Any]
    lead: str = ""
    stands: list[Row] = field(default_factory=list)
    stands_title: str = ""
    seen: int | None = None
    initial: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    reveals: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    template: str = "front_door/fact.jinja"
    onward: str = "front_door:contact"
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def draft(self) -> str:
        return f"front_door.{self.name}"


def fact_page(request: StaffRequest, contact: Contact, kind: type[Form], page: FactPage) -> HttpResponse:
    """Show the form; save what was posted."""
    initial = dict(page.initial) | ({"seen": page.seen} if page.seen is not None else {})
    form, kept_at = form_for(
        request, kind, draft=page.draft, contact=contact, initial=initial, **page.options
    )
    clash = None
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: page.save(form, key_of(request)))
        if done.saved is not None:
            let_draft_go(request, page.draft, contact)
            messages.success(request, page.said)
            return redirect(page.onward, contact.pk)
        clash = done.clash
    more = {"spec": page, "page": who(contact), "clash": clash, "kept_at": kept_at, "seen": page.seen}
    return shown(request, page.template, contact, form, **more, **page.more)
