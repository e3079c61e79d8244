"""The record of access, for those who check it. That they looked is on it too (IS-06)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from sightline.access.actions.recording import record
from sightline.access.forms.record import RecordFilter
from sightline.access.pages.record import MOST, record_csv, record_lines
from sightline.access.queries import on_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.states import Outcome
from sightline.access.viewer import Viewer
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.pages import paginate

TOO_MANY = f"There are more than {MOST:,} lines. Narrow them by day or person, and take them in parts."
READ, EXPORTED = "access.record_read", "access.record_exported"


@require_GET
@staff_page("access.read_record")
def record_page(request: StaffRequest) -> HttpResponse:
    """Who did, opened, searched for and was refused what."""
    form = RecordFilter(request)
    page = paginate(request, on_record(**form.chosen()), size=50)
    _note(request.viewer, form)
    shows: dict[str, Any] = {"form": form, "page": page, "lines": record_lines(page)}
    shows["title"] = "Record of access"
    shows["export"] = f"{reverse('access:record_file')}?{request.GET.urlencode()}"
    return render(request, "access/record.jinja", shows)


@require_POST
@staff_page("access.read_record")
def record_file(request: StaffRequest) -> HttpResponse:
    """The same lines as a file, as they are filtered. That it was taken, and by which filters, is on the record."""
    form = RecordFilter(request)
    events = list(on_record(**form.chosen())[: MOST + 1])
    if len(events) > MOST:
        raise Refused(TOO_MANY)
    _note(request.viewer, form, EXPORTED, f"{len(events)} lines")
    answer = HttpResponse(record_csv(record_lines(events)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="record-of-access-{clock.today():%Y-%m-%d}.csv"'
    return answer


@require_GET
@staff_page("access.review_reader")
def readers_page(request: StaffRequest) -> HttpResponse:
    """What the readers of the record looked at."""
    form = RecordFilter(request)
    page = paginate(request, on_record(**form.chosen()).filter(kind__in=[READ, EXPORTED]), size=50)
    _note(request.viewer, form)
    shows = {"form": form, "page": page, "lines": record_lines(page), "title": "What readers looked at"}
    return render(request, "access/record.jinja", shows)


def _note(viewer: Viewer, form: RecordFilter, kind: str = READ, what: str = "") -> None:
    filters = "; ".join(f"{form.fields[name].label}: {value}" for name, value in form.chosen().items())
    person = form.chosen().get("person")
    record(
        Outcome.OPENED,
        kind,
        by=viewer,
        at=clock.now(),
        about=[person] if person else [],
        words="; ".join(filter(None, [filters or "Everything", what])),
    )
