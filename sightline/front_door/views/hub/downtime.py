"""Open work on paper, for when the system cannot be reached."""

from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.deadlines.counting import end_of
from sightline.deadlines.queries import calendar
from sightline.front_door.actions.downtime import take_paper
from sightline.front_door.forms.blank import blank_fields
from sightline.front_door.pages.downtime import sheet
from sightline.front_door.queries.downtime import open_work_on_paper, packs

LAST = 3
GONE = "That file is no longer kept. Print today's open work from here instead."


@require_GET
@staff_page("front_door.downtime")
def downtime(request: StaffRequest) -> HttpResponse:
    """The morning's files, today's work to print, and the blank form."""
    return render(request, "front_door/hub/downtime.jinja", {"packs": list(packs(request.viewer)[:LAST])})


@require_POST
@staff_page("front_door.downtime")
def downtime_sheet(request: StaffRequest) -> HttpResponse:
    """Today's open work as it stands now, to print. Taking it is put on record."""
    viewer, now = request.viewer, clock.now()
    until = end_of(calendar().after(clock.today(), 1))
    work = open_work_on_paper(viewer, until=until)
    take_paper(about=work.about, lines=work.lines, by=viewer, at=now)
    shown = {"sheet": sheet(work, now=now, taken_by=viewer.name)}
    return render(request, "front_door/hub/downtime_sheet.jinja", shown)


@require_POST
@staff_page("front_door.downtime")
def downtime_file(request: StaffRequest, pack_id: UUID) -> HttpResponse:
    """One of the morning's files. Taking it is put on record."""
    pack = open_record(packs(request.viewer), request.viewer, pack_id)
    file = Path(settings.SIGHTLINE_DOWNTIME) / Path(pack.file).name
    if not file.is_file():
        messages.info(request, GONE)
        return redirect("front_door:downtime")
    take_paper(about=pack.about, lines=pack.lines, pack=pack, by=request.viewer, at=clock.now())
    response = HttpResponse(file.read_bytes(), content_type="text/html; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


@require_GET
@staff_page("front_door.take_contact")
def downtime_blank(request: StaffRequest) -> HttpResponse:
    """The contact form on paper, to be keyed in afterwards."""
    return render(request, "front_door/hub/downtime_blank.jinja", {"fields": blank_fields()})
