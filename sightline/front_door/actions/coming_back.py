"""A request that was declined, or went unanswered, brings its contact back to the front door's desk."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.follow_up.models import FollowUp
from sightline.follow_up.states import Act as FollowUpAct
from sightline.follow_up.states import State
from sightline.front_door.actions.moving import locked, move
from sightline.front_door.models import Contact, Move
from sightline.front_door.states import CONTACT, Act

SILENT = "did not answer in time"


@action("front_door.came_back")
def come_back(*, subject_id: UUID, by: Viewer, at: datetime) -> Contact | None:
    """Answers `follow_up.declined` and `follow_up.escalated`: another service can be asked."""
    asked = FollowUp.objects.select_related("asked_agency", "asked_team").filter(pk=subject_id).first()
    if asked is None or asked.origin_kind != Contact._meta.label_lower or asked.origin_id is None:
        return None
    contact = locked(asked.origin_id, by)
    if not CONTACT.may(contact.state, Act.COME_BACK):
        return None
    word = "declined" if asked.state == State.DECLINED else SILENT
    why = f"{asked.asked_name} {word} ({asked.reference})"
    if word == SILENT and _already(contact, asked, why):
        return None
    move(contact, Act.COME_BACK, by=by, at=at, why=why)
    return contact


def _already(contact: Contact, asked: FollowUp, why: str) -> bool:
    """Whether this silence has brought it back once: it may be in another service's hand by now."""
    moves = Move.objects.of(contact.pk).filter(why=why)
    again = asked.moves.filter(act=FollowUpAct.REOPEN).order_by("-version").first()
    return bool((moves.filter(at__gte=again.at) if again else moves).exists())
