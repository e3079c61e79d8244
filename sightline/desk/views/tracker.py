"""The tracker: one table over the records, filtered and ordered by the address; and the same as a file."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from sightline.access.actions.recording import record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.states import Outcome
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.pages import Slice, paginate
from sightline.desk.fields import chosen, published
from sightline.desk.forms.tracker import TrackerFilters, ViewForm, kept_query
from sightline.desk.pages.saved import view_links
from sightline.desk.pages.tracker import MOST, file_of, lines
from sightline.desk.queries.saved import offered, views_of
from sightline.desk.queries.tracked import as_tracked, tracked

TOO_MANY = f"There are more than {MOST:,} rows. Narrow them, and take them in parts."
EXPORTED = "desk.tracker_exported"


@require_GET
@staff_page("desk.tracker")
def table(request: StaffRequest) -> HttpResponse:
    """One page of it, with the columns somebody chose."""
    form = _filters(request)
    columns = chosen(form.chosen().get("columns", []))
    page: Slice[tuple[Any, ...]] = paginate(request, tracked(request.viewer, form.wanted()))
    kept = kept_query(request.GET)
    shown = {
        "form": form,
        "page": page,
        "columns": columns,
        "lines": lines(request.viewer, as_tracked(page.items), columns, on=clock.today()),
        "views": view_links(request.viewer, views_of(request.viewer), kept),
        "keep": ViewForm(),
        "keep_to": f"{reverse('desk:tracker_views')}?{kept}",
        "file_to": f"{reverse('desk:tracker_file')}?{kept}",
    }
    return render(request, "desk/tracker.jinja", shown)


@require_GET
@staff_page("desk.tracker")
def where_fields_stand(request: StaffRequest) -> HttpResponse:
    """Each of the 27 fields, and the record it comes from."""
    return render(request, "desk/tracker_fields.jinja", {"fields": published()})


@require_POST
@staff_page("desk.export_tracker")
def file(request: StaffRequest) -> HttpResponse:
    """The rows as they are filtered. That it was taken, by whom, of whom and by which filters is on the record."""
    form = _filters(request)
    rows = as_tracked(tracked(request.viewer, form.wanted())[: MOST + 1])
    if len(rows) > MOST:
        raise Refused(TOO_MANY)
    columns, today = chosen(form.chosen().get("columns", [])), clock.today()
    text = file_of(request.viewer, rows, columns, on=today)
    record(
        Outcome.OPENED,
        EXPORTED,
        by=request.viewer,
        at=clock.now(),
        about={row.child_id for row in rows},
        words=f"{len(rows)} rows; columns: {', '.join(each.key for each in columns)}; "
        f"filters: {kept_query(request.GET) or 'none'}",
    )
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="tracker-{today:%Y-%m-%d}.csv"'
    return answer


def _filters(request: StaffRequest) -> TrackerFilters:
    people, areas = offered(request.viewer)
    return TrackerFilters(request, people=people, areas=areas)
