"""Handovers in plain objects."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Tag
from sightline.deadlines.models import Clock
from sightline.front_door.hub_states import Shift
from sightline.front_door.models import Contact, HandoverItem
from sightline.front_door.pages.lists import who_it_is_about
from sightline.front_door.pages.tags import state_tag, urgency_tag
from sightline.front_door.permissions import may_accept_handover
from sightline.front_door.queries import names_of
from sightline.front_door.queries.handovers import Passed
from sightline.front_door.states import Urgency


@dataclass(frozen=True)
class ItemLine:
    """One contact of a handover."""

    reference: str
    href: str
    who: str
    tags: list[Tag]
    what: str
    taken: str


@dataclass(frozen=True)
class HandoverPage:
    """One handover as its reader sees it."""

    key: UUID
    href: str
    title: str
    written: str
    note: str
    items: list[ItemLine]
    taken: str
    waits: bool
    may_accept: bool
    why_not: str
    carried: int


def handover_pages(viewer: Viewer, passed: Iterable[Passed]) -> list[HandoverPage]:
    """Handovers with the names of the children of their items: two reads for all of them."""
    rows = list(passed)
    names = names_of({item.contact_id: item.contact for each in rows for item in each.items}.values())
    return [_page(viewer, each, names) for each in rows]


def _page(viewer: Viewer, each: Passed, names: dict[UUID, list[str]]) -> HandoverPage:
    it, answer = each.handover, may_accept_handover(viewer, each.handover)
    return HandoverPage(
        key=it.pk,
        href=reverse("front_door:handover", args=[it.pk]),
        title=f"To the {words.first_lower(str(Shift(it.to_shift).label))}, {words.moment(it.at)}",
        written=f"{it.by.name if it.by else 'Sightline'}, {it.from_team.name}",
        note=it.note,
        items=[_item(each, item, names) for item in each.items],
        taken=f"{each.taken.by.name}, {words.moment(each.taken.at)}" if each.taken and each.taken.by else "",
        waits=each.waits,
        may_accept=each.waits and bool(answer),
        why_not=getattr(answer, "sentence", ""),
        carried=len(each.carried),
    )


def _item(each: Passed, item: HandoverItem, names: dict[UUID, list[str]]) -> ItemLine:
    contact: Contact = item.contact
    taken = each.items_taken.get(item.pk)
    tags = [tag for tag in (state_tag(contact), urgency_tag(contact)) if tag]
    return ItemLine(
        reference=contact.reference,
        href=reverse("front_door:contact", args=[contact.pk]),
        who=who_it_is_about(contact, names[contact.pk]),
        tags=tags,
        what=item.what,
        taken=f"{taken.by.name}, {words.moment(taken.at)}" if taken and taken.by else "",
    )


@dataclass(frozen=True)
class Thought:
    """A contact that may not be able to wait, and why it is listed."""

    key: UUID
    reference: str
    href: str
    who: str
    why: str
    holder: str


def thoughts(found: list[tuple[Contact, list[Clock]]]) -> list[Thought]:
    """What the shift should think of handing over; a person chooses."""
    names = names_of([contact for contact, _ in found])
    return [
        Thought(
            key=contact.pk,
            reference=contact.reference,
            href=reverse("front_door:contact", args=[contact.pk]),
            who=who_it_is_about(contact, names[contact.pk]),
            why=_why(contact, clocks),
            holder=contact.owner.name if contact.owner else "Nobody has it",
        )
        for contact, clocks in found
    ]


def _why(contact: Contact, clocks: list[Clock]) -> str:
    said = [f"{clock.rule.title}: by {words.moment(clock.due_at)}" for clock in clocks[:2]]
    if contact.urgency == Urgency.RED and contact.undecided:
        said.insert(0, "Red, and not decided")
    return ". ".join(said)
