"""Who is away, who covers, and what they left open."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sightline.access.models import Staff
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.pages import paginate
from sightline.front_door.actions.absences import Away, call_off, say_away
from sightline.front_door.forms.hub import AbsenceForm
from sightline.front_door.pages.board import Hours, cards
from sightline.front_door.pages.cover import absence_lines
from sightline.front_door.permissions import may_say_away
from sightline.front_door.queries import board as query
from sightline.front_door.queries.absences import away, colleagues, now_and_to_come
from sightline.front_door.views.common import attempt


@staff_page("front_door.take_contact")
def cover(request: StaffRequest) -> HttpResponse:
    """What those one covers for have open; who is away now and soon."""
    viewer, today = request.viewer, clock.today()
    absences = away(today)
    rows = query.open_work(viewer, query.Picked(whose="cover"), absences)
    page = paginate(request, rows.select_related("owner", "team").order_by("received_at", "id"))
    made = cards(page.items, viewer, absences, Hours.at(clock.now()))
    shown = {
        "page": page,
        "cards": [made[row.pk] for row in page.items],
        "absences": absence_lines(viewer, now_and_to_come(viewer, on=today), on=today),
    }
    return render(request, "front_door/hub/cover.jinja", shown)


@staff_page("front_door.take_contact")
def absence(request: StaffRequest) -> HttpResponse:
    """Say that somebody is away."""
    return _absence(request, None, {"staff": str(request.viewer.staff_id)})


@staff_page("front_door.take_contact")
def absence_change(request: StaffRequest, absence_id: UUID) -> HttpResponse:
    """Say it differently."""
    held = now_and_to_come(request.viewer, on=clock.today()).filter(pk=absence_id).first()
    if held is None:
        messages.info(request, "This was changed by somebody else. Here is what stands.")
        return redirect("front_door:cover")
    may_say_away(request.viewer, held.staff_id).demand()
    initial = {
        "staff": str(held.staff_id),
        "first_day": held.first_day,
        "last_day": held.last_day,
        "cover": str(held.cover_id or ""),
    }
    return _absence(request, held.pk, initial)


def _absence(request: StaffRequest, replaces_id: UUID | None, initial: dict[str, object]) -> HttpResponse:
    viewer = request.viewer
    known = colleagues(viewer, on=clock.today())
    form: AbsenceForm = AbsenceForm.of(
        request, colleagues=known, may_be=_may_be(request, known), initial=initial
    )
    if request.method == "POST" and form.is_valid():
        staff_id = form.who("staff") or viewer.person_id
        absent = Away(
            staff_id=staff_id,
            first_day=form.cleaned_data["first_day"],
            last_day=form.cleaned_data["last_day"],
            cover_id=form.who("cover"),
        )
        done = attempt(
            form, lambda: say_away(absent=absent, replaces_id=replaces_id, by=viewer, at=clock.now())
        )
        if done.saved:
            messages.success(request, "Saved. The board shows it.")
            return redirect("front_door:cover")
    return render(request, "front_door/hub/absence.jinja", {"form": form, "changed": replaces_id is not None})


def _may_be(request: StaffRequest, known: list[Staff]) -> list[Staff]:
    """Oneself; for whoever oversees the front door, everybody."""
    if request.viewer.may("front_door.oversee"):
        return known
    return [each for each in known if each.pk == request.viewer.staff_id]


@require_POST
@staff_page("front_door.take_contact")
def absence_off(request: StaffRequest, absence_id: UUID) -> HttpResponse:
    """They are here after all."""
    call_off(absence_id=absence_id, by=request.viewer, at=clock.now())
    messages.success(request, "Called off.")
    return redirect("front_door:cover")
