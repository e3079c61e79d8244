"""Saying who somebody is to a person, after finding them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.people import actions, pages
from sightline.people.forms import RelationshipForm, SearchForm
from sightline.people.forms.search import FOUND, keep_search
from sightline.people.models import SourceRecord
from sightline.people.queries import search
from sightline.people.views.opening import opened

SEARCH = "_search"  # the button that searches, on a page that also saves


@staff_page("people.add")
def add_relationship(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """First find the other person, then say what they are to this one."""
    record = opened(request.viewer, record_id)
    if SEARCH in request.POST:
        return redirect(f"{request.path}?{FOUND}={keep_search(request)}")
    find = SearchForm(request)
    others = _others(request, record, find)
    form = RelationshipForm.of(request, others=[o[:2] for o in others], hints={o[0]: o[2] for o in others})
    if form.is_bound and form.is_valid():
        _add(request, record, form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("people:details", record_id=record.pk)
    shown: dict[str, Any] = {"find": find, "form": form, "others": others, "searched": bool(find.chosen())}
    return render(
        request, "people/relationship.jinja", {**shown, "record": record, "name": pages.shown_name(record.pk)}
    )


def _others(request: StaffRequest, record: SourceRecord, find: SearchForm) -> list[tuple[str, str, str]]:
    """The people found: id, name, and what tells them apart."""
    if find.errors or find.asked().empty:
        return []
    asked = find.asked()
    actions.note_search(asked=asked, by=request.viewer, at=clock.now())
    return [
        (str(found.record.pk), found.name, f"{found.facts.born.in_words()}, {found.record.agency.name}")
        for found in search(request.viewer, asked).found
        if found.record.pk != record.pk
    ]


def _add(request: StaffRequest, record: SourceRecord, given: dict[str, Any]) -> None:
    actions.add_relationship(
        first=opened(request.viewer, UUID(given["other"])),
        second=record,
        role=given["role"],
        words=given["words"],
        from_on=given["from_on"],
        to_on=given["to_on"],
        by=request.viewer,
        at=clock.now(),
    )
