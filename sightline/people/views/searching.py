"""Finding a person."""

from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.pages import page_number, with_query
from sightline.people.actions import note_search
from sightline.people.forms import SearchForm
from sightline.people.forms.search import FOUND, keep_search
from sightline.people.naming.asked import Asked
from sightline.people.pages.results import result_groups
from sightline.people.permissions import may_add, may_break_glass
from sightline.people.queries import Results
from sightline.people.queries import search as find


@staff_page("people.search")
def search(request: StaffRequest) -> HttpResponse:
    """Search and results on one page; what is typed is kept, and its key stands in the address.

    Results can be paged, read again and gone back to. Every search goes on the record of access.
    """
    if request.method == "POST":
        return redirect(f"{reverse('people:search')}?{FOUND}={keep_search(request)}")
    form = SearchForm(request)
    asked = form.asked() if form.is_bound and not form.errors else Asked()
    if asked.empty:
        return render(request, "people/search.jinja", {"form": form, "groups": None})
    page = page_number(request.GET)
    slip = note_search(asked=asked, by=request.viewer, at=clock.now())
    results = find(request.viewer, asked, page=page)
    return render(request, "people/search.jinja", {"form": form, **_shown(request, results, slip)})


def _shown(request: StaffRequest, results: Results, slip: str) -> dict[str, Any]:
    return {
        "groups": [
            (heading, list(each)) for heading, each in groupby(result_groups(results), lambda r: r.heading)
        ],
        "count": len(results.found),
        "ask": results.ask,
        "emergency": bool(may_break_glass(request.viewer)),
        "page": results.page,
        "previous": with_query(request, page=results.page - 1) if results.page > 1 else "",
        "next": with_query(request, page=results.page + 1) if results.more else "",
        "add_href": f"{reverse('people:add')}?{_carried(request, slip)}" if may_add(request.viewer) else "",
    }


def _carried(request: StaffRequest, slip: str) -> str:
    """The kept search goes with the person to the next page, with the slip that shows they searched."""
    return urlencode({FOUND: request.GET.get(FOUND, ""), "slip": slip})
