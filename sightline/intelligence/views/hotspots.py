"""The register of hotspots."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of
from sightline.core import clock
from sightline.core.forms import Form
from sightline.core.pages import paginate
from sightline.intelligence import actions, forms
from sightline.intelligence.forms.hotspots import PLACE
from sightline.intelligence.models import Hotspot
from sightline.intelligence.models.parts import HOTSPOTS
from sightline.intelligence.pages.hotspots import hotspot_page, lines, note_rows
from sightline.intelligence.permissions import KEEPS, may_keep
from sightline.intelligence.queries.hotspots import listed, notes_of, seen
from sightline.intelligence.views.common import READERS_OF_PLACES
from sightline.meetings.views.common import Page, served


@require_GET
@staff_page(HOTSPOTS)
def hotspots(request: StaffRequest) -> HttpResponse:
    """Places still watched; or, asked for, those that are not."""
    watched = request.GET.get("watched") != "no"
    page = paginate(request, listed(request.viewer, watched=watched))
    given = {
        "page": page,
        "lines": lines(page.items),
        "watched": watched,
        "keeps": bool(may_keep(request.viewer)),
    }
    return render(request, "intelligence/hotspots.jinja", given)


@require_GET
@staff_page(HOTSPOTS)
def one(request: StaffRequest, hotspot_id: UUID) -> HttpResponse:
    """One place, with its lines."""
    found = _opened(request, hotspot_id)
    page = paginate(request, notes_of(request.viewer, found))
    given = {"it": hotspot_page(request.viewer, found), "page": page, "notes": note_rows(page.items)}
    return render(request, "intelligence/hotspot.jinja", given)


@staff_page(KEEPS)
def add(request: StaffRequest) -> HttpResponse:
    """A place that is new to the register."""
    key, draft = key_of(request), "intelligence.hotspot"
    subject = request.viewer.person_id
    form = form_of(request, forms.HotspotForm, draft, subject, initial={"watched": True})

    def save() -> None:
        actions.add_hotspot(place=form.place(), key=key, by=request.viewer, at=clock.now())

    page = _page(form, "Add a place", draft=draft, subject=subject, back_to=reverse("intelligence:hotspots"))
    return served(request, page, save, thanks="Added.", to=reverse("intelligence:hotspot", args=[key]))


@staff_page(KEEPS)
def change(request: StaffRequest, hotspot_id: UUID) -> HttpResponse:
    """Other particulars."""
    found, draft = _opened(request, hotspot_id), "intelligence.hotspot_change"
    start = {name: getattr(found, name) for name in (*PLACE, "version")}
    form = form_of(request, forms.HotspotForm, draft, found.pk, initial=start)

    def save() -> None:
        given = {"place": form.place(), "version": form.cleaned_data["version"]}
        actions.change_hotspot(hotspot_id=found.pk, **given, by=request.viewer, at=clock.now())

    return _of_place(request, found, form, save, title="Change this place", draft=draft)


@staff_page(KEEPS)
def note(request: StaffRequest, hotspot_id: UUID) -> HttpResponse:
    """A line about it."""
    found, draft, key = _opened(request, hotspot_id), "intelligence.hotspot_note", key_of(request)
    form = form_of(request, forms.NoteForm, draft, found.pk, initial={"on_day": clock.today()})

    def save() -> None:
        by, at = request.viewer, clock.now()
        actions.note_hotspot(hotspot_id=found.pk, line=form.line(), key=key, by=by, at=at)

    return _of_place(request, found, form, save, title="Add a line", draft=draft)


def _opened(request: StaffRequest, hotspot_id: UUID) -> Hotspot:
    return open_record(seen(request.viewer), request.viewer, hotspot_id)


def _of_place(
    request: StaffRequest, found: Hotspot, form: Form, save: Callable[[], object], *, title: str, draft: str
) -> HttpResponse:
    back_to = reverse("intelligence:hotspot", args=[found.pk])
    page = _page(form, title, draft=draft, subject=found.pk, back_to=back_to, caption=found.name)
    return served(request, page, save, thanks="Saved.")


def _page(
    form: Form, title: str, *, draft: str, subject: UUID, back_to: str, caption: str = "Register of hotspots"
) -> Page:
    return Page(
        title=title,
        caption=caption,
        form=form,
        draft=draft,
        subject=subject,
        button="Save",
        back_to=back_to,
        readers=READERS_OF_PLACES,
    )
