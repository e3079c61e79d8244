"""For the partnership office: which organisations leave requests unanswered. No child's record is opened."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.pages import paginate
from sightline.follow_up import actions, pages, queries
from sightline.follow_up.forms import TakeUpForm


@staff_page("follow_up.escalated")
def partnership(request: StaffRequest) -> HttpResponse:
    """Organisations with how often their silence reached the partnership, then each time, newest first."""
    found = paginate(request, queries.reached_partnership(), present=pages.silence)
    organisations = list(queries.silent_organisations())
    return render(request, "follow_up/partnership.jinja", {"found": found, "organisations": organisations})


@staff_page("follow_up.escalated")
def take_up(request: StaffRequest, chase_id: UUID) -> HttpResponse:
    """Say that it was taken up with the organisation."""
    reached = queries.reached_partnership().filter(pk=chase_id).first()
    if reached is None:
        raise Refused("There is no such escalation.", hidden=True)
    form = TakeUpForm.of(request)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        actions.take_up(chase_id=chase_id, words=words, by=request.viewer, at=clock.now())
        messages.success(request, "Saved.")
        return redirect("follow_up:partnership")
    return render(request, "follow_up/take_up.jinja", {"form": form, "silence": pages.silence(reached)})
