"""Calling a panel or strategy meeting from a case (PW-06, PW-07)."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from sightline.access.routes import StaffRequest, staff_page
from sightline.cases.permissions import may_work
from sightline.cases.views.common import worked_on
from sightline.meetings.views.calling import Of, calling_page
from sightline.people.queries import name_lines

CASE = "cases.case"


@staff_page("cases.work")
def call(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Those who work on the case call it, though the child's own page may be closed to them."""
    case = worked_on(request, case_id, may_work)
    of = Of(
        child=case.child_id,
        name=name_lines([case.child_id])[case.child_id],
        walled=bool(case.walls),
        back="The case",
        back_to=reverse("cases:one", args=[case.pk]),
        here=reverse("cases:call", args=[case.pk]),
        subject_kind=CASE,
        subject_id=case.pk,
    )
    return calling_page(request, of)
