"""Sending a contact to another authority or to adults' safeguarding, and taking one in (FD-27)."""

from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.models import Agency, Team
from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, first_refusal, unless
from sightline.follow_up.actions import ask
from sightline.follow_up.models import FollowUp
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind
from sightline.front_door.actions.moving import (
    keep,
    locked,
    move,
    once,
    page_of,
    saved_before,
    tell_chronology,
)
from sightline.front_door.choices import TransferWay
from sightline.front_door.models import Contact, Transfer
from sightline.front_door.permissions import may, may_take
from sightline.front_door.states import Act

NO_WHY = "Say why it is theirs, and what makes you sure."
NO_RECEIVER = "Say to whom you confirmed that we have it."
NO_SENT = "Say what goes with it."
IN_FUTURE = "That cannot have happened in the future."
OUT_ASKS = "Confirm that you have received this contact and who takes it on. Until you do, we hold it and go on asking."
ADULTS_ASK = (
    "Confirm that you have received this concern about somebody aged 18 or over, and what you will do."
)


@dataclass(frozen=True, kw_only=True)
class Sending:
    """What goes out, to whom and why."""

    way: TransferWay
    agency: Agency
    why: str
    sent: str
    may_share: str
    how_sent: str = ""
    team: Team | None = None

    def stands(self) -> Answer:
        """Whether it can be sent, and if not, why."""
        return first_refusal(unless(not self.why.strip(), NO_WHY), unless(not self.sent.strip(), NO_SENT))

    def request(self) -> Request:
        """What is asked of them, so that silence is chased: that they confirm receipt."""
        adults = self.way == TransferWay.ADULTS
        return Request(
            kind=Kind.OTHER if adults else Kind.STATUTORY,
            agency=self.agency,
            team=self.team,
            what=f"{ADULTS_ASK if adults else OUT_ASKS}\n\nSent with it: {self.sent}",
            why=self.why,
            may_share=self.may_share,
            safeguarding=True,
        )


@dataclass(frozen=True, kw_only=True)
class Received:
    """What another authority sent, and to whom we confirmed that we have it."""

    agency: Agency
    why: str
    sent: str
    happened_at: datetime
    confirmed_at: datetime
    confirmed_to: str
    their_reference: str = ""

    def stands(self, *, at: datetime) -> Answer:
        """Whether it can be recorded, and if not, why."""
        return first_refusal(
            unless(not self.why.strip(), NO_WHY),
            unless(not self.confirmed_to.strip(), NO_RECEIVER),
            unless(max(self.happened_at, self.confirmed_at) > at, IN_FUTURE),
        )


@action("front_door.transferred_out")
def transfer_out(
    *, contact_id: UUID, sending: Sending, by: Viewer, at: datetime, key: UUID | None = None
) -> Transfer:
    """Send it, and ask for confirmation of receipt. Until that comes it is still ours to chase."""
    may_take(by).demand()
    once(key)
    contact = locked(contact_id, by)
    before: Transfer | None = saved_before(Transfer, key, contact, by)
    if before is not None:
        return before
    sending.stands().demand()
    if may(by, Act.PASS_ON, contact):
        move(contact, Act.PASS_ON, by=by, at=at, why=f"Sent to {sending.team or sending.agency}")
    asked = _ask(contact, sending, by=by, at=at)
    columns = {"way": sending.way, "agency": sending.agency, "why": sending.why, "sent": sending.sent}
    columns |= {"how_sent": sending.how_sent, "happened_at": at, "follow_up_id": asked.pk}
    made: Transfer = keep(Transfer, contact, by=by, at=at, key=key, **columns)
    title = f"Contact {contact.reference} sent to {asked.asked_name}"
    tell_chronology(contact, "front_door.transferred_out", title, by=by, at=at)
    return made


def _ask(contact: Contact, sending: Sending, *, by: Viewer, at: datetime) -> FollowUp:
    return ask(
        request=sending.request(),
        about=contact.about,
        owner_team=contact.team,
        origin=contact,
        origin_path=page_of(contact),
        by=by,
        at=at,
    )


@action("front_door.transferred_in")
def transfer_in(
    *, contact_id: UUID, received: Received, by: Viewer, at: datetime, key: UUID | None = None
) -> Transfer:
    """It came from another authority, and we have told them by name that we have it."""
    may_take(by).demand()
    once(key)
    contact = locked(contact_id, by)
    before: Transfer | None = saved_before(Transfer, key, contact, by)
    if before is not None:
        return before
    received.stands(at=at).demand()
    given = {each.name: getattr(received, each.name) for each in fields(received)}
    made: Transfer = keep(Transfer, contact, by=by, at=at, key=key, way=TransferWay.IN, **given)
    title = f"Contact {contact.reference} taken over from {received.agency.name}"
    when = received.happened_at
    tell_chronology(contact, "front_door.transferred_in", title, happened_at=when, by=by, at=at)
    return made
