"""How people come to a meeting, and the link they join by."""

from uuid import UUID

from django.http import HttpResponse

from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of
from sightline.core import clock
from sightline.meetings import actions
from sightline.meetings.forms import JoiningForm
from sightline.meetings.joining import Mode
from sightline.meetings.queries.joining import link_of
from sightline.meetings.states import Act
from sightline.meetings.views.common import COMING, Page, page_of, run, served

DRAFT = "meetings.joining"


@staff_page("meetings.run")
def joining(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """In a room, by video, or both; and the link."""
    meeting = run(request, meeting_id, Act.JOIN)
    start = {"version": meeting.version, "mode": meeting.mode, "link": link_of(request.viewer, meeting)}
    form = form_of(request, JoiningForm, DRAFT, meeting.pk, initial=start)

    def save() -> None:
        given = form.cleaned_data
        said = {"mode": Mode(given["mode"]), "link": given["link"], "version": given["version"]}
        actions.change_joining(meeting_id=meeting.pk, **said, by=request.viewer, at=clock.now())

    page = Page(
        title="Say how people come",
        caption=f"{meeting.title} {meeting.reference}",
        form=form,
        draft=DRAFT,
        subject=meeting.pk,
        button="Save",
        back_to=page_of(meeting),
        readers=COMING,
        walled=bool(meeting.walls),
    )
    return served(request, page, save, thanks="Saved. Those who come have been told.")
