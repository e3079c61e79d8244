"""The page of one contact: what was said, whom it is about, what was decided, asked, told, and what is next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Happening, Link, Row, Tag
from sightline.deadlines.models import Clock
from sightline.follow_up.models import FollowUp
from sightline.front_door.pages.facts import (
    assessment_rows,
    decision_rows,
    heard_rows,
    law_rows,
    told_rows,
    who_told_rows,
)
from sightline.front_door.pages.lists import who_it_is_about
from sightline.front_door.pages.next_steps import next_steps, other_steps
from sightline.front_door.pages.tags import tags_of
from sightline.front_door.pages.timeline import timeline_of
from sightline.front_door.queries import Whole
from sightline.front_door.states import SubjectRole


@dataclass(frozen=True)
class Subject:
    """One person a contact is about."""

    name: str
    role: str
    relation: str
    born: str
    agency: str
    href: str


@dataclass(frozen=True)
class AskedLine:
    """One thing asked because of the contact."""

    reference: str
    href: str
    whom: str
    state: str
    due: str
    kind: str


@dataclass(frozen=True)
class ClockLine:
    """One clock of the contact."""

    title: str
    due: str
    tag: Tag


@dataclass(frozen=True)
class ContactPage:
    """Everything the template shows."""

    key: UUID
    reference: str
    who: str
    tags: list[Tag]
    subjects: list[Subject]
    who_told: list[Row]
    heard: list[Row]
    law: list[Row]
    decision: list[Row]
    assessment: list[Row]
    told: list[Row]
    asked: list[AskedLine]
    clocks: list[ClockLine]
    happenings: list[Happening]
    next_steps: list[Link]
    other_steps: list[Link]
    walled: bool


def contact_page(viewer: Viewer, all_of_it: Whole, *, now: datetime) -> ContactPage:
    """The page as this viewer sees it."""
    contact = all_of_it.contact
    children = [name for row, name in all_of_it.subjects if row.role == SubjectRole.CHILD]
    return ContactPage(
        key=contact.pk,
        reference=contact.reference,
        who=who_it_is_about(contact, children),
        tags=tags_of(contact),
        subjects=_subjects(all_of_it),
        who_told=who_told_rows(all_of_it),
        heard=heard_rows(all_of_it),
        law=law_rows(all_of_it),
        decision=decision_rows(all_of_it),
        assessment=assessment_rows(all_of_it),
        told=told_rows(all_of_it),
        asked=_asked(all_of_it),
        clocks=clock_lines(all_of_it.clocks, now),
        happenings=timeline_of(all_of_it),
        next_steps=next_steps(viewer, all_of_it),
        other_steps=other_steps(viewer, all_of_it),
        walled=bool(contact.walls),
    )


def _subjects(all_of_it: Whole) -> list[Subject]:
    return [
        Subject(
            name=name,
            role=str(SubjectRole(row.role).label),
            relation=row.relation,
            born=row.source_record.born.in_words(),
            agency=row.source_record.agency.name,
            href=reverse("people:details", args=[row.source_record_id]),
        )
        for row, name in all_of_it.subjects
    ]


def _asked(all_of_it: Whole) -> list[AskedLine]:
    return [
        AskedLine(
            reference=asked.reference,
            href=reverse("follow_up:one", args=[asked.pk]),
            whom=asked.asked_name,
            state=_state(asked, all_of_it.why_declined.get(asked.pk, "")),
            due=words.day(getattr(asked, "runs_until", None) or asked.due_at),
            kind=str(asked.get_kind_display()),
        )
        for asked in all_of_it.asked
    ]


def _state(asked: FollowUp, why_declined: str) -> str:
    """Where it stands; of a refusal, the reason too, since whoever reads it has to find another way."""
    state = str(asked.get_state_display())
    return f"{state}: {why_declined}" if why_declined else state


def clock_lines(clocks: Iterable[Clock], now: datetime) -> list[ClockLine]:
    """Clocks as a page shows them: until when, and met, late, running or given up."""
    return [
        ClockLine(
            title=clock.rule.title,
            due=words.moment(clock.due_at),
            tag=_clock_tag(clock.outcome, late=clock.stopped_at is None and clock.due_at < now),
        )
        for clock in clocks
    ]


def _clock_tag(outcome: str, *, late: bool) -> Tag:
    if late or outcome == "breached":
        return Tag("Late", "red")
    return {"met": Tag("Met in time", "green"), "cancelled": Tag("No longer needed")}.get(
        outcome, Tag("Running", "blue")
    )
