"""What every write on a contact has in common: lock, ask leave, keep the move, raise the version."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.core.turns import wait_turn
from sightline.front_door.models import Contact, Move
from sightline.front_door.permissions import may
from sightline.front_door.rows import hanging, move_row
from sightline.front_door.states import CONTACT, Act, ContactState
from sightline.people.actions.chronology import write_chronology

NOT_FOUND = "There is no such contact, or it is not yours to open."


def page_of(contact: Contact) -> str:
    """The contact's own page, for a message or a clock to lead to."""
    return reverse("front_door:contact", args=[contact.pk])


def locked(contact_id: UUID, by: Viewer) -> Contact:
    """The contact, held until the transaction ends, so that two people acting at once come one after the other."""
    found: Contact | None = (
        Contact.objects.visible_to(by).select_for_update().filter(pk=contact_id).order_by().first()
    )
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found


def once(key: UUID | None) -> None:
    """Make a second sending of the same page wait for the first, so that it can find what the first saved."""
    if key is not None:
        wait_turn(key)


def saved_before(model: Any, key: UUID | None, contact: Contact, by: Viewer) -> Any:
    """What the first sending of the same page saved, if this is the second."""
    if key is None:
        return None
    return model.objects.filter(pk=key, contact=contact, by_id=by.staff_id).first()


def move(
    contact: Contact,
    act: Act,
    *,
    by: Viewer,
    at: datetime,
    why: str = "",
    key: UUID | None = None,
    **columns: Any,
) -> Move:
    """Ask leave, carry the act to the state, and keep that it happened."""
    may(by, act, contact).demand()
    was = contact.state
    contact.state = ContactState(CONTACT.after(was, act))
    for name, value in columns.items():
        setattr(contact, name, value)
    contact.version += 1
    contact.save(update_fields=["state", "version", *columns])
    made = move_row(contact, was=was, now=contact.state, by=by, at=at, why=why, key=key)
    made.save(force_insert=True)
    return made


def keep(
    model: Any, contact: Contact, *, by: Viewer, at: datetime, key: UUID | None = None, **columns: Any
) -> Any:
    """Save a fact that hangs on the contact."""
    made = hanging(model, contact, by=by, at=at, key=key, **columns)
    made.save(force_insert=True)
    return made


def tell_chronology(
    contact: Contact,
    kind: str,
    title: str,
    *,
    by: Viewer,
    at: datetime,
    happened_at: datetime | None = None,
    words: str = "",
    people: Iterable[UUID] | None = None,
    leads: bool = True,
) -> None:
    """A line on the chronology of each child and adult the contact is about; it leads to the contact."""
    write_chronology(
        about=contact.about if people is None else people,
        happened_at=happened_at or at,
        kind=kind,
        title=title,
        words=words,
        reference_id=contact.pk if leads else None,
        controller_id=contact.controller_id,
        by=by,
        at=at,
    )


def begin_screening(contact: Contact, *, by: Viewer, at: datetime) -> None:
    """Whoever begins to look into it has it, unless somebody has it already. Part of another action."""
    if contact.state in (ContactState.NEW, ContactState.CHECKING):
        move(contact, Act.SCREEN, by=by, at=at, owner_id=contact.owner_id or by.staff_id)
