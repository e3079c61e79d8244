"""A request that was declined, or went unanswered, brings its contact back to the front door's desk."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.follow_up.models import FollowUp
from sightline.follow_up.states import State
from sightline.front_door.actions.moving import locked, move, tell_chronology
from sightline.front_door.models import Contact
from sightline.front_door.states import CONTACT, Act


@action("front_door.came_back")
def come_back(*, subject_id: UUID, by: Viewer, at: datetime) -> Contact | None:
    """Answers `follow_up.declined` and `follow_up.escalated`: another service can be asked."""
    asked = FollowUp.objects.select_related("asked_agency", "asked_team").filter(pk=subject_id).first()
    if asked is None or asked.origin_kind != Contact._meta.label_lower or asked.origin_id is None:
        return None
    contact = locked(asked.origin_id, by)
    if not CONTACT.may(contact.state, Act.COME_BACK):
        return None
    word = "declined" if asked.state == State.DECLINED else "did not answer in time"
    move(contact, Act.COME_BACK, by=by, at=at, why=f"{asked.asked_name} {word} ({asked.reference})")
    tell_chronology(
        contact,
        "front_door.came_back",
        f"Contact {contact.reference} came back: {asked.asked_name} {word}",
        by=by,
        at=at,
    )
    return contact
