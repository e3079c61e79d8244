"""Logging a call for a social worker about an open case: no contact, no referral, counted with neither (FD-20a)."""

from datetime import datetime
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.front_door.actions.moving import once
from sightline.front_door.given import CallSaid
from sightline.front_door.models import LoggedCall
from sightline.front_door.permissions import may_take
from sightline.front_door.queries import at_home, see_all
from sightline.front_door.rows import law

IN_FUTURE = "A call cannot have been received in the future."
NO_SUCH_PERSON = "One of the people chosen is not there, or not yours to open. Search again."


@action("front_door.call_logged")
def log_call(
    *, call: CallSaid, people: list[UUID], by: Viewer, at: datetime, key: UUID | None = None
) -> LoggedCall:
    """Keep who rang, for whom, and what was done. The same `key` twice saves once."""
    may_take(by).demand()
    once(key)
    before: LoggedCall | None = LoggedCall.objects.filter(pk=key, by_id=by.staff_id).first() if key else None
    if before:
        return before
    if call.received_at > at:
        raise Refused(IN_FUTURE)
    if not see_all(by, people):
        raise Refused(NO_SUCH_PERSON, hidden=True)
    whose = at_home(by)
    return LoggedCall.objects.create(
        id=key or uuid4(),
        about=sorted(set(people)),
        by_id=by.staff_id,
        at=at,
        received_at=call.received_at,
        source=call.source,
        organisation=call.organisation,
        caller=call.caller,
        caller_role=call.caller_role,
        phone=call.phone,
        wanted=call.wanted,
        done=call.done,
        done_words=call.done_words,
        **law(LoggedCall, controller_id=whose.controller_id),
    )
