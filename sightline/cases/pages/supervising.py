"""Supervision as its pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from sightline.access.models import Staff
from sightline.cases.lead_states import Session
from sightline.cases.models import Supervision
from sightline.cases.queries.supervision import Due
from sightline.core import words
from sightline.core.pages import Row, Tag


@dataclass(frozen=True)
class DueLine:
    """One worker, and by when they are supervised again."""

    name: str
    key: UUID
    cells: list[str]
    tag: Tag | None


def due_lines(rows: Iterable[Due], now: datetime) -> list[DueLine]:
    """By name."""
    return [
        DueLine(
            it.staff.name,
            it.staff.pk,
            [words.day(it.alone) or "Never", words.day(it.group) or "Never", words.day(it.due_at)],
            Tag("Overdue", "orange") if it.due_at < now else None,
        )
        for it in rows
    ]


def session_lines(rows: Iterable[Supervision]) -> list[tuple[str, list[str]]]:
    """Each with its page."""
    return [
        (
            reverse("cases:session", args=[it.pk]),
            [words.day(it.held_on), str(Session(it.kind).label), it.by.name if it.by else "", it.team.name],
        )
        for it in rows
    ]


def session_rows(it: Supervision, there: Iterable[Staff]) -> list[Row]:
    """One session."""
    return [
        Row("Day", words.day(it.held_on)),
        Row("How", str(Session(it.kind).label)),
        Row("Supervisor", it.by.name if it.by else ""),
        Row("Supervised", words.listing(each.name for each in there)),
        Row("Manager above", it.above.name if it.above else "Nobody"),
        Row("What was talked about", it.words),
    ]
