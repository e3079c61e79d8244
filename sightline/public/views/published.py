"""What is published, for anybody to read and to take away. It sees nothing but what was let out."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.routes import open_page
from sightline.core.pages import paginate
from sightline.figures.models import Published
from sightline.figures.pages.numbers import LEGEND
from sightline.figures.pages.releases import csv_of, main_files, numbers_of, of_period
from sightline.figures.queries import file_of, files_of, published_called
from sightline.figures.queries import published as all_published

OPEN = "Published figures are for everybody"
TAKEN_AWAY = (".csv", ".json", ".xlsx")


@require_GET
@open_page(OPEN)
def published(request: HttpRequest) -> HttpResponse:
    """Everything published, newest first."""
    return render(request, "public/published.jinja", {"page": paginate(request, all_published())})


@require_GET
@open_page(OPEN)
def release(request: HttpRequest, name: str) -> HttpResponse:
    """The figures of one release."""
    found = _found(name)
    context = {
        "release": found,
        "families": numbers_of(found.numbers, found.period),
        "legend": LEGEND,
        "files": main_files(files_of(found)),
    }
    return render(request, "public/release.jinja", context)


@require_GET
@open_page(OPEN)
def as_csv(request: HttpRequest, name: str) -> HttpResponse:
    """The same as a file of comma-separated values."""
    found = _found(name)
    response = HttpResponse(csv_of(found.numbers, found.period), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="figures-{found.name}.csv"'
    return response


@require_GET
@open_page(OPEN)
def as_json(request: HttpRequest, name: str) -> HttpResponse:
    """The same as one list, an object a number."""
    found = _found(name)
    return JsonResponse(of_period(found.numbers, found.period), safe=False)


@require_GET
@open_page(OPEN)
def file(request: HttpRequest, name: str, path: str) -> HttpResponse:
    """One file of the report: a page and what it shows, the PDF, the workbook, the data."""
    found = file_of(name, path)
    if found is None:
        raise Http404
    response = HttpResponse(bytes(found.content), content_type=found.media_type)
    if path.endswith(TAKEN_AWAY):
        kept = f"{name}-{path.rpartition('/')[2]}"
        response["Content-Disposition"] = f'attachment; filename="{kept}"'
    return response


def _found(name: str) -> Published:
    found = published_called(name)
    if found is None:
        raise Http404
    return found
