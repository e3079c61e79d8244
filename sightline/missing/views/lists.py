"""The list of episodes."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.core.pages import Link, paginate
from sightline.missing.forms.episodes import ListFilters
from sightline.missing.pages.lists import lines
from sightline.missing.pages.returns import care_line, gap_line, names_of
from sightline.missing.queries.lists import listed
from sightline.missing.queries.plans import shared_children
from sightline.missing.queries.returns import gaps, said_of_care

MOST = 100
LINKS = {
    "missing.coordinate": ("Episodes that a return gives and nobody recorded here", "missing:returned"),
    "missing.patterns": ("Patterns: places and reasons in totals", "missing:patterns"),
    "missing.triggers": ("When repeated episodes call for a meeting", "missing:triggers"),
}


@require_GET
@staff_page("missing.open")
def episodes(request: StaffRequest) -> HttpResponse:
    """Episodes one keeps or has a part in, and the plans shared with one's organisation."""
    form = ListFilters(request)
    chosen = form.chosen()
    rows = listed(request.viewer, **{name: chosen.get(name, "") for name in form.fields})
    page = paginate(request, rows)
    links = [Link(text, reverse(route)) for key, (text, route) in LINKS.items() if request.viewer.may(key)]
    for key, name in shared_children(request.viewer).items():
        links.append(Link(f"Trigger plan: {name}", reverse("missing:plan", args=[key])))
    shown = {"form": form, "page": page, "lines": lines(page.items), "links": links}
    return render(request, "missing/list.jinja", shown)


@require_GET
@staff_page("missing.coordinate")
def returned(request: StaffRequest) -> HttpResponse:
    """What returns and the inspection lists say, and the episodes here do not."""
    page = paginate(request, gaps(request.viewer))
    care = said_of_care(request.viewer)[:MOST]
    names = names_of([*page.items, *care])
    shown = {
        "page": page,
        "lines": [gap_line(each, names) for each in page.items],
        "care": [care_line(each, names) for each in care],
    }
    return render(request, "missing/returned.jinja", shown)
