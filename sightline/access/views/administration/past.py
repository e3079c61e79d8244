"""What was changed about agencies, areas, teams, staff and their posts: who, when and why."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sightline.access.pages.administration import role_title
from sightline.access.pages.history import history
from sightline.access.pages.listing import Listing
from sightline.access.queries import areas, every_agency, every_member, every_team, one, posts_of
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.views.administration.agencies import ADMINISTER
from sightline.core.pages import paginate


@staff_page(ADMINISTER)
def agency_history(request: StaffRequest, agency_id: UUID) -> HttpResponse:
    """Every change of one agency."""
    row = one(every_agency(), agency_id)
    return _page(request, history(row.name, [("", row)]), reverse("access:agency", args=[agency_id]))


@staff_page(ADMINISTER)
def area_history(request: StaffRequest, area_id: UUID) -> HttpResponse:
    """Every change of one area."""
    row = one(areas(), area_id)
    return _page(request, history(row.name, [("", row)]), reverse("access:area_change", args=[area_id]))


@staff_page(ADMINISTER)
def team_history(request: StaffRequest, team_id: UUID) -> HttpResponse:
    """Every change of one team."""
    row = one(every_team(), team_id)
    return _page(request, history(row.name, [("", row)]), reverse("access:team_change", args=[team_id]))


@staff_page(ADMINISTER)
def staff_history(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """Every change of one person's account and posts."""
    row = one(every_member(), staff_id)
    things = [("", row), *((f"Post of {role_title(post.role)}", post) for post in posts_of(row))]
    return _page(request, history(row.name, things), reverse("access:staff", args=[staff_id]))


def _page(request: StaffRequest, listing: Listing, back_to: str) -> HttpResponse:
    page = paginate(request, listing.lines)
    shown = Listing(listing.caption, listing.heads, list(page), listing.nothing)
    context = {"listing": shown, "page": page, "back_to": back_to}
    return render(request, "access/administration/history.jinja", context)
