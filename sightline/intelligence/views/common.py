"""The report of a page through its door, and the page of one form about it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest
from sightline.access.viewer import Viewer
from sightline.core.leave import Answer
from sightline.intelligence.models import Report
from sightline.intelligence.queries import reports
from sightline.intelligence.states import REPORT, Act
from sightline.meetings.views.common import Page, served

READERS = ["you", "the police desk", "those in children’s social care who consider reports"]
TOLD = [*READERS, "whoever sent it"]
READERS_OF_PLACES = ["posts that read the register of hotspots"]


def opened(request: StaffRequest, report_id: UUID) -> Report:
    """The report of a page, through its door."""
    return open_record(reports.seen(request.viewer), request.viewer, report_id)


def worked_on(request: StaffRequest, report_id: UUID, act: Act, leave: Callable[[Viewer], Answer]) -> Report:
    """The same, with leave for an act that is possible now."""
    found = opened(request, report_id)
    leave(request.viewer).demand()
    if request.method != "POST":
        REPORT.may(found.state, act).demand()
    return found


def of_report(
    request: StaffRequest,
    report: Report,
    form: Any,
    save: Callable[[], object],
    *,
    title: str,
    draft: str,
    readers: list[str] = READERS,
) -> HttpResponse:
    """One form of a report: save what was posted and go back to it, else the form with what stands in the way."""
    page = Page(
        title=title,
        caption=f"Report {report.reference}",
        form=form,
        draft=draft,
        subject=report.pk,
        button="Save",
        back_to=reverse("intelligence:report", args=[report.pk]),
        readers=readers,
        walled=bool(report.walls),
    )
    return served(request, page, save, thanks="On record.")
