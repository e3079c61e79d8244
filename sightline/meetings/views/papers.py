"""Before a meeting: the agenda, what each organisation sends, another day, put off, cancelled."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.queries import people_of
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of
from sightline.core import clock
from sightline.meetings import actions
from sightline.meetings.forms import InformForm, ItemForm, MoveForm, PutOffForm, SendForm
from sightline.meetings.models import Invited, Meeting
from sightline.meetings.permissions import may_add, may_answer, may_open_papers
from sightline.meetings.queries.one import who_comes
from sightline.meetings.states import BEFORE, MEETING, Act, State
from sightline.meetings.views.common import COMING, EVERYBODY, Page, opened, page_of, run, served


@staff_page("meetings.open")
def inform(request: StaffRequest, invited_id: UUID) -> HttpResponse:
    """The one address of a request: what is known, and who comes."""
    rows = Invited.objects.visible_to(request.viewer).select_related("meeting__group", "agency", "team")
    invited: Invited = open_record(rows, request.viewer, invited_id)
    may_answer(request.viewer, invited).demand()
    meeting = invited.meeting
    if request.method != "POST" and meeting.state not in (*BEFORE, State.HELD):
        MEETING.may(meeting.state, Act.ADD).demand()
    coming = [str(each.pk) for each in who_comes(request.viewer, meeting).get(invited.pk, [])]
    people = people_of(invited.agency_id, on=clock.today())
    draft = "meetings.inform"
    form = form_of(request, InformForm, draft, invited.pk, people=people, initial={"coming": coming})

    def save() -> None:
        told, key = form.told(), key_of(request)
        actions.send_information(invited_id=invited.pk, told=told, by=request.viewer, at=clock.now(), key=key)

    page = Page(
        title="Send what is known",
        caption=f"{invited.name}: {meeting.title} {meeting.reference}",
        form=form,
        draft=draft,
        subject=invited.pk,
        button="Send it",
        back_to=page_of(meeting),
        readers=[*COMING, f"those at {invited.agency.name} who answer requests"],
        walled=bool(meeting.walls),
        before=meeting.why,
    )
    return served(request, page, save, thanks="Sent. Those who run the meeting have been told.")


@staff_page("meetings.open")
def add_item(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """Something more on the agenda."""
    meeting = opened(request, meeting_id)
    may_add(request.viewer, meeting).demand()
    may_open_papers(request.viewer, meeting).demand()
    if request.method != "POST":
        MEETING.may(meeting.state, Act.ADD).demand()
    form = form_of(request, ItemForm, "meetings.item", meeting.pk)

    def save() -> None:
        given = form.cleaned_data
        said = {"title": given["title"], "words": given["words"]}
        actions.add_item(meeting_id=meeting.pk, **said, by=request.viewer, at=clock.now())

    page = _page(meeting, form, "meetings.item", "Add to the agenda", "Add it", readers=EVERYBODY)
    return served(request, page, save, thanks="Added.")


@staff_page("meetings.run")
def send(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """Agenda and papers go to those who come."""

    def save(meeting: Meeting, form: Any) -> object:
        return actions.send_papers(meeting_id=meeting.pk, by=request.viewer, at=clock.now())

    return _run(
        request, meeting_id, Act.SEND, SendForm, save, title="Send the agenda and papers", button="Send"
    )


@staff_page("meetings.run")
def move(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """Another day."""

    def save(meeting: Meeting, form: Any) -> object:
        given = form.cleaned_data
        said = {name: given[name] for name in ("starts_at", "where", "why", "version")}
        return actions.move_meeting(meeting_id=meeting.pk, **said, by=request.viewer, at=clock.now())

    return _run(request, meeting_id, Act.MOVE, MoveForm, save, title="Give it another day", button="Save")


@staff_page("meetings.run")
def postpone(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """No day yet."""
    return _put_off(request, meeting_id, Act.POSTPONE, actions.postpone_meeting, "Postpone it")


@staff_page("meetings.run")
def cancel(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """Not held."""
    return _put_off(request, meeting_id, Act.CANCEL, actions.cancel_meeting, "Cancel it")


def _put_off(
    request: StaffRequest, meeting_id: UUID, act: Act, done: Callable[..., object], title: str
) -> HttpResponse:
    def save(meeting: Meeting, form: Any) -> object:
        said = {"why": form.cleaned_data["why"], "version": form.cleaned_data["version"]}
        return done(meeting_id=meeting.pk, **said, by=request.viewer, at=clock.now())

    return _run(request, meeting_id, act, PutOffForm, save, title=title, button=title)


def _run(
    request: StaffRequest,
    meeting_id: UUID,
    act: Act,
    kind: type[Any],
    save: Callable[[Meeting, Any], object],
    *,
    title: str,
    button: str,
) -> HttpResponse:
    meeting = run(request, meeting_id, act)
    start = {"version": meeting.version, "starts_at": meeting.starts_at, "where": meeting.place}
    form = form_of(request, kind, f"meetings.{act}", meeting.pk, initial=start)
    page = _page(meeting, form, f"meetings.{act}", title, button, readers=EVERYBODY)
    return served(request, page, lambda: save(meeting, form), thanks="Saved. Those who come have been told.")


def _page(meeting: Meeting, form: Any, draft: str, title: str, button: str, *, readers: list[str]) -> Page:
    return Page(
        title=title,
        caption=f"{meeting.title} {meeting.reference}",
        form=form,
        draft=draft,
        subject=meeting.pk,
        button=button,
        back_to=page_of(meeting),
        readers=readers,
        walled=bool(meeting.walls),
    )
