"""A child's page: who they are, where things stand, and one chronology."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core.pages import Link, Tag
from sightline.core.words import moment, plural
from sightline.deadlines.models import Clock
from sightline.desk.pages.my_work import due_tag, follow_up_tag
from sightline.desk.queries.child import asked_about, contacts_about, running_for
from sightline.follow_up.models import FollowUp
from sightline.follow_up.states import OPEN, State
from sightline.front_door.models import Contact
from sightline.front_door.states import ContactState
from sightline.people.models import ChronologyLine
from sightline.people.queries import OneChild

CONTACTS_SHOWN = 20
KINDS = {"": "Everything", "front_door": "Contacts and what was asked", "people": "Records"}


@dataclass(frozen=True)
class Line:
    """One contact, follow-up or clock of the child, as a row of a table."""

    title: str
    href: str
    note: str
    when: str
    tag: Tag


@dataclass(frozen=True)
class Standing:
    """Where things stand: read once, shown above everything and again in its own tables."""

    contacts: Sequence[Contact]
    asked: Sequence[FollowUp]
    clocks: Sequence[Clock]

    def tags(self, now: datetime) -> list[Tag]:
        """A ladder of named questions; what is late comes first."""
        tags: list[Tag] = []
        late = sum(clock.due_at < now for clock in self.clocks)
        if late:
            tags.append(Tag(f"{plural(late, 'deadline')} late", "red"))
        if any(contact.undecided for contact in self.contacts):
            tags.append(Tag("A contact waits for a decision", "orange"))
        if any(asked.state == State.REOPENED for asked in self.asked):
            tags.append(Tag("Told that nothing happened", "orange"))
        if any(asked.state in OPEN for asked in self.asked):
            tags.append(Tag("Help has been asked for", "blue"))
        working = any(contact.state != ContactState.CLOSED for contact in self.contacts)
        return tags or [Tag("With the front door", "blue") if working else Tag("Nothing open", "grey")]


def standing_of(viewer: Viewer, child: OneChild) -> Standing:
    """Contacts, what was asked because of them, and the clocks that run."""
    contacts = list(contacts_about(viewer, child.record_ids)[:CONTACTS_SHOWN])
    asked = asked_about(viewer, [contact.pk for contact in contacts])
    clocks = running_for(viewer, [row.pk for row in (*contacts, *asked)])
    return Standing(contacts, asked, clocks)


def contact_lines(standing: Standing) -> list[Line]:
    """The child's contacts, newest first."""
    return [
        Line(
            title=contact.reference,
            href=reverse("front_door:contact", args=[contact.pk]),
            note=contact.get_source_display(),
            when=moment(contact.received_at),
            tag=Tag(contact.get_state_display(), "orange" if contact.undecided else "grey"),
        )
        for contact in standing.contacts
    ]


def asked_lines(standing: Standing) -> list[Line]:
    """What was asked of others for the child, newest first."""
    return [
        Line(
            title=f"{asked.get_kind_display()} ({asked.reference})",
            href=reverse("follow_up:one", args=[asked.pk]),
            note=asked.asked_name,
            when=moment(asked.asked_at),
            tag=follow_up_tag(asked),
        )
        for asked in standing.asked
    ]


def clock_lines(standing: Standing, *, now: datetime) -> list[Line]:
    """What has a deadline, soonest first."""
    return [
        Line(
            title=f"{clock.rule.title} ({clock.reference})",
            href=clock.path,
            note=clock.owner_team.name if clock.owner_team else clock.owner_agency.name,
            when=moment(clock.due_at),
            tag=due_tag(started_at=clock.started_at, due_at=clock.due_at, now=now),
        )
        for clock in standing.clocks
    ]


def address_of(line: ChronologyLine) -> str:
    """Where the record is read that a line of the chronology tells of."""
    route = {"front_door": "front_door:contact", "follow_up": "follow_up:one"}.get(line.folder)
    return reverse(route, args=[line.reference_id]) if route and line.reference_id else ""


def filters(path: str, chosen: str) -> list[Link]:
    """The kinds of line the chronology can be narrowed to; the choice stands in the address."""
    return [
        Link(text, f"{path}?kind={key}#chronology" if key else f"{path}#chronology", current=key == chosen)
        for key, text in KINDS.items()
    ]
