"""A contact about a case that was open when it arrived joins that case (FD-04, FD-20)."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, first_refusal, unless
from sightline.core.versions import next_number
from sightline.front_door.actions.amending import set_open_case
from sightline.front_door.actions.moving import keep, locked, once, saved_before, tell_chronology
from sightline.front_door.choices import OpenTo
from sightline.front_door.models import Contact, JoinedCase
from sightline.front_door.permissions import may_take
from sightline.front_door.queries.one import last_of

NO_HOLDER = "Say who holds the case: the worker, or the team."
NO_TOLD = "Say whom you told of this contact. A case that does not hear of it has not been joined."
IN_FUTURE = "They cannot have been told in the future."
WHY = "Joined to the open case"


@dataclass(frozen=True, kw_only=True)
class Joining:
    """Which open case, who holds it, and who of them was told."""

    open_to: OpenTo
    held_by: str
    told_at: datetime
    told_whom: str
    their_reference: str = ""

    def stands(self, *, at: datetime) -> Answer:
        """Whether it can be recorded, and if not, why."""
        return first_refusal(
            unless(not self.held_by.strip(), NO_HOLDER),
            unless(not self.told_whom.strip(), NO_TOLD),
            unless(self.told_at > at, IN_FUTURE),
        )


@action("front_door.open_case_joined")
def join_open_case(
    *, contact_id: UUID, joining: Joining, seen: int, by: Viewer, at: datetime, key: UUID | None = None
) -> JoinedCase:
    """Attach the contact to the open case. It is counted apart from new work and is no re-referral."""
    may_take(by).demand()
    once(key)
    contact = locked(contact_id, by)
    before: JoinedCase | None = saved_before(JoinedCase, key, contact, by)
    if before is not None:
        return before
    joining.stands(at=at).demand()
    given = asdict(joining)
    last = last_of(JoinedCase, contact)
    number = next_number(last, seen=seen, typed=given)
    made: JoinedCase = keep(JoinedCase, contact, by=by, at=at, key=key, number=number, **given)
    _mark_open(contact, joining, by=by, at=at)
    title = f"Contact {contact.reference} joined the open case"
    words = f"Held by {joining.held_by}."
    tell_chronology(contact, "front_door.open_case_joined", title, words=words, by=by, at=at)
    return made


def _mark_open(contact: Contact, joining: Joining, *, by: Viewer, at: datetime) -> None:
    if not contact.about_open_case:
        which = f"{OpenTo(joining.open_to).label}, {joining.held_by}"
        set_open_case(contact_id=contact.pk, is_open=True, which=which, why=WHY, by=by, at=at)
