"""Telling whoever told us what happens, in general words (FD-23, CL-01)."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.events import emit
from sightline.core.leave import Answer, first_refusal, unless
from sightline.core.versions import next_number
from sightline.front_door.actions.clocks import stop_when_told
from sightline.front_door.actions.moving import locked, once, saved_before, tell_chronology
from sightline.front_door.models import Contact, ReferrerTold
from sightline.front_door.permissions import may_tell
from sightline.front_door.queries import told_last
from sightline.front_door.rows import told_row
from sightline.front_door.states import ToldHow

NO_WHAT = "Say in general words what they were told."
NO_WHY = "Say why nobody can be told."
IN_FUTURE = "They cannot have been told in the future."
BEFORE_CONTACT = "They cannot have been told before they told us."


@dataclass(frozen=True, kw_only=True)
class Told:
    """How and when they were told, and what; or why nobody can be."""

    how: ToldHow
    told_at: datetime
    what_was_said: str = ""
    why_nobody: str = ""

    def stands(self, contact: Contact, *, at: datetime) -> Answer:
        """Whether it can be recorded, and if not, why."""
        nobody = self.how == ToldHow.NOBODY
        return first_refusal(
            unless(nobody and not self.why_nobody.strip(), NO_WHY),
            unless(not nobody and not self.what_was_said.strip(), NO_WHAT),
            unless(self.told_at > at, IN_FUTURE),
            unless(self.told_at < contact.received_at.replace(second=0, microsecond=0), BEFORE_CONTACT),
        )


@action("front_door.referrer_told")
def tell_referrer(
    *, contact_id: UUID, told: Told, seen: int, by: Viewer, at: datetime, key: UUID | None = None
) -> ReferrerTold:
    """Record that they were told, how and what; or why nobody can be. `seen` is the last telling shown."""
    once(key)
    may_tell(by).demand()
    contact = locked(contact_id, by)
    before = saved_before(ReferrerTold, key, contact, by)
    if before:
        return before  # type: ignore[no-any-return]
    told.stands(contact, at=at).demand()
    number = _next(contact, seen, told)
    made = told_row(contact, number=number, by=by, at=at, key=key, **asdict(told))
    made.save(force_insert=True)
    stop_when_told(contact, by=by, at=at)
    if told.how != ToldHow.NOBODY:
        title = f"The person who told us was told what happens (contact {contact.reference})"
        tell_chronology(contact, "front_door.referrer_told", title, happened_at=told.told_at, by=by, at=at)
        emit("front_door.referrer_told", subject_id=contact.pk, about=contact.about, at=at)
    return made


def _next(contact: Contact, seen: int, told: Told) -> int:
    """The number of the new telling, unless somebody told them since the page was shown."""
    last = told_last(contact)
    return next_number(last, seen=seen, typed=asdict(told))
