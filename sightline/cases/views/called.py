"""Calling a meeting and writing a letter from a case, by those who work on it (PW-06, PW-07, HE-01)."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from sightline.access.routes import StaffRequest, staff_page
from sightline.cases.permissions import may_work
from sightline.cases.states import CASE_KIND
from sightline.cases.views.common import worked_on
from sightline.letters.views import writing_page
from sightline.meetings.views.calling import calling_page
from sightline.people.pages.called import CalledFrom
from sightline.people.queries import shown_name


@staff_page("cases.work")
def meeting(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Though the child's own page may be closed to them."""
    return calling_page(request, _from(request, case_id, "cases:call"))


@staff_page("cases.work")
def letter(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """To the GP practice or the school; to a parent where the viewer reads safe addresses."""
    return writing_page(request, _from(request, case_id, "cases:letter"))


def _from(request: StaffRequest, case_id: UUID, route: str) -> CalledFrom:
    case = worked_on(request, case_id, may_work)
    return CalledFrom(
        child=case.child,
        name=shown_name(case.child_id),
        back="The case",
        back_to=reverse("cases:one", args=[case.pk]),
        here=reverse(route, args=[case.pk]),
        subject_kind=CASE_KIND,
        subject_id=case.pk,
    )
