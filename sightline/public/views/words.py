"""Pages of information: for whom, in which language. What is not published yet says so, with whom to ring."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sightline.content.catalogue import ENGLISH, PAGES
from sightline.public.answering import page
from sightline.public.report_shelf import newest_report
from sightline.public.shelf import entries, shown
from sightline.public.store import Unreachable
from sightline.public.views.fixed import not_found

WITH_A_REPORT = ("annual-report", "annual-report-young-people")
NOT_YET = "This page is not ready yet"
NOT_IN_IT = (
    "This page is not ready in that language. You can ask for an interpreter when you ring: it costs nothing."
)
DOWN = "The pages cannot be read just now. You can ring: the numbers are below."


@require_safe
def info(request: HttpRequest) -> HttpResponse:
    """Every page that is published, with its languages."""
    try:
        return page("info", entries=entries())
    except Unreachable:
        return page("trouble", status=503, title="Information", kept=DOWN)


@require_safe
def words(request: HttpRequest, slug: str, language: str = ENGLISH) -> HttpResponse:
    """One page of information."""
    if slug not in PAGES:
        return not_found(request)
    try:
        found = shown(slug, language)
        report = newest_report() if slug in WITH_A_REPORT else None
        held = next((each for each in entries() if each.page.slug == slug), None)
    except Unreachable:
        return page("trouble", status=503, title=PAGES[slug].name, kept=DOWN)
    if found is None:
        kept = NOT_IN_IT if language != ENGLISH else ""
        return page("trouble", status=404, title=NOT_YET, kept=kept)
    return page("words", it=found, languages=held.languages if held else (), report=report)
