"""After a meeting of a group: a child talked of, the draft published, a vote taken to the partnership."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from sightline.access.looking import NOT_FOUND, open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.meetings import actions
from sightline.meetings.actions.after import NOT_PUBLISHED
from sightline.meetings.forms.after import (
    RECORD_KIND,
    ChildTalkForm,
    EscalateForm,
    EscalationAnswerForm,
    PublishForm,
)
from sightline.meetings.kinds import rules_of
from sightline.meetings.models import Vote, VoteEscalated
from sightline.meetings.permissions import may_answer_escalation, may_escalate
from sightline.meetings.queries.after import talked_at
from sightline.meetings.queries.one import minutes_of
from sightline.meetings.states import Act
from sightline.meetings.views.common import COMING, Page, opened, page_of, run, served
from sightline.people.queries import records, shown_name

DISCUSS, PUBLISH, ESCALATE, ANSWER = (
    "meetings.discuss",
    "meetings.publish",
    "meetings.escalate",
    "meetings.answer_escalation",
)
OFFICE = "the partnership’s office"


@staff_page("meetings.from_child")
def discuss(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """From the child's page: at a locality meeting or another of a group (PW-19)."""
    child = open_record(records(request.viewer), request.viewer, record_id)
    offer = talked_at(request.viewer)
    start = {"seen": 0}
    form: ChildTalkForm = form_of(request, ChildTalkForm, DISCUSS, child.pk, meetings=offer, initial=start)

    def save() -> None:
        talk = form.talk(about=(child.pk,), kind=RECORD_KIND, key=child.pk)
        seen = form.cleaned_data["seen"]
        key = form.chosen().pk
        actions.discuss(meeting_id=key, talk=talk, seen=seen, by=request.viewer, at=clock.now())

    page = Page(
        title="Write down that a child was talked of",
        caption=shown_name(child.pk),
        form=form,
        draft=DISCUSS,
        subject=child.pk,
        button="Save",
        back_to=reverse("desk:child", args=[child.pk]),
        readers=COMING,
        walled=bool(child.walls),
        before=""
        if offer
        else "No meeting of a group that you run has been held. Record who came to it first.",
    )
    return served(request, page, save, thanks="Saved with the meeting.")


@staff_page("meetings.run")
def publish(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """The newest version, as a draft."""
    meeting = run(request, meeting_id, Act.PUBLISH)
    if not rules_of(meeting.kind).publishes:
        raise Refused(NOT_PUBLISHED)
    before = minutes_of(request.viewer, meeting)
    start = {"seen": before[0].number if before else 0}
    form: PublishForm = form_of(request, PublishForm, PUBLISH, meeting.pk, initial=start)

    def save() -> None:
        actions.publish_draft(meeting_id=meeting.pk, **form.said(), by=request.viewer, at=clock.now())

    caption = f"{meeting.title} {meeting.reference}"
    page = Page("Publish the draft minutes", caption, form, PUBLISH, meeting.pk, "It is published",
                page_of(meeting), ["anybody"])  # fmt: skip
    page.before = before[0].words if before else ""
    return served(request, page, save, thanks="On record. Those who come have been told where.")


@staff_page("meetings.open")
def escalate(request: StaffRequest, meeting_id: UUID, vote_id: UUID) -> HttpResponse:
    """An organisation takes a vote to the partnership."""
    meeting = opened(request, meeting_id)
    may_escalate(request.viewer, meeting).demand()
    vote = Vote.objects.visible_to(request.viewer).filter(meeting=meeting, pk=vote_id).first()
    if vote is None:
        raise Refused(NOT_FOUND, hidden=True)
    form: EscalateForm = form_of(request, EscalateForm, ESCALATE, vote.pk)

    def save() -> None:
        said = {"vote_id": vote.pk, "words": form.cleaned_data["words"]}
        actions.escalate_vote(meeting_id=meeting.pk, **said, by=request.viewer, at=clock.now())

    page = Page("Take a vote to the partnership", f"{meeting.title} {meeting.reference}", form, ESCALATE, vote.pk,
                "Take it to the partnership", page_of(meeting), [*COMING, OFFICE])  # fmt: skip
    page.before = vote.question
    return served(request, page, save, thanks="Sent. The partnership’s office has been told.")


@staff_page("meetings.escalated")
def answer(request: StaffRequest, meeting_id: UUID, escalated_id: UUID) -> HttpResponse:
    """The partnership answers."""
    meeting = opened(request, meeting_id)
    may_answer_escalation(request.viewer).demand()
    rows = VoteEscalated.objects.visible_to(request.viewer).filter(meeting=meeting, pk=escalated_id)
    taken = rows.select_related("vote").first()
    if taken is None:
        raise Refused(NOT_FOUND, hidden=True)
    form: EscalationAnswerForm = form_of(request, EscalationAnswerForm, ANSWER, taken.pk)

    def save() -> None:
        said = {"escalated_id": taken.pk, "words": form.cleaned_data["words"]}
        actions.answer_escalation(meeting_id=meeting.pk, **said, by=request.viewer, at=clock.now())

    page = Page("Answer about a vote", f"{meeting.title} {meeting.reference}", form, ANSWER, taken.pk,
                "Answer", page_of(meeting), [*COMING, OFFICE])  # fmt: skip
    page.before = f"{taken.vote.question}\n\n{taken.words}"
    return served(request, page, save, thanks="Answered. Those who come have been told.")
