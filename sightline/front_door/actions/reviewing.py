"""A safeguarding adviser reviews a contact that reached complex or acute (FD-08)."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.front_door.actions.moving import keep, locked, once, saved_before, tell_chronology
from sightline.front_door.models import AdviserReview
from sightline.front_door.permissions import may_advise

NO_WORDS = "Say what you looked at and what should happen."


@action("front_door.reviewed")
def review(
    *, contact_id: UUID, agrees: bool, words: str, by: Viewer, at: datetime, key: UUID | None = None
) -> AdviserReview:
    """Whether what is being done is enough, and what else should happen."""
    may_advise(by).demand()
    once(key)
    contact = locked(contact_id, by)
    before: AdviserReview | None = saved_before(AdviserReview, key, contact, by)
    if before is not None:
        return before
    if not words.strip():
        raise Refused(NO_WORDS)
    made: AdviserReview = keep(AdviserReview, contact, by=by, at=at, key=key, agrees=agrees, words=words)
    title = f"Contact {contact.reference} reviewed by a safeguarding adviser"
    tell_chronology(contact, "front_door.reviewed", title, by=by, at=at)
    return made
