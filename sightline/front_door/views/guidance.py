"""Guidance at hand, and the versions of the threshold guidance (RK-05, RK-07)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.front_door.actions.windscreen import bring_in_guidance
from sightline.front_door.forms.windscreen import GuidanceForm
from sightline.front_door.guidance import SHIPPED, in_force, local_versions, shipped
from sightline.front_door.kinds import Factor
from sightline.front_door.pages.guidance import who_to_ring
from sightline.front_door.queries.set_up import training_link
from sightline.front_door.states import Level
from sightline.front_door.views.common import attempt


@require_GET
@staff_page("front_door.read")
def guidance(request: StaffRequest) -> HttpResponse:
    """Whom to ring, sharing, significant harm, harm outside the home, weighing what is told without a name."""
    context = {
        "ring": who_to_ring(clock.now()),
        "training": training_link(),
    }
    return render(request, "front_door/guidance.jinja", context)


@require_GET
@staff_page("access.administer")
def versions(request: StaffRequest) -> HttpResponse:
    """Which guidance is in use, and which was used before."""
    context = {
        "used": in_force(),
        "shipped": shipped(SHIPPED),
        "rows": local_versions(),
        "factors": list(Factor),
        "levels": list(Level),
    }
    return render(request, "front_door/guidance_versions.jinja", context)


@staff_page("access.administer")
def bring_in(request: StaffRequest) -> HttpResponse:
    """The partnership's own version, used from now on."""
    form: GuidanceForm = GuidanceForm.of(request)
    if request.method == "POST" and form.is_valid():
        new = form.new()
        done = attempt(form, lambda: bring_in_guidance(new=new, by=request.viewer, at=clock.now()))
        if done.saved:
            messages.success(request, "The new guidance is in use.")
            return redirect("front_door:guidance_versions")
    return render(request, "front_door/guidance_new.jinja", {"form": form})
