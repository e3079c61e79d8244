"""Asking a partner for information while a contact is screened, marked as a safeguarding request (IS-17)."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.follow_up.actions import ask
from sightline.follow_up.models import FollowUp
from sightline.follow_up.requests import Request
from sightline.front_door.actions.moving import (
    begin_screening,
    locked,
    once,
    page_of,
    saved_before,
    tell_chronology,
)
from sightline.front_door.models import Contact, Move
from sightline.front_door.permissions import may_take
from sightline.front_door.rows import move_row

NOT_SAFEGUARDING = "Say that it is a safeguarding request, so that they know why they are asked."


@action("front_door.partner_asked")
def ask_partner(
    *, contact_id: UUID, request: Request, by: Viewer, at: datetime, key: UUID | None = None
) -> tuple[Contact, FollowUp | None]:
    """Ask for information, or for consent to be sought. Silence is chased. The contact stays where it is."""
    may_take(by).demand()
    if not request.safeguarding:
        raise Refused(NOT_SAFEGUARDING)
    once(key)
    contact = locked(contact_id, by)
    if saved_before(Move, key, contact, by):
        return contact, None
    begin_screening(contact, by=by, at=at)
    why = f"Asked for information: {request.team or request.agency}"
    here = contact.state
    move_row(contact, was=here, now=here, by=by, at=at, why=why, key=key).save(force_insert=True)
    made = ask(
        request=request,
        about=contact.about,
        owner_team=contact.team,
        origin=contact,
        origin_path=page_of(contact),
        by=by,
        at=at,
    )
    title = f"{made.asked_name} asked for information (contact {contact.reference})"
    tell_chronology(contact, "front_door.partner_asked", title, by=by, at=at)
    return contact, made
