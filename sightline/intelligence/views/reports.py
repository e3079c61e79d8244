"""The list of reports, one report, and sending one."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of
from sightline.core import clock
from sightline.core.pages import paginate
from sightline.intelligence import actions, forms
from sightline.intelligence.models.parts import HOTSPOTS, SENDS
from sightline.intelligence.pages.reports import lines, report_page
from sightline.intelligence.permissions import may_join
from sightline.intelligence.queries.reports import listed, whole
from sightline.intelligence.views.common import READERS, opened
from sightline.meetings.views.common import Page, served
from sightline.people.models import SourceRecord
from sightline.people.queries import records, shown_name

BEFORE = "If a child is in danger now, ring 999 first. A worry about a child goes to the front door as well."


@require_GET
@staff_page(SENDS)
def reports(request: StaffRequest) -> HttpResponse:
    """One's own; for the police desk and social care those that come to them."""
    form = forms.ListFilters(request)
    page = paginate(request, listed(request.viewer, **form.chosen()))
    shown = {"form": form, "page": page, "places": request.viewer.may(HOTSPOTS)}
    found = lines(request.viewer, page.items)
    return render(request, "intelligence/list.jinja", shown | {"lines": found})


@require_GET
@staff_page(SENDS)
def one(request: StaffRequest, report_id: UUID) -> HttpResponse:
    """What was sent, and what came of it."""
    found = opened(request, report_id)
    page = report_page(request.viewer, whole(request.viewer, found))
    return render(request, "intelligence/report.jinja", {"page": page})


@staff_page(SENDS)
def send(request: StaffRequest) -> HttpResponse:
    """Something seen or heard, about no child in particular."""
    return _sending(request, None, "Places, vehicles, people")


@staff_page("people.open")
def send_about(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """The same, from the page of a child: the walls round the child stand round the report."""
    child = open_record(records(request.viewer), request.viewer, record_id)
    return _sending(request, child, shown_name(child.pk))


def _sending(request: StaffRequest, child: SourceRecord | None, caption: str) -> HttpResponse:
    key, child_id = key_of(request), child.pk if child else None
    subject = child_id or request.viewer.person_id
    start, jointly = {"seen_on": clock.today()}, bool(may_join(request.viewer))
    form = form_of(request, forms.SendForm, SENDS, subject, jointly=jointly, initial=start)

    def save() -> None:
        by, at = request.viewer, clock.now()
        actions.send_report(sent=form.sent(), child_id=child_id, key=key, by=by, at=at)

    page = Page(
        title="Send what you saw or heard",
        caption=caption,
        form=form,
        draft=SENDS,
        subject=subject,
        button="Send to the police",
        back_to=reverse("intelligence:list"),
        readers=READERS,
        walled=bool(child and child.walls),
        before=BEFORE,
    )
    to = reverse("intelligence:report", args=[key])
    return served(request, page, save, thanks="Sent. What came of it will stand here.", to=to)
