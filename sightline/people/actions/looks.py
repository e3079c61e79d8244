"""The review of somebody's looking."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import unless
from sightline.people.models import LookReview
from sightline.people.naming.text import cleaned
from sightline.people.permissions import may_review_look
from sightline.people.queries.looks import one_look

DONE = "It has been reviewed already."
SAY_HOW = "Say how you found it out."


@action("people.look_reviewed")
def review_look(*, event_id: UUID, finding: str, words: str, by: Viewer, at: datetime) -> LookReview:
    """What was found about one line of the record of access."""
    look = one_look(event_id)
    may_review_look(by, look.event.staff_id).demand()
    unless(look.review is not None, DONE).demand()
    words = cleaned(words, 1000)
    unless(not words, SAY_HOW).demand()
    return LookReview.objects.create(
        event_id=event_id, finding=finding, words=words, by_id=by.person_id, at=at
    )
