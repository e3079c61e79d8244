"""One line of the list of contacts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from sightline.core import words
from sightline.core.pages import Tag
from sightline.front_door.models import Contact, Decision
from sightline.front_door.pages.tags import level_words, tags_of
from sightline.front_door.queries import levels_of, names_of
from sightline.front_door.states import Source


@dataclass(frozen=True)
class Line:
    """What the list shows of a contact."""

    reference: str
    href: str
    who: str
    received: str
    source: str
    tags: list[Tag]
    holder: str
    due: str
    late: bool
    level: str


def lines(contacts: Iterable[Contact], *, on: date) -> list[Line]:
    """A page of contacts as lines, with two further reads for all of them and one for their decisions."""
    rows = list(contacts)
    names, decided = names_of(rows), levels_of(rows)
    return [_line(contact, names[contact.pk], decided.get(contact.pk), on) for contact in rows]


def _line(contact: Contact, names: list[str], decision: Decision | None, on: date) -> Line:
    waits = contact.undecided and contact.decision_due_on is not None
    late = bool(waits and contact.decision_due_on and contact.decision_due_on < on)
    return Line(
        reference=contact.reference,
        href=reverse("front_door:contact", args=[contact.pk]),
        who=who_it_is_about(contact, names),
        received=words.moment(contact.received_at),
        source=str(Source(contact.source).label),
        tags=tags_of(contact),
        holder=contact.owner.name if contact.owner else (contact.team.name if contact.team else ""),
        due=words.day(contact.decision_due_on) if waits else "",
        late=late,
        level=level_words(decision.level) if decision else "",
    )


def who_it_is_about(contact: Contact, names: list[str]) -> str:
    """The children by name; else what is known instead."""
    if names:
        return words.listing(names)
    if contact.unknown_child:
        return "A child nobody could name"
    return "A group or place" if contact.group_or_place else "Nobody named"
