"""The record of access, for those who check it. That they looked is on it too (IS-06)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.actions.recording import record
from sightline.access.forms.record import RecordFilter
from sightline.access.pages.record import record_lines
from sightline.access.queries import on_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.states import Outcome
from sightline.access.viewer import Viewer
from sightline.core import clock
from sightline.core.pages import paginate

READ = "access.record_read"


@require_GET
@staff_page("access.read_record")
def record_page(request: StaffRequest) -> HttpResponse:
    """Who did, opened, searched for and was refused what."""
    form = RecordFilter(request)
    page = paginate(request, on_record(**form.chosen()), size=50)
    _note(request.viewer, form)
    shows = {"form": form, "page": page, "lines": record_lines(page), "title": "Record of access"}
    return render(request, "access/record.jinja", shows)


@require_GET
@staff_page("access.review_reader")
def readers_page(request: StaffRequest) -> HttpResponse:
    """What the readers of the record looked at."""
    form = RecordFilter(request)
    page = paginate(request, on_record(**{**form.chosen(), "kind": READ}), size=50)
    _note(request.viewer, form)
    shows = {"form": form, "page": page, "lines": record_lines(page), "title": "What readers looked at"}
    return render(request, "access/record.jinja", shows)


def _note(viewer: Viewer, form: RecordFilter) -> None:
    said = "; ".join(f"{form.fields[name].label}: {value}" for name, value in form.chosen().items())
    person = form.chosen().get("person")
    record(
        Outcome.OPENED,
        READ,
        by=viewer,
        at=clock.now(),
        about=[person] if person else [],
        words=said or "Everything",
    )
