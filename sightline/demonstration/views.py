"""The tour: what this person's role does here, and what to try. Of the demonstration alone."""

from django.http import HttpResponse
from django.shortcuts import render

from sightline.access.routes import StaffRequest, staff_page
from sightline.access.viewer import roles
from sightline.core.leave import Refused
from sightline.demonstration.sign_ins import is_demonstration
from sightline.demonstration.tour import tour_of
from sightline.demonstration.tour_records import address_of

NOT_HERE = "There is no tour here."


@staff_page(None, reason="Of the invented borough only; every step asks again who may open it")
def tour(request: StaffRequest) -> HttpResponse:
    """One part for each role the person holds today."""
    if not is_demonstration():
        raise Refused(NOT_HERE, hidden=True)
    viewer = request.viewer
    found = [tour for key in dict.fromkeys(viewer.roles) if (tour := tour_of(key))]
    parts = [
        {
            "title": one.title,
            "does": roles()[one.role].sentence,
            "steps": [(step.text, address_of(step, viewer)) for step in one.steps],
        }
        for one in found
    ]
    return render(request, "demonstration/tour.jinja", {"parts": parts})
