"""Assessing a child with the windscreen, and the assessment as it was made (RK-01 to RK-07)."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.front_door.actions.windscreen import assess
from sightline.front_door.forms.windscreen import WindscreenForm
from sightline.front_door.guidance import in_force, version_of
from sightline.front_door.kinds import Factor
from sightline.front_door.pages.taken import taken_part
from sightline.front_door.pages.windscreen import windscreen_page
from sightline.front_door.permissions import may_take
from sightline.front_door.queries import Whole, whole
from sightline.front_door.queries.taken import taken_of, windscreen_of
from sightline.front_door.states import SubjectRole
from sightline.front_door.views.common import attempt, form_for, let_draft_go, opened, shown
from sightline.people.queries import name_lines

DRAFT = "front_door.windscreen"


@staff_page("front_door.take_contact")
def make(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Ten factors, four levels, strengths, what is not known."""
    found = opened(request.viewer, contact_id)
    may_take(request.viewer).demand()
    all_of_it, guidance = whole(request.viewer, found), in_force()
    chosen = {"guidance": guidance, "children": _children(all_of_it)}
    form, kept_at = form_for(request, WindscreenForm, draft=DRAFT, contact=found, **chosen)
    if request.method == "POST" and form.is_valid():
        assessed = form.assessed()
        done = attempt(
            form,
            lambda: assess(
                contact_id=found.pk,
                assessed=assessed,
                key=key_of(request),
                by=request.viewer,
                at=clock.now(),
            ),
        )
        if done.saved:
            let_draft_go(request, DRAFT, found)
            messages.success(request, "The assessment is kept.")
            return redirect("front_door:windscreen_made", found.pk, done.saved.number)
    taken = taken_part(all_of_it, taken_of(found), on=clock.today())
    more = {"kept_at": kept_at, "taken": taken, "guidance": guidance, "factors": list(Factor)}
    return shown(request, "front_door/windscreen.jinja", found, form, **more)


def _children(all_of_it: Whole) -> list[tuple[str, str]]:
    return [
        (str(row.source_record_id), name) for row, name in all_of_it.subjects if row.role != SubjectRole.ADULT
    ]


@require_GET
@staff_page("front_door.read")
def made(request: StaffRequest, contact_id: UUID, number: int) -> HttpResponse:
    """One assessment: the drawing, and the same in words."""
    found = opened(request.viewer, contact_id)
    held = windscreen_of(found, number)
    if held is None:
        raise Http404
    one, judged = held
    child = name_lines([one.source_record_id])[one.source_record_id] if one.source_record_id else ""
    page = windscreen_page(one, judged, version_of(one.guidance), child=child)
    return render(request, "front_door/windscreen_made.jinja", {"page": page, "contact": found})
