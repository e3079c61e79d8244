"""Somebody calls back because nothing happened: it is on the contact, and what was asked is reopened (FD-23a)."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, Refused, first_refusal, unless
from sightline.follow_up.actions import reopen
from sightline.follow_up.models import FollowUp
from sightline.front_door.actions.moving import keep, locked, move, once, saved_before, tell_chronology
from sightline.front_door.models import CallBack, Contact
from sightline.front_door.queries import request_of
from sightline.front_door.states import Act, ContactState

NO_WORDS = "Say what they told you."
NO_CALLER = "Say who called, or that they gave no name."
IN_FUTURE = "They cannot have called in the future."
NOT_ITS_OWN = "That request was not made because of this contact."


@dataclass(frozen=True, kw_only=True)
class Call:
    """Who called, when, and what they said."""

    caller: str
    words: str
    called_at: datetime
    relation: str = ""

    def who(self) -> str:
        """The caller with what they are to the child."""
        return f"{self.caller}, {self.relation}" if self.relation else self.caller

    def stands(self, *, at: datetime) -> Answer:
        """Whether it can be recorded, and if not, why."""
        return first_refusal(
            unless(not self.caller.strip(), NO_CALLER),
            unless(not self.words.strip(), NO_WORDS),
            unless(self.called_at > at, IN_FUTURE),
        )


@action("front_door.call_back_recorded")
def record_call_back(
    *,
    contact_id: UUID,
    call: Call,
    by: Viewer,
    at: datetime,
    follow_up_id: UUID | None = None,
    key: UUID | None = None,
) -> CallBack:
    """Record the call; reopen the request it is about, if it is about one."""
    once(key)
    contact = locked(contact_id, by)
    before = saved_before(CallBack, key, contact, by)
    if before:
        return before  # type: ignore[no-any-return]
    call.stands(at=at).demand()
    asked = _asked(contact, follow_up_id, by)
    move(contact, Act.CALL_BACK, by=by, at=at, why="Somebody called back to say that nothing happened")
    if asked is not None:
        _reopen(contact, asked, call, by=by, at=at)
    made: CallBack = keep(CallBack, contact, by=by, at=at, key=key, follow_up_id=follow_up_id, **asdict(call))
    title = f"Somebody called back about contact {contact.reference}: nothing had happened"
    tell_chronology(contact, "front_door.call_back_recorded", title, happened_at=call.called_at, by=by, at=at)
    return made


def _asked(contact: Contact, follow_up_id: UUID | None, by: Viewer) -> FollowUp | None:
    """The request named, which must have come from this contact."""
    if follow_up_id is None:
        return None
    found = request_of(by, contact, follow_up_id)
    if found is None:
        raise Refused(NOT_ITS_OWN, hidden=True)
    return found


def _reopen(contact: Contact, asked: FollowUp, call: Call, *, by: Viewer, at: datetime) -> None:
    """The organisation is asked again; the contact is with it once more."""
    reopen(
        follow_up_id=asked.pk,
        version=asked.version,
        said_by=call.who(),
        said_at=call.called_at,
        words=call.words,
        by=by,
        at=at,
    )
    if contact.state == ContactState.DECIDED:
        why = f"{asked.asked_name} was asked again ({asked.reference})"
        move(contact, Act.PASS_ON, by=by, at=at, why=why)
