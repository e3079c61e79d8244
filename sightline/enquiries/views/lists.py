"""Lists of enquiries, of what an agency is asked, of what was released to it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.core.pages import paginate
from sightline.enquiries.forms import ListFilters
from sightline.enquiries.pages.lists import lines, our_lines, released_lines
from sightline.enquiries.queries.lists import asked_for, asked_of_us, listed, released_to_us
from sightline.enquiries.queries.one import subjects_of


@require_GET
@staff_page("front_door.read")
def enquiries(request: StaffRequest) -> HttpResponse:
    """Enquiries, newest first; filtered and paged by the address."""
    form = ListFilters(request)
    chosen = form.chosen()
    rows = listed(request.viewer, state=chosen.get("state", ""), mine="mine" in chosen)
    page = paginate(request, rows)
    subjects = subjects_of(request.viewer, [each.pk for each in page.items])
    shown = lines(page.items, subjects, asked_for(request.viewer, page.items))
    return render(request, "enquiries/list.jinja", {"form": form, "page": page, "lines": shown})


@require_GET
@staff_page("enquiries.answer")
def ours(request: StaffRequest) -> HttpResponse:
    """What the viewer's own service is asked, newest first."""
    page = paginate(request, asked_of_us(request.viewer))
    subjects = subjects_of(request.viewer, [each.enquiry_id for each in page.items])
    return render(request, "enquiries/ours.jinja", {"page": page, "lines": our_lines(page.items, subjects)})


@require_GET
@staff_page("enquiries.answer")
def released(request: StaffRequest) -> HttpResponse:
    """What was released to the viewer's agency; each is read on a page of its own."""
    page = paginate(request, released_to_us(request.viewer))
    return render(request, "enquiries/released.jinja", {"page": page, "lines": released_lines(page.items)})
