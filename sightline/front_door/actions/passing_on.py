"""Passing a contact on: one thing asked of one agency or service, with an owner and a clock (FD-17a, FD-23)."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.follow_up.actions import ask
from sightline.follow_up.models import FollowUp
from sightline.follow_up.requests import Request
from sightline.front_door.actions.moving import locked, move, once, page_of, saved_before
from sightline.front_door.models import Contact, Move
from sightline.front_door.queries import request_of
from sightline.front_door.states import Act

NOT_ITS_OWN = "That request was not made because of this contact."


@action("front_door.passed_on")
def pass_on(
    *,
    contact_id: UUID,
    request: Request,
    by: Viewer,
    at: datetime,
    replaces_id: UUID | None = None,
    key: UUID | None = None,
) -> tuple[Contact, FollowUp | None]:
    """Ask an agency or service because of this contact. The same `key` twice asks once.

    `replaces_id` is a request of this contact that was declined, which the new one stands in for.
    """
    once(key)
    contact = locked(contact_id, by)
    if saved_before(Move, key, contact, by):
        return contact, None
    replaced = _replaced(contact, replaces_id, by)
    move(contact, Act.PASS_ON, by=by, at=at, key=key, why=f"Asked: {request.team or request.agency}")
    made = ask(
        request=request,
        about=contact.about,
        owner_team=contact.team,
        origin=contact,
        origin_path=page_of(contact),
        replaces=replaced,
        by=by,
        at=at,
    )
    return contact, made


def _replaced(contact: Contact, replaces_id: UUID | None, by: Viewer) -> FollowUp | None:
    """The declined request this one stands in for; it must have come from the same contact."""
    if replaces_id is None:
        return None
    found = request_of(by, contact, replaces_id)
    if found is None:
        raise Refused(NOT_ITS_OWN, hidden=True)
    return found
