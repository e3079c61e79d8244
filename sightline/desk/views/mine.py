"""My work, and one child."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from sightline.access.looking import NOT_FOUND, open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.viewer import Viewer
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.pages import paginate
from sightline.core.panels import panels
from sightline.desk.pages import child as pages
from sightline.desk.pages import my_work as work
from sightline.desk.pages.timeline import picture
from sightline.desk.queries.happened import happened
from sightline.people.pages import chronology_lines, details, header
from sightline.people.queries import OneChild, chronology, identity_of, one_child, records


@staff_page("desk.my_work")
def my_work(request: StaffRequest) -> HttpResponse:
    """What waits for this person, in sections; one section in full with `?show=`."""
    now = clock.now()
    chosen = next((k for k in work.kinds_for(request.viewer) if k.key == request.GET.get("show")), None)
    if chosen:
        part = paginate(request, chosen.rows(request.viewer))
        pieces = chosen.present(part.items, request.viewer, now)
        return render(request, "desk/section.jinja", {"kind": chosen, "slice": part, "pieces": pieces})
    found = work.sections(request.viewer, now=now)
    late = work.late(request.viewer, now=now)
    calls = work.calls(request.viewer)
    above = panels("desk.my_work", request.viewer, [])
    shown = {"sections": found, "late": late, "calls": calls, "above": above}
    return render(request, "desk/my_work.jinja", shown)


@staff_page("people.open")
def child(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """One child: who they are, where things stand, what happened. Opening it is on the record of access."""
    viewer, now = request.viewer, clock.now()
    found = _opened(viewer, record_id)
    standing = pages.standing_of(viewer, found)
    kind = request.GET.get("kind", "")
    kind = kind if kind in pages.KINDS else ""
    told = chronology(viewer, found.record_ids, before=request.GET.get("before", ""), folder=kind)
    shown = {
        "picture": picture(happened(viewer, found.record_ids)),
        "header": header(found, on=clock.today()).with_status(*standing.tags(now)),
        "details": details(viewer, found, on=clock.today()),
        "contacts": pages.contact_lines(standing),
        "asked": pages.asked_lines(standing),
        "clocks": pages.clock_lines(standing, now=now),
        "above": panels("desk.child", viewer, found.record_ids),
        "happenings": chronology_lines(told.lines, address=pages.address_of),
        "kinds": pages.filters(request.path, kind),
        "chosen": kind,
        "next_before": told.next_before,
    }
    return render(request, "desk/child.jinja", shown)


def _opened(viewer: Viewer, record_id: UUID) -> OneChild:
    """The record an address names with all that is linked to it; every one of them is on the record."""
    open_record(records(viewer), viewer, record_id, also_about=identity_of(record_id))
    found = one_child(viewer, record_id)
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found
