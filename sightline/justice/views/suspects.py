"""Suspects: the list, one, what is known, to whom it is passed; and which crimes each is suspected of."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.states import Handling
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.pages import paginate
from sightline.justice import actions, forms
from sightline.justice.actions.hand import NOT_FOUND
from sightline.justice.models import Crime, Passed, Suspect
from sightline.justice.pages.releasing import release_entries, release_offers
from sightline.justice.pages.suspects import lines, name_of, suspect_page
from sightline.justice.permissions import (
    may_change_suspect,
    may_manage,
    may_record,
    may_record_on,
    names_people,
)
from sightline.justice.queries.passing import organisations, readers
from sightline.justice.queries.releasing import release_of
from sightline.justice.queries.suspects import investigations_of, last_word, listed, of_force, whole
from sightline.justice.states import Act
from sightline.justice.views.common import (
    READERS_OF_SUSPECTS,
    Texts,
    form_of,
    of_crime,
    opened_suspect,
    served,
    worked_on,
)


@require_GET
@staff_page("justice.suspects")
def suspects(request: StaffRequest) -> HttpResponse:
    """Those the handling code lets the viewer see, by their reference."""
    page = paginate(request, listed(request.viewer))
    shown = lines(page.items, investigations_of(page.items))
    given = {"page": page, "lines": shown, "records": bool(may_record(request.viewer))}
    return render(request, "justice/suspects.jinja", given)


@require_GET
@staff_page("justice.suspects")
def one(request: StaffRequest, suspect_id: UUID) -> HttpResponse:
    """What is known, and the crimes."""
    found = opened_suspect(request, suspect_id)
    page = suspect_page(request.viewer, whole(request.viewer, found))
    offers = release_offers(found) if may_manage(request.viewer, found) else []
    release = {"entries": release_entries(release_of(request.viewer, found)), "offers": offers}
    return render(request, "justice/suspect.jinja", {"page": page, "release": release})


@staff_page("justice.record")
def add(request: StaffRequest) -> HttpResponse:
    """A person suspected."""
    key = key_of(request)
    texts = Texts(
        title="Add a suspect",
        caption="Your force’s own records",
        draft="justice.suspect",
        subject=request.viewer.person_id,
        button="Add",
        said="Added.",
        back_to=reverse("justice:suspects"),
        readers=READERS_OF_SUSPECTS,
    )
    start = {"handling": Handling.ORIGINATOR, "taxi_driver": "unknown", "neet": "unknown"}
    form = form_of(request, forms.SuspectForm, texts, initial=start)

    def save() -> None:
        actions.add_suspect(profile=form.profile(), key=key, by=request.viewer, at=clock.now())

    return served(request, form, texts, save, to=reverse("justice:suspect", args=[key]))


@staff_page("justice.record")
def change(request: StaffRequest, suspect_id: UUID) -> HttpResponse:
    """What is known now."""
    found = _own(request, suspect_id)
    texts = _of_suspect(found, "Change what is known", "suspect_change", "Save", "Saved.")
    start = {name: getattr(found, name) for name in (*forms.suspects.PROFILE[:-1], "version")}
    start |= {name: "unknown" for name in ("taxi_driver", "neet") if start[name] is None}
    form = form_of(request, forms.SuspectForm, texts, initial=start)

    def save() -> None:
        given = {"profile": form.profile(), "version": form.cleaned_data["version"]}
        actions.change_suspect(suspect_id=found.pk, **given, by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


@staff_page("justice.record")
def pass_on(request: StaffRequest, suspect_id: UUID) -> HttpResponse:
    """Leave for somebody else to see it."""
    found = _own(request, suspect_id)
    texts = _of_suspect(found, "Pass this suspect on", "pass", "Pass it on", "They can see it from now.")
    offered: dict[str, Any] = {"agencies": organisations(request.viewer), "people": readers(request.viewer)}
    form = form_of(request, forms.PassForm, texts, **offered, named=names_people(found))

    def save() -> None:
        actions.pass_suspect(suspect_id=found.pk, **form.to(), by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


@staff_page("justice.record")
def take_back(request: StaffRequest, suspect_id: UUID, passed_id: UUID) -> HttpResponse:
    """They see it no more."""
    found = _own(request, suspect_id)
    if not Passed.objects.visible_to(request.viewer).filter(suspect=found, pk=passed_id).exists():
        raise Refused(NOT_FOUND, hidden=True)
    texts = _of_suspect(found, "Take it back", "pass_back", "Take it back", "They see it no more.")
    form = form_of(request, forms.UnnameForm, texts)
    form.fields["why"].label = "Why is it taken back?"

    def save() -> None:
        given: dict[str, Any] = {"passed_id": passed_id, "why": form.cleaned_data["why"]}
        actions.take_back_pass(suspect_id=found.pk, **given, by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


@staff_page("justice.record")
def name(request: StaffRequest, crime_id: UUID) -> HttpResponse:
    """Who is suspected of a crime."""
    found = worked_on(request, crime_id, Act.NAME, may_record_on)
    lead = "Choose one of your force’s suspects. Add a new one on the page of suspects first."
    texts = of_crime(found, "Say who is suspected", "name", "Save", lead=lead)
    offered = {each.pk: name_of(each) for each in of_force(request.viewer)}
    form = form_of(request, forms.NameForm, texts, suspects=offered)

    def save() -> None:
        given: dict[str, Any] = {"suspect_id": form.suspect_id(), "stands": True, "why": ""}
        actions.name_suspect(crime_id=found.pk, **given, by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


@staff_page("justice.record")
def unname(request: StaffRequest, crime_id: UUID, suspect_id: UUID) -> HttpResponse:
    """They are suspected of it no longer."""
    found = worked_on(request, crime_id, Act.NAME, may_record_on)
    named(request, found, suspect_id)
    texts = of_crime(found, "No longer suspected of it", "unname", "Save")
    form = form_of(request, forms.UnnameForm, texts)

    def save() -> None:
        given: dict[str, Any] = {"suspect_id": suspect_id, "stands": False, "why": form.cleaned_data["why"]}
        actions.name_suspect(crime_id=found.pk, **given, by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


@staff_page("justice.record")
def charge(request: StaffRequest, crime_id: UUID, suspect_id: UUID) -> HttpResponse:
    """Charged or summonsed for it."""
    found = worked_on(request, crime_id, Act.NAME, may_record_on)
    named(request, found, suspect_id)
    texts = of_crime(found, "Charged or summonsed", "charge", "Save")
    form = form_of(request, forms.ChargeForm, texts)

    def save() -> None:
        how, on = form.given()
        given: dict[str, Any] = {"suspect_id": suspect_id, "how": how, "charged_on": on}
        actions.charge(crime_id=found.pk, **given, by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


def named(request: StaffRequest, crime: Crime, suspect_id: UUID) -> None:
    """Somebody who was suspected of this very crime, opened through their own door."""
    opened_suspect(request, suspect_id)
    if last_word(crime.pk, suspect_id) is None:
        raise Refused(NOT_FOUND, hidden=True)


def _own(request: StaffRequest, suspect_id: UUID) -> Suspect:
    found = opened_suspect(request, suspect_id)
    may_change_suspect(request.viewer, found).demand()
    return found


def _of_suspect(found: Suspect, title: str, draft: str, button: str, said: str) -> Texts:
    back_to = reverse("justice:suspect", args=[found.pk])
    caption = f"Suspect {found.reference}"
    return Texts(
        title, caption, f"justice.{draft}", found.pk, button, said, back_to, readers=READERS_OF_SUSPECTS
    )
