"""Reading and correcting what is held about a person. The second of two writers is shown both texts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sightline.access.looking import NOT_FOUND
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.people import actions, pages
from sightline.people.actions import NewName
from sightline.people.forms import DETAIL_FORMS, ParticularsForm
from sightline.people.models import Address, ContactPoint, Identifier, Name, SourceRecord
from sightline.people.pages.conflicts import by_label
from sightline.people.permissions import may_add, may_link, may_restrict
from sightline.people.views.opening import opened, opened_child, row_of


@dataclass(frozen=True)
class Kind:
    """One kind of detail: its rows, its words, and the actions that add and correct it."""

    model: Any
    title: str
    amended: str
    add: Callable[..., Any]
    amend: Callable[..., Any]


KINDS = {
    "names": Kind(Name, "name", "name", actions.add_name, actions.amend_name),
    "identifiers": Kind(
        Identifier, "identifier", "identifier", actions.add_identifier, actions.amend_identifier
    ),
    "addresses": Kind(Address, "address", "address", actions.add_address, actions.amend_address),
    "contact-points": Kind(
        ContactPoint,
        "telephone or email",
        "contact_point",
        actions.add_contact_point,
        actions.amend_contact_point,
    ),
}


@staff_page("people.open")
def details(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """Everything held about a person, across the records linked as one."""
    child = opened_child(request.viewer, record_id)
    today = clock.today()
    viewer = request.viewer
    shown = {
        "header": pages.header(child, on=today),
        "details": pages.details(viewer, child, on=today),
        "child": child,
        "may_add": bool(may_add(viewer)),
        "may_link": bool(may_link(viewer)),
        "may_restrict": bool(may_restrict(viewer)),
    }
    return render(request, "people/details.jinja", shown)


@staff_page("people.add")
def particulars(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """Correcting a person's date of birth, sex, ethnicity, date of death or reference."""
    record = opened(request.viewer, record_id)
    form = ParticularsForm.of(request, initial=ParticularsForm.held(record))

    def save(values: dict[str, Any], version: int) -> object:
        return actions.amend_source_record(
            record=record, changes=values, version=version, by=request.viewer, at=clock.now()
        )

    return _saved(request, record, form, "Correct particulars", save, version=record.version)


@staff_page("people.add")
def add_detail(request: StaffRequest, record_id: UUID, detail: str) -> HttpResponse:
    """Adding a name, an identifier, an address, or a way to reach somebody."""
    found = _kind(detail)
    record = opened(request.viewer, record_id)
    form = DETAIL_FORMS[detail].of(request)

    def save(values: dict[str, Any], version: int) -> object:
        given = {"name": NewName(**values)} if detail == "names" else values
        return found.add(record=record, by=request.viewer, at=clock.now(), **given)

    return _saved(request, record, form, f"Add a{'n' if found.title[0] in 'ai' else ''} {found.title}", save)


@staff_page("people.add")
def change_detail(request: StaffRequest, record_id: UUID, detail: str, detail_id: UUID) -> HttpResponse:
    """Correcting one of them, or saying until when it held."""
    found = _kind(detail)
    record = opened(request.viewer, record_id)
    row = row_of(found.model.objects.visible_to(request.viewer), record, detail_id)
    form_class = DETAIL_FORMS[detail]
    held = {name: getattr(row, name) for name in form_class.base_fields}
    form = form_class.of(request, initial=held)

    def save(values: dict[str, Any], version: int) -> object:
        given = {found.amended: row, "changes": values, "version": version}
        return found.amend(by=request.viewer, at=clock.now(), **given)

    return _saved(request, record, form, f"Correct the {found.title}", save, version=row.version)


def _kind(kind: str) -> Kind:
    if kind not in KINDS:
        raise Refused(NOT_FOUND, hidden=True)
    return KINDS[kind]


def _saved(
    request: StaffRequest,
    record: SourceRecord,
    form: Any,
    title: str,
    save: Callable[[dict[str, Any], int], object],
    *,
    version: int = 0,
) -> HttpResponse:
    """Show the form; save it when it is right; show both texts when somebody else saved first."""
    clash = None
    if form.is_bound and form.is_valid():
        try:
            done = save(form.values(), form.cleaned_data["version"])
        except Conflict as conflict:
            clash, version = by_label(conflict, form), conflict.version
        else:
            messages.success(request, "Saved.")
            if warning := getattr(done, "warning", ""):
                messages.warning(request, f"{warning}. It was kept as you typed it.")
            return redirect("people:details", record_id=record.pk)
    elif form.is_bound:
        version = int(form["version"].value() or 0) if str(form["version"].value()).isdigit() else 0
    shown = {"form": form, "title": title, "clash": clash, "version": version}
    return render(
        request, "people/detail.jinja", {**shown, "record": record, "name": pages.shown_name(record.pk)}
    )
