"""Agencies and areas (FD-25, FD-25b)."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sightline.access.actions import agencies as acts
from sightline.access.forms.administration import AgencyFilter, AgencyForm, AreaForm
from sightline.access.models import Agency, Area
from sightline.access.pages.administration import agency_lines, agency_thing, area_lines
from sightline.access.pages.listing import Listing
from sightline.access.queries import agencies, areas, every_agency, one
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.views.administration.saving import HISTORY, change_page, confirm_page, form_page
from sightline.core import clock
from sightline.core.fingerprint import fingerprint
from sightline.core.pages import Link, paginate

ADMINISTER = "access.administer"
LIST = "access/administration/list.jinja"


@staff_page(ADMINISTER)
def agency_list(request: StaffRequest) -> HttpResponse:
    """Every agency, by kind and name."""
    form = AgencyFilter(request)
    page = paginate(request, agencies(**form.chosen()))
    listing = Listing(
        "Agencies",
        ["Name", "Kind", "Named manager", "E-mail for requests"],
        agency_lines(page),
        "No agency fits.",
        Link("Add an agency", reverse("access:agency_add")),
    )
    return render(request, LIST, {"listing": listing, "page": page, "form": form})


@staff_page(ADMINISTER)
def agency(request: StaffRequest, agency_id: UUID) -> HttpResponse:
    """One agency with its teams and people."""
    thing = agency_thing(one(every_agency(), agency_id), on=clock.today())
    return render(request, "access/administration/thing.jinja", {"thing": thing, "up": "access:agencies"})


@staff_page(ADMINISTER)
def agency_add(request: StaffRequest) -> HttpResponse:
    """A new agency."""
    form = AgencyForm.of(request, on=clock.today())

    def save(given: dict[str, Any]) -> Agency:
        return acts.add_agency(**_plain(given), by=request.viewer, at=clock.now())

    done = reverse("access:agencies")
    shows = {"title": "Add an agency", "button": "Add the agency", "cancel": done}
    return form_page(request, form, save=save, done=done, said="The agency has been added.", shows=shows)


@staff_page(ADMINISTER)
def agency_change(request: StaffRequest, agency_id: UUID) -> HttpResponse:
    """Put an agency's details right."""
    row = one(every_agency(), agency_id)
    initial = {name: getattr(row, name) for name in acts.AGENCY_FIELDS}
    initial["shown"] = fingerprint(row, acts.AGENCY_FIELDS)
    form = AgencyForm.of(request, initial=initial, own=row.pk, on=clock.today())

    def save(given: dict[str, Any]) -> Agency:
        return acts.change_agency(
            agency=row,
            shown=given["shown"],
            why=given["why"],
            **_plain(given),
            by=request.viewer,
            at=clock.now(),
        )

    done = reverse("access:agency", args=[agency_id])
    return change_page(
        request,
        form,
        row,
        again=lambda: one(every_agency(), agency_id),
        names=acts.AGENCY_FIELDS,
        save=save,
        done=done,
    )


def _plain(given: dict[str, Any]) -> dict[str, Any]:
    return {name: given[name] for name in acts.AGENCY_FIELDS}


@staff_page(ADMINISTER)
def agency_leave(request: StaffRequest, agency_id: UUID) -> HttpResponse:
    """An agency leaves the partnership."""
    row = one(every_agency(), agency_id)
    done = reverse("access:agency", args=[agency_id])
    return confirm_page(
        request,
        save=lambda why: acts.agency_leaves(agency=row, why=why, by=request.viewer, at=clock.now()),
        done=done,
        said=f"{row.name} has left the partnership.",
        shows={
            "title": f"{row.name} leaves the partnership",
            "what": "From today nothing new can be asked of it. What it was asked, and what it recorded, stays. "
            "Its staff keep their posts until you end them.",
            "button": "It leaves today",
            "cancel": done,
        },
    )


@staff_page(ADMINISTER)
def agency_return(request: StaffRequest, agency_id: UUID) -> HttpResponse:
    """An agency takes part again."""
    row = one(every_agency(), agency_id)
    done = reverse("access:agency", args=[agency_id])
    return confirm_page(
        request,
        save=lambda why: acts.agency_returns(agency=row, why=why, by=request.viewer, at=clock.now()),
        done=done,
        said=f"{row.name} takes part again.",
        shows={
            "title": f"{row.name} takes part again",
            "what": "It can be asked for things from now on.",
            "button": "It takes part again",
            "cancel": done,
        },
    )


@staff_page(ADMINISTER)
def area_list(request: StaffRequest) -> HttpResponse:
    """Every area."""
    page = paginate(request, areas())
    add = Link("Add an area", reverse("access:area_add"))
    listing = Listing("Areas", ["Name", "State"], area_lines(page), "There is no area yet.", add)
    return render(request, LIST, {"listing": listing, "page": page})


@staff_page(ADMINISTER)
def area_add(request: StaffRequest) -> HttpResponse:
    """A new area."""
    done = reverse("access:areas")

    def save(given: dict[str, Any]) -> Area:
        return acts.add_area(name=given["name"], by=request.viewer, at=clock.now())

    shows = {"title": "Add an area", "button": "Add the area", "cancel": done}
    form = AreaForm.of(request)
    return form_page(request, form, save=save, done=done, said="The area has been added.", shows=shows)


@staff_page(ADMINISTER)
def area_change(request: StaffRequest, area_id: UUID) -> HttpResponse:
    """Rename, close or open an area."""
    row = one(areas(), area_id)
    form = AreaForm.of(request, initial={"name": row.name, "closed": bool(row.closed_on)}, own=row.pk)
    done = reverse("access:areas")

    def save(given: dict[str, Any]) -> Area:
        return acts.change_area(area=row, **given, by=request.viewer, at=clock.now())

    past = Link(HISTORY, reverse("access:area_history", args=[area_id]))
    shows = {"title": f"Change {row.name}", "button": "Save the change", "cancel": done, "also": [past]}
    return form_page(request, form, save=save, done=done, said="The change has been saved.", shows=shows)
