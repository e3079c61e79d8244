"""Handing over between shifts: written by the one, read and accepted by a named person of the other (FD-26)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.models import Team
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.front_door.actions.moving import keep, once
from sightline.front_door.hub_states import Shift
from sightline.front_door.models import Contact, Handover, HandoverItem, HandoverTaken, ItemTaken
from sightline.front_door.permissions import may_accept_handover, may_take
from sightline.front_door.queries import home_team
from sightline.front_door.queries.handovers import waiting, with_items
from sightline.front_door.queries.shifts import team_of
from sightline.front_door.rows import law
from sightline.front_door.states import ContactState

NOTHING = "Say what the next shift must know: tick a contact, or write something about the shift."
NO_TEAM = "There is no team for that shift. Ask the system administrator to add it."
NO_SUCH = "There is no open contact with that reference, or it is not yours to open."
NO_WHAT = "Say what must be done."
TWICE = "One of the contacts is there twice."
NOTHING_WAITS = "This has been accepted already."


@dataclass(frozen=True, kw_only=True)
class Left:
    """One contact that is handed over, by its id or its reference, and what must be done with it."""

    what: str
    contact_id: UUID | None = None
    reference: str = ""


@action("front_door.handover_written")
def hand_over(
    *, to_shift: Shift, left: list[Left], note: str, by: Viewer, at: datetime, key: UUID | None = None
) -> Handover:
    """Leave to the next shift what must not wait. The same `key` twice saves once."""
    may_take(by).demand()
    once(key)
    before = Handover.objects.filter(pk=key, by_id=by.staff_id).first() if key else None
    if before is not None:
        return before
    if not left and not note.strip():
        raise Refused(NOTHING)
    contacts = [(_contact(each, by), each.what) for each in left]
    if len({contact.pk for contact, _ in contacts}) < len(contacts):
        raise Refused(TWICE)
    made = _handover(to_shift, note, by=by, at=at, key=key)
    for contact, what in contacts:
        keep(HandoverItem, contact, by=by, at=at, handover=made, what=what)
    return made


@action("front_door.handover_accepted")
def accept_handover(*, handover_id: UUID, by: Viewer, at: datetime) -> Handover:
    """Take it on, in one's own name, with every item in sight. What one cannot see stays for somebody who can."""
    once(handover_id)  # of two who accept at once, the second finds it accepted
    found = waiting(by).filter(pk=handover_id).first()
    if found is None:
        raise Refused(NOTHING_WAITS)
    may_accept_handover(by, found).demand()
    passed = with_items([found])[0]
    if passed.taken is None:
        made = HandoverTaken(
            handover=found, by_id=by.staff_id, at=at, **law(HandoverTaken, controller_id=found.controller_id)
        )
        made.save(force_insert=True)
    for item in passed.carried:
        keep(ItemTaken, item.contact, by=by, at=at, item=item)
    return found


def _contact(left: Left, by: Viewer) -> Contact:
    if not left.what.strip():
        raise Refused(NO_WHAT)
    named = {"pk": left.contact_id} if left.contact_id else {"reference": left.reference}
    open_ones = Contact.objects.visible_to(by).exclude(state=ContactState.CLOSED)
    found: Contact | None = open_ones.filter(**named).first()
    if found is None:
        raise Refused(NO_SUCH)
    return found


def _handover(to_shift: Shift, note: str, *, by: Viewer, at: datetime, key: UUID | None) -> Handover:
    own: Team | None = home_team(by)
    taking = team_of(to_shift, by)
    if own is None or taking is None:
        raise Refused(NO_TEAM)
    made = Handover(
        to_shift=to_shift,
        from_team=own,
        to_team=taking,
        note=note,
        by_id=by.staff_id,
        at=at,
        **law(Handover, controller_id=own.agency_id),
    )
    if key is not None:
        made.id = key
    made.save(force_insert=True)
    return made
