"""How the front door works, in counts: who calls, who gives no name, who comes again; and who is in the hub."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.pages import paginate
from sightline.front_door.actions.coming_again import say_why_again
from sightline.front_door.forms.assurance import AgainForm, PeriodForm
from sightline.front_door.hub_states import CameAgain
from sightline.front_door.models import Contact
from sightline.front_door.pages import assurance as pages
from sightline.front_door.pages.members import members_of_the_hub
from sightline.front_door.queries import coming_again as coming
from sightline.front_door.queries import monitoring as query
from sightline.front_door.views.common import attempt, form_for, let_draft_go, opened, shown

DRAFT = "front_door.again"


@require_GET
@staff_page("front_door.oversee")
def calls(request: StaffRequest) -> HttpResponse:
    """Contacts from each source and setting, by name: to see who may need help to call, not who to blame."""
    form = PeriodForm(request, today=clock.today())
    period = form.picked()
    rows = query.by_source(request.viewer, period)
    page = paginate(request, query.by_setting(request.viewer, period), present=pages.setting_line)
    made = {
        "form": form,
        "period": pages.in_words(period),
        "base": sum(row["contacts"] for row in rows),
        "lines": pages.source_lines(rows),
        "raised": pages.raised(rows),
        "page": page,
        "through": [pages.through_line(row) for row in query.through_others(request.viewer, period)],
    }
    return render(request, "front_door/hub/calls.jinja", made)


@require_GET
@staff_page("front_door.read")
def anonymous(request: StaffRequest) -> HttpResponse:
    """Contacts without a name, month by month, and what came of them beside the others."""
    form = PeriodForm(request, today=clock.today())
    period = form.picked()
    found = query.outcomes(request.viewer, period)
    made = {
        "form": form,
        "period": pages.in_words(period),
        "months": pages.month_lines(query.by_month(request.viewer, period)),
        "outcomes": pages.outcome_lines(found),
    }
    return render(request, "front_door/hub/anonymous.jinja", made)


@require_GET
@staff_page("front_door.oversee")
def came_again(request: StaffRequest) -> HttpResponse:
    """How often a child who had been given help came again, and why."""
    form = PeriodForm(request, today=clock.today())
    period = form.picked()
    counted = coming.came_again(request.viewer, period)
    rows = Contact.objects.visible_to(request.viewer).filter(pk__in=coming.found_ids(counted.again))
    page = paginate(request, rows.order_by("-received_at", "id"))
    made = {
        "form": form,
        "period": pages.in_words(period),
        "counted": counted,
        "why": pages.why_lines(counted),
        "page": page,
        "lines": pages.again_lines(page.items, counted),
    }
    return render(request, "front_door/hub/came_again.jinja", made)


@staff_page("front_door.take_contact")
def again(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Say why a child who had been given help came again."""
    found = opened(request.viewer, contact_id)
    form, kept_at = form_for(request, AgainForm, draft=DRAFT, contact=found)
    if request.method == "POST" and form.is_valid():
        reason, note = CameAgain(form.cleaned_data["reason"]), form.cleaned_data["note"]
        done = attempt(
            form,
            lambda: say_why_again(
                contact_id=found.pk, reason=reason, note=note, by=request.viewer, at=clock.now()
            ),
        )
        if done.saved:
            let_draft_go(request, DRAFT, found)
            messages.success(request, "Recorded.")
            return redirect("front_door:contact", found.pk)
    before = coming.helped_before(request.viewer, found)
    more = {"kept_at": kept_at, "before": before}
    return shown(request, "front_door/hub/again.jinja", found, form, **more)


@require_GET
@staff_page("front_door.read")
def members(request: StaffRequest) -> HttpResponse:
    """Who is in the hub, and how to reach them (FD-25)."""
    made = {"members": members_of_the_hub(on=clock.today())}
    return render(request, "front_door/hub/members.jinja", made)
