"""The start page of administration: what needs attention, and where things are."""

from django.http import HttpResponse
from django.shortcuts import render

from sightline.access.pages.attention import attention
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.views.administration.agencies import ADMINISTER
from sightline.core import clock


@staff_page(ADMINISTER)
def administration(request: StaffRequest) -> HttpResponse:
    """What needs attention first."""
    return render(request, "access/administration/start.jinja", {"points": attention(at=clock.now())})
