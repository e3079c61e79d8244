"""Alerts about several contacts on one child, and one of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from sightline.core import words
from sightline.core.clock import london
from sightline.core.pages import Row, Tag
from sightline.core.words import paragraphs
from sightline.front_door.models import Contact, RepeatAlert
from sightline.front_door.pages.tags import level_words, state_tag
from sightline.front_door.queries.alerts import Behind
from sightline.front_door.states import FirstOutcome, Source
from sightline.people.queries import name_lines

LOOKED, WAITS = Tag("Looked into", "green"), Tag("To be looked into", "blue")


@dataclass(frozen=True)
class AlertLine:
    """One alert of the list."""

    href: str
    who: str
    what: str
    told: str
    state: Tag


@dataclass(frozen=True)
class CountedLine:
    """One contact that an alert counted."""

    href: str
    reference: str
    received: str
    source: str
    level: str
    outcome: str
    state: Tag


def alert_lines(rows: Iterable[RepeatAlert]) -> list[AlertLine]:
    """A page of alerts as lines, with one read for the names."""
    kept = list(rows)
    names = name_lines({each.source_record_id for each in kept}) if kept else {}
    return [
        AlertLine(
            href=reverse("front_door:repeat", args=[each.pk]),
            who=names[each.source_record_id],
            what=said(each),
            told=words.moment(each.at),
            state=LOOKED if getattr(each, "looked", False) else WAITS,
        )
        for each in kept
    ]


def said(alert: RepeatAlert) -> str:
    """Three contacts in 12 months, the last on 4 March 2026."""
    last = words.day(london(alert.crossed_at).date())
    return f"{alert.contacts} contacts in {words.plural(alert.months, 'month')}, the last on {last}"


def counted_lines(found: Behind) -> list[CountedLine]:
    """Each contact with what was decided."""
    return [_counted(each, found) for each in found.contacts]


def _counted(each: Contact, found: Behind) -> CountedLine:
    made = found.decisions.get(each.pk)
    return CountedLine(
        href=reverse("front_door:contact", args=[each.pk]),
        reference=each.reference,
        received=words.moment(each.received_at),
        source=str(Source(each.source).label),
        level=level_words(made.level) if made else "",
        outcome=str(FirstOutcome(made.outcome).label) if made and made.outcome else "",
        state=state_tag(each),
    )


def finding_rows(found: Behind) -> list[Row]:
    """What was found last."""
    if not found.findings:
        return []
    last = found.findings[-1]
    name = last.by.name if last.by else "Sightline"
    return [
        Row("What lies behind", paragraphs(last.reasons)),
        Row("Taken further", paragraphs(last.escalated_to) if last.escalated else "No"),
        Row("By", f"{name}, {words.moment(last.at)}"),
    ]
