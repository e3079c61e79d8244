"""The page on which an agency reads the question and answers it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Link, Row, Tag
from sightline.enquiries.pages.lists import outcome_rows
from sightline.enquiries.pages.one import question_rows, subject_rows
from sightline.enquiries.pages.story import Group, by_date
from sightline.enquiries.permissions import may_answer_sexual_health
from sightline.enquiries.queries.ours import AskedWhole
from sightline.enquiries.states import Part
from sightline.follow_up.pages import state_tag
from sightline.follow_up.states import WITH_THE_ASKED


@dataclass(frozen=True)
class AnswerPage:
    """Everything the template shows."""

    key: UUID
    reference: str
    who: str
    service: str
    state: Tag
    due: str
    question: list[Row]
    ask: str
    groups: list[Group]
    outcome: list[Row]
    links: list[Link]
    waits: bool
    walled: bool


def answer_page(viewer: Viewer, it: AskedWhole, *, now: datetime) -> AnswerPage:
    """The page as this agency's person sees it."""
    sent = it.asked.follow_up
    waits = sent.state in WITH_THE_ASKED
    verb = "was due" if sent.due_at < now else "is due"
    children = [name for each, name in it.subjects if each.part == Part.CHILD]
    return AnswerPage(
        key=it.asked.pk,
        reference=it.asked.enquiry.reference,
        who=words.listing(children) or "Somebody restricted",
        service=it.asked.name,
        state=state_tag(sent.state),
        due=f"Your answer {verb} by the end of {words.day(sent.due_at)}." if waits else "",
        question=[*subject_rows(it.subjects), *question_rows(it.asked.enquiry)],
        ask=words.listing(it.workers, "or"),
        groups=by_date(it.told, corrects=True) if it.told else [],
        outcome=outcome_rows(it.conclusion),
        links=_links(viewer, it, waits=waits),
        waits=waits,
        walled=bool(it.asked.walls),
    )


def _links(viewer: Viewer, it: AskedWhole, *, waits: bool) -> list[Link]:
    key = it.asked.pk
    found = [Link("Write what is known", reverse("enquiries:write", args=[key]))]
    if may_answer_sexual_health(viewer, it.asked):
        offered = reverse("enquiries:sexual_health", args=[key])
        found.append(Link("Say that sexual health was offered or taken up", offered))
    if waits:
        found.append(Link("Say that you cannot answer", reverse("enquiries:cannot", args=[key])))
    return found
