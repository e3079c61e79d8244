"""Children talked of, the draft, and votes taken to the partnership, as lines of the meeting's page."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Link, Row
from sightline.meetings.kinds import rules_of
from sightline.meetings.models import Meeting, VoteEscalated
from sightline.meetings.permissions import may_answer_escalation, may_discuss, may_escalate
from sightline.meetings.queries.after import After
from sightline.meetings.queries.one import Whole
from sightline.meetings.states import MEETING, Act, Kind, Response


@dataclass(frozen=True)
class AfterPage:
    """What the template shows."""

    talked: list[Row]
    draft: str
    escalated: list[Row]
    links: list[Link]


def after_page(viewer: Viewer, it: Whole, found: After) -> AfterPage:
    """As this viewer sees it, with what can be done now."""
    return AfterPage(
        talked=[
            Row(
                words.listing(found.names[key] for key in each.about if key in found.names),
                ". ".join(
                    part
                    for part in (str(Response(each.response).label) if each.response else "", each.words)
                    if part
                ),
            )
            for each in found.talked
        ],
        draft=f"Version {found.draft.minutes.number} was published on {words.day(found.draft.at)}: "
        f"{found.draft.where}"
        if found.draft
        else "",
        escalated=[_escalated(each) for each in found.escalated],
        links=_links(viewer, it, found),
    )


def _escalated(each: VoteEscalated) -> Row:
    answer = getattr(each, "answer", None)
    said = (
        f" The partnership answered on {words.day(answer.at)}: {answer.words}"
        if answer
        else " Not answered yet."
    )
    return Row(f"{each.agency.name}, {words.day(each.at)}", f"{each.words}{said}")


def _links(viewer: Viewer, it: Whole, found: After) -> list[Link]:
    meeting, links = it.meeting, _triage(viewer, it.meeting)
    newest = it.papers.minutes[0] if it.papers.minutes else None
    published = bool(newest and found.draft and found.draft.minutes_id == newest.pk)
    if it.runs and newest and not published and _publishes(meeting):
        links.append(_link("Publish the draft minutes", "publish", meeting.pk))
    links += _votes(viewer, it, found)
    waiting = [each for each in found.escalated if getattr(each, "answer", None) is None]
    if may_answer_escalation(viewer):
        links += [
            _link(f"Answer {each.agency.name} about a vote", "answer_escalation", meeting.pk, each.pk)
            for each in waiting
        ]
    return links


def _triage(viewer: Viewer, meeting: Meeting) -> list[Link]:
    """To the rows a weekly triage goes through."""
    if meeting.kind != Kind.TRIAGE or not viewer.may("desk.tracker"):
        return []
    if not (may_discuss(viewer, meeting) and MEETING.may(meeting.state, Act.DISCUSS)):
        return []
    return [Link("Go through new and changed rows", reverse("desk:triage_meeting", args=[meeting.pk]))]


def _votes(viewer: Viewer, it: Whole, found: After) -> list[Link]:
    """Votes an organisation that was asked may take to the partnership."""
    meeting = it.meeting
    if not it.papers.votes or not MEETING.may(meeting.state, Act.ESCALATE):
        return []
    if not may_escalate(viewer, meeting):
        return []
    taken = {each.vote_id for each in found.escalated if each.agency_id == viewer.employer_id}
    text = "Take vote {} to the partnership: it may harm children"
    return [
        _link(text.format(vote.number), "escalate", meeting.pk, vote.pk)
        for vote, _ in it.papers.votes
        if vote.pk not in taken
    ]


def _publishes(meeting: Meeting) -> bool:
    return rules_of(meeting.kind).publishes and bool(MEETING.may(meeting.state, Act.PUBLISH))


def _link(text: str, route: str, *args: UUID) -> Link:
    return Link(text, reverse(f"meetings:{route}", args=args))
