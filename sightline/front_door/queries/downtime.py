"""Today's open work for paper: the least that lets somebody go on without the system."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from sightline.access.viewer import Viewer
from sightline.deadlines.models import Clock
from sightline.follow_up.models import FollowUp
from sightline.follow_up.queries import follow_ups
from sightline.follow_up.states import OPEN
from sightline.front_door.models import Contact, ContactSubject, Decision, DowntimePack
from sightline.front_door.queries.board import next_clocks
from sightline.front_door.queries.lists import levels_of
from sightline.front_door.states import UNDECIDED, ContactState, SubjectRole
from sightline.people.queries import name_lines

MOST = 300
ON_PAPER = (*UNDECIDED, ContactState.DECIDED)


@dataclass(frozen=True)
class OpenWork:
    """Open contacts with whom they are about, their clocks and decisions; requests whose answer is due."""

    contacts: list[Contact]
    children: dict[UUID, list[tuple[str, str]]]
    clocks: dict[UUID, list[Clock]]
    decisions: dict[UUID, Decision]
    asked: list[FollowUp]
    cut: bool

    @property
    def about(self) -> list[UUID]:
        """Everybody it says something of: nobody restricted is among them."""
        contacts = {person for row in self.contacts if not row.walls for person in row.about}
        return sorted(contacts | {person for row in self.asked if not row.walls for person in row.about})

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self.contacts) + len(self.asked)


def open_work_on_paper(viewer: Viewer, *, until: datetime) -> OpenWork:
    """What is not decided or not yet told and passed on, the longest waiting first, and answers due by then."""
    rows: QuerySet[Contact] = Contact.objects.filter(state__in=ON_PAPER).select_related("owner", "team")
    contacts = list(rows.order_by("received_at", "id")[: MOST + 1])
    cut, contacts = len(contacts) > MOST, contacts[:MOST]
    due = follow_ups().filter(state__in=OPEN, due_at__lte=until).select_related("asked_agency", "asked_team")
    return OpenWork(
        contacts=contacts,
        children=_children(contacts),
        clocks=next_clocks(contacts),
        decisions=levels_of(contacts),
        asked=list(due.order_by("due_at", "id")[:MOST]),
        cut=cut,
    )


def _children(contacts: Iterable[Contact]) -> dict[UUID, list[tuple[str, str]]]:
    """Each contact's children, by name with when they were born: two reads."""
    found: dict[UUID, list[tuple[str, str]]] = {contact.pk: [] for contact in contacts}
    rows = ContactSubject.objects.filter(contact_id__in=list(found), role=SubjectRole.CHILD)
    held = list(rows.select_related("source_record").order_by("number"))
    names = name_lines({row.source_record_id for row in held})
    for row in held:
        found[row.contact_id].append((names[row.source_record_id], row.source_record.born.in_words()))
    return found


def packs(viewer: Viewer) -> QuerySet[DowntimePack]:
    """The packs the worker made, newest first."""
    rows: QuerySet[DowntimePack] = DowntimePack.objects.visible_to(viewer)
    return rows.order_by("-at", "id")
