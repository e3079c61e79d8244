"""Confirmed cases beside crimes, crimes beside cases, and what the police know of a case."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of, saved
from sightline.cases import actions
from sightline.cases.forms.matching import KnownForm, MatchFilters
from sightline.cases.pages.matching import case_lines, counts_of_cases, counts_of_crimes, crime_lines, years
from sightline.cases.permissions import may_match
from sightline.cases.queries.matching import cases_beside_crimes, crimes_beside_cases, last_known
from sightline.cases.views.common import done, form_page, worked_on
from sightline.core import clock
from sightline.core.pages import paginate
from sightline.people.queries import name_lines

KNOW = "cases.police_know"
CASE_HEADS = [
    "Case",
    "Child",
    "Crimes on record",
    "Why none",
    "The police team knows",
    "The child told the police",
    "Referred to the National Referral Mechanism",
]
CRIME_HEADS = ["Crime", "Child", "Reported", "Offence", "A case here", "Why none"]


@require_GET
@staff_page("cases.match")
def matching(request: StaffRequest) -> HttpResponse:
    """Confirmed cases of a year that the viewer is on, with the crimes of their children as far as they read them."""
    form, year = _chosen(request)
    found = cases_beside_crimes(request.viewer, *year[1])
    gaps = [each for each in found if each.is_gap] if form.chosen().get("only") else found
    page = paginate(request, gaps)
    lines = case_lines(page.items, name_lines({each.case.child_id for each in page.items}))
    texts = {"title": "Confirmed cases and crimes", "heads": CASE_HEADS, "of_cases": True, "year": year[0]}
    shown = {"counts": counts_of_cases(found), "lines": lines, "form": form, "page": page, **texts}
    return render(request, "cases/matching.jinja", shown)


@require_GET
@staff_page("cases.match_crimes")
def matching_crimes(request: StaffRequest) -> HttpResponse:
    """Crimes of a year that the viewer's force holds, and whether the child has a case here."""
    form, year = _chosen(request)
    found = crimes_beside_cases(request.viewer, *year[1])
    gaps = [each for each in found if not each.has_case] if form.chosen().get("only") else found
    page = paginate(request, gaps)
    lines = crime_lines(request.viewer, page.items, name_lines({each.crime.child_id for each in page.items}))
    texts = {"title": "Crimes and cases", "heads": CRIME_HEADS, "of_cases": False, "year": year[0]}
    shown = {"counts": counts_of_crimes(found), "lines": lines, "form": form, "page": page, **texts}
    return render(request, "cases/matching.jinja", shown)


def _chosen(request: StaffRequest) -> tuple[MatchFilters, tuple[str, tuple[Any, Any]]]:
    offered = years(clock.today())
    form = MatchFilters(request, years=list(offered))
    wanted = str(form.chosen().get("year", "")) or next(iter(offered))
    return form, (wanted, offered[wanted])


@staff_page("cases.match")
def police_know(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What the police know of a confirmed case, and why no crime is on record."""
    found = worked_on(request, case_id, may_match)
    last = last_known(found.pk)
    start = {"seen": last.number if last else 0}
    form = form_of(request, KnownForm, KNOW, found.pk, initial=start)

    def save() -> None:
        seen, by = int(form.cleaned_data["seen"]), request.viewer
        actions.note_police(case_id=found.pk, known=form.given(), seen=seen, by=by, at=clock.now())

    saving = saved(request, form, KNOW, found.pk, save)
    if saving.done:
        return done(request, "On record.", "cases:matching")
    texts = {"title": "What the police know of this case", "draft": KNOW, "button": "Keep this"}
    return form_page(request, found, form=form, saving=saving, back_to=reverse("cases:matching"), **texts)
