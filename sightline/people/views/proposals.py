"""Pairs of records that may be of one person, for those who decide on links (FD-04, FD-04a)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.actions.recording import record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.states import Outcome
from sightline.core import clock
from sightline.core.pages import Link, paginate
from sightline.people import pages
from sightline.people.queries.proposals import answered, unsure, waiting

A_PAGE = 10
LISTS = {"": waiting, "unsure": unsure, "answered": answered}
TITLES = {"": "Waiting", "unsure": "Not sure", "answered": "Answered"}
NOTHING = {
    "": "No pair waits for an answer. Sightline compares all records each night.",
    "unsure": "Nobody has said that they are not sure about a pair.",
    "answered": "No proposed pair has been answered.",
}


@require_GET
@staff_page("people.link")
def proposals(request: StaffRequest) -> HttpResponse:
    """Those that wait, those somebody was not sure of, or those answered, by `?show=`."""
    asked = request.GET.get("show", "")
    show = asked if asked in LISTS else ""
    page = paginate(request, LISTS[show](request.viewer), size=A_PAGE)
    about = {pk for row in page.items for pk in (row.one_id, row.other_id)}
    record(Outcome.OPENED, "people.proposals_read", by=request.viewer, at=clock.now(), about=about)
    shown = {
        "lists": [
            Link(text, f"?show={key}" if key else request.path, current=key == show)
            for key, text in TITLES.items()
        ],
        "groups": pages.proposal_cards(page.items, by_band=not show),
        "nothing": NOTHING[show],
        "page": page,
    }
    return render(request, "people/proposals.jinja", shown)
