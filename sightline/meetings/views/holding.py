"""At a meeting and after: who came, votes, actions, minutes, amendments, the chair's agreement."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.meetings import actions
from sightline.meetings.actions.holding import NO_VOTES
from sightline.meetings.forms import (
    AgreeForm,
    AmendForm,
    AttendanceForm,
    GiveForm,
    MinutesForm,
    VoteForm,
)
from sightline.meetings.kinds import rules_of
from sightline.meetings.models import Meeting
from sightline.meetings.permissions import NOT_CHAIR, may_open_papers, may_read_pack
from sightline.meetings.queries.lists import to_ask
from sightline.meetings.queries.one import is_chair, last_attendance, minutes_of, places
from sightline.meetings.states import MEETING, Act, Kind, State
from sightline.meetings.views.common import COMING, Page, opened, page_of, run, served

REVIEWED = (Kind.PANEL, Kind.STRATEGY, Kind.STRATEGY_REVIEW)


@staff_page("meetings.run")
def attendance(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """What became of every place; with it, when a review is to follow."""
    meeting = run(request, meeting_id, Act.HOLD)
    asked, last = places(request.viewer, meeting), last_attendance(request.viewer, meeting)
    kind = AttendanceForm.with_fields(asked, meeting.kind in REVIEWED)
    start = {"seen": max((each.number for each in last.values()), default=0), "again": meeting.again}
    given: dict[str, Any] = {"places": asked, "last": last, "reviews": True, "initial": start}
    form = form_of(request, kind, "meetings.attendance", meeting.pk, **given)

    def save() -> None:
        said = {"came": form.came(), "seen": form.cleaned_data["seen"], "again": form.review()}
        actions.record_attendance(meeting_id=meeting.pk, **said, by=request.viewer, at=clock.now())

    page = _page(meeting, form, "attendance", "Record who came", "Save")
    return served(request, page, save, thanks="Saved.")


@staff_page("meetings.run")
def vote(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """One question, one vote an organisation, and the chair's casting vote at a tie."""
    meeting = run(request, meeting_id, Act.VOTE)
    if not rules_of(meeting.kind).votes:
        raise Refused(NO_VOTES)
    agencies = list({each.agency_id: each.agency for each in places(request.viewer, meeting)}.values())
    form = form_of(request, VoteForm.for_agencies(agencies), "meetings.vote", meeting.pk, agencies=agencies)

    def save() -> None:
        voting = form.voting()
        actions.record_vote(meeting_id=meeting.pk, voting=voting, by=request.viewer, at=clock.now())

    page = _page(meeting, form, "vote", "Record a vote", "Save")
    return served(request, page, save, thanks="Saved.")


@staff_page("meetings.give")
def give(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """Somebody is to do something by a day."""
    meeting = run(request, meeting_id, Act.GIVE)
    form = form_of(request, GiveForm, "meetings.give", meeting.pk, offer=to_ask())

    def save() -> None:
        agency, team = form.given_to()
        said = {"words": form.cleaned_data["words"], "due_on": form.cleaned_data["due_on"]}
        to: dict[str, Any] = {"agency": agency, "team": team}
        actions.give_action(meeting_id=meeting.pk, **said, **to, by=request.viewer, at=clock.now())

    page = _page(meeting, form, "give", "Give somebody an action", "Give it")
    page.readers = [*COMING, "those it is given to"]
    return served(
        request, page, save, thanks="Given. They have been told, and are reminded until it is done."
    )


@staff_page("meetings.run")
def minutes(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """A version of the minutes, sent to everybody who comes."""
    meeting = run(request, meeting_id, Act.MINUTE)
    before = minutes_of(request.viewer, meeting)
    start: dict[str, Any] = {"seen": before[0].number if before else 0}
    if before:
        start["words"] = before[0].words
        start |= {f"section_{name}": text for name, text in before[0].sections.items()}
    kind = MinutesForm.with_sections(rules_of(meeting.kind).sections)
    form = form_of(request, kind, "meetings.minutes", meeting.pk, initial=start)

    def save() -> None:
        said = {"words": form.cleaned_data["words"], "sections": form.sections()}
        seen = form.cleaned_data["seen"]
        actions.send_minutes(meeting_id=meeting.pk, **said, seen=seen, by=request.viewer, at=clock.now())

    page = _page(meeting, form, "minutes", "Write the minutes", "Send them round")
    return served(request, page, save, thanks="Sent. Those who come have been told.")


@staff_page("meetings.open")
def amend(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """What somebody who came wants put right."""
    meeting = opened(request, meeting_id)
    may_read_pack(request.viewer, meeting).demand()
    may_open_papers(request.viewer, meeting).demand()
    if request.method != "POST" and meeting.state != State.MINUTED:
        raise Refused("These minutes cannot be amended: they are not sent round yet, or agreed already.")
    form = form_of(request, AmendForm, "meetings.amend", meeting.pk)

    def save() -> None:
        words = form.cleaned_data["words"]
        actions.amend_minutes(meeting_id=meeting.pk, words=words, by=request.viewer, at=clock.now())

    page = _page(meeting, form, "amend", "Say what is to be put right", "Send")
    return served(request, page, save, thanks="Sent to whoever wrote the minutes.")


@staff_page("meetings.open")
def agree(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """The chair agrees the newest version."""
    meeting = opened(request, meeting_id)
    if not is_chair(request.viewer, meeting):
        raise Refused(NOT_CHAIR)
    may_open_papers(request.viewer, meeting).demand()
    if request.method != "POST":
        MEETING.may(meeting.state, Act.AGREE).demand()
    before = minutes_of(request.viewer, meeting)
    start = {"seen": before[0].number if before else 0}
    form = form_of(request, AgreeForm, "meetings.agree", meeting.pk, initial=start)

    def save() -> None:
        seen = form.cleaned_data["seen"]
        actions.agree_minutes(meeting_id=meeting.pk, seen=seen, by=request.viewer, at=clock.now())

    page = _page(meeting, form, "agree", "Agree the minutes", "Agree them")
    page.before = before[0].words if before else ""
    return served(request, page, save, thanks="Agreed.")


def _page(meeting: Meeting, form: Any, draft: str, title: str, button: str) -> Page:
    return Page(
        title=title,
        caption=f"{meeting.title} {meeting.reference}",
        form=form,
        draft=f"meetings.{draft}",
        subject=meeting.pk,
        button=button,
        back_to=page_of(meeting),
        readers=COMING,
        walled=bool(meeting.walls),
    )
