"""Standing groups and their places."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.looking import NOT_FOUND, open_record
from sightline.access.queries import people_of
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.meetings import actions
from sightline.meetings.forms import GroupForm, HolderForm, SeatForm
from sightline.meetings.kinds import rules_of
from sightline.meetings.models import Group, Seat
from sightline.meetings.pages.lists import lines, seat_lines
from sightline.meetings.queries.lists import groups as every_group
from sightline.meetings.queries.lists import of_group, seats, to_ask
from sightline.meetings.queries.terms import answers, newest, of_kinds
from sightline.meetings.standing import core_posts
from sightline.meetings.states import Kind, Part
from sightline.meetings.views.common import Page, served

GROUP, SEAT, HOLDER = "meetings.group", "meetings.seat", "meetings.holder"
READERS = ["everybody who is asked to meetings"]
NO_SUBJECT = UUID(int=0)


@require_GET
@staff_page("meetings.groups")
def all_of_them(request: StaffRequest) -> HttpResponse:
    """Every standing group."""
    kinds = [(kind, str(kind.label), terms) for kind, terms in of_kinds()]
    shown = {"groups": list(every_group(request.viewer)), "kinds": kinds}
    return render(request, "meetings/groups.jinja", shown)


@staff_page("meetings.groups")
def add(request: StaffRequest) -> HttpResponse:
    """A new group."""
    form = form_of(request, GroupForm, GROUP, NO_SUBJECT)

    def save() -> None:
        given = form.cleaned_data
        said = {"name": given["name"], "kind": Kind(given["kind"]), "purpose": given["purpose"]}
        actions.make_group(**said, by=request.viewer, at=clock.now())

    back_to = reverse("meetings:groups")
    page = Page("Add a group", "Groups", form, GROUP, NO_SUBJECT, "Add it", back_to, READERS)
    return served(request, page, save, thanks="Added. Say now which posts are part of it.")


@require_GET
@staff_page("meetings.groups")
def group(request: StaffRequest, group_id: UUID) -> HttpResponse:
    """One group: its posts, who holds them, its meetings."""
    found = opened_group(request, group_id)
    terms = newest(found.kind, found) or newest(found.kind, None)
    shown = {
        "group": found,
        "rules": rules_of(found.kind),
        "core": core_posts(found.kind),
        "seats": seat_lines(seats(found)),
        "lines": lines(of_group(request.viewer, found)),
        "terms": terms,
        "answers": answers(terms) if terms else [],
    }
    return render(request, "meetings/group.jinja", shown)


@staff_page("meetings.groups")
def seat_add(request: StaffRequest, group_id: UUID) -> HttpResponse:
    """A place in it, by organisation and post."""
    found = opened_group(request, group_id)
    agencies = [agency for agency, team in to_ask().values() if team is None]
    form = form_of(request, SeatForm, SEAT, found.pk, agencies=agencies)

    def save() -> None:
        given = form.cleaned_data
        said = {"agency": form.agency_chosen(), "post": given["post"], "part": Part(given["part"])}
        actions.add_seat(group_id=found.pk, **said, by=request.viewer, at=clock.now())

    page = Page("Add a post", found.name, form, SEAT, found.pk, "Add it", group_page_of(found), READERS)
    return served(request, page, save, thanks="Added.")


@staff_page("meetings.groups")
def seat(request: StaffRequest, group_id: UUID, seat_id: UUID) -> HttpResponse:
    """Who holds a post today, who stands in, or that it is no longer part of the group."""
    found = opened_group(request, group_id)
    place = next((each for each in seats(found) if each.pk == seat_id), None)
    if place is None:
        raise Refused(NOT_FOUND, hidden=True)
    people = people_of(place.agency_id, on=clock.today())
    start = {"version": place.version, "holder": place.holder_id, "substitute": place.substitute_id}
    form = form_of(request, HolderForm, HOLDER, place.pk, people=people, initial=start)

    def save() -> None:
        _save_seat(request, found, place, form)

    caption = f"{found.name}: {place.agency.name}"
    page = Page(place.post, caption, form, HOLDER, place.pk, "Save", group_page_of(found), READERS)
    return served(request, page, save, thanks="Saved.")


def _save_seat(request: StaffRequest, found: Group, place: Seat, form: HolderForm) -> None:
    key = {"group_id": found.pk, "seat_id": place.pk, "version": form.cleaned_data["version"]}
    if form.cleaned_data["ended"]:
        actions.end_seat(**key, by=request.viewer, at=clock.now())
        return
    held: dict[str, Any] = {"holder_id": form.chosen("holder"), "substitute_id": form.chosen("substitute")}
    actions.fill_seat(**key, **held, by=request.viewer, at=clock.now())


def opened_group(request: StaffRequest, group_id: UUID) -> Group:
    return open_record(every_group(request.viewer), request.viewer, group_id)


def group_page_of(found: Group) -> str:
    return reverse("meetings:group", args=[found.pk])
