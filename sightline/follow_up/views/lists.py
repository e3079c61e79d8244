"""The list, by address: own, late, open or all; and one follow-up with everything that happened to it."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.pages import Link, paginate, with_query
from sightline.follow_up import pages, queries
from sightline.follow_up.forms import ListForm
from sightline.follow_up.models import FollowUp
from sightline.follow_up.states import OPEN

SHOWN = {"own": "To do", "late": "Late", "open": "Open", "all": "All"}


@staff_page("follow_up.open")
def all_of_them(request: StaffRequest) -> HttpResponse:
    """Newest first; late ones by how long they have been due."""
    shown = request.GET.get("show", "own")
    shown = shown if shown in SHOWN else "own"
    form, now = ListForm(request), clock.now()
    found = paginate(request, _narrowed(_rows(request, shown), form))
    until = queries.running_until(found.items)
    lines = pages.lines(found.items, queries.people_about(found.items), until, now)
    return render(
        request,
        "follow_up/list.jinja",
        {
            "form": form,
            "found": found,
            "lines": lines,
            "shown": SHOWN[shown],
            "wanted": queries.names_wanted(request.viewer) if request.viewer.may("follow_up.answer") else [],
            "links": [
                Link(text, with_query(request, show=key, page=""), current=key == shown)
                for key, text in SHOWN.items()
            ],
        },
    )


def _rows(request: StaffRequest, shown: str) -> QuerySet[FollowUp]:
    viewer = request.viewer
    if shown == "late":
        return queries.late_ones(viewer, now=clock.now()).order_by("due_at", "id")
    if shown == "own":
        return queries.own_ones(viewer).order_by("-asked_at", "id")
    found = queries.seen(viewer).order_by("-asked_at", "id")
    return found.filter(state__in=OPEN) if shown == "open" else found


def _narrowed(rows: QuerySet[FollowUp], form: ListForm) -> QuerySet[FollowUp]:
    chosen = form.chosen()
    if "reference" in chosen:
        return rows.filter(reference=chosen["reference"].strip().upper())
    for name in ("kind", "asked_of"):
        rows = rows.filter(**{name: chosen[name]}) if name in chosen else rows
    return rows.filter(safeguarding=True) if chosen.get("safeguarding") else rows


@staff_page("follow_up.open")
def one(request: StaffRequest, follow_up_id: UUID) -> HttpResponse:
    """One follow-up, whole."""
    kept = open_record(queries.seen(request.viewer), request.viewer, follow_up_id)
    people = queries.people_about([kept])
    page = pages.one(kept, request.viewer, queries.story(kept), people, clock.now())
    return render(request, "follow_up/one.jinja", {"page": page})
