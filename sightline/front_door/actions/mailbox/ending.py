"""What becomes of an envelope: a contact, whose words stay sealed in it; or nothing more, and why."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.deadlines.actions import stop
from sightline.front_door.actions.moving import once
from sightline.front_door.actions.taking import take_contact
from sightline.front_door.given import Said
from sightline.front_door.mailbox_opening import held
from sightline.front_door.models import Contact, Envelope, EnvelopeClosed, EnvelopeOpened
from sightline.front_door.states import Channel, Source

ENDED = "Somebody has dealt with this envelope already."
NOT_READ = "Open the envelope first."
NO_WHY = "Say why nothing more is asked for."


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """What a reader writes of an envelope: how urgent, whom it is about, and the teller's name where they gave it."""

    urgency: str
    whom: str
    name: str = ""


@action("front_door.envelope_recorded")
def record_envelope(
    *, envelope_id: UUID, recorded: Recorded, by: Viewer, at: datetime, key: UUID | None = None
) -> Contact:
    """Make a contact of it, received when it was sent. It says where the words lie; they are not copied out.

    One that was closed can still become a contact, for its teller may have said more.
    """
    envelope = held(envelope_id, by)
    once(key)
    before = Contact.objects.filter(pk=key, by_id=by.staff_id).first() if key else None
    if before is not None and envelope.contact_id == before.pk:
        return before  # type: ignore[no-any-return]
    _is_no_contact(envelope)
    said = Said(
        received_at=envelope.at,
        source=Source.INDIVIDUAL if recorded.name.strip() else Source.ANONYMOUS,
        channel=Channel.ONLINE,
        referrer_name=recorded.name.strip(),
        referrer_how=f"By a reply in the sealed mailbox, {envelope.reference}",
        words=f"Told through the public pages. The words stay sealed in {envelope.reference}.",
        urgency=recorded.urgency,
        unknown_child=recorded.whom,
    )
    contact: Contact = take_contact(said=said, people=[], by=by, at=at, key=key)
    envelope.contact = contact
    envelope.save(update_fields=["contact"])
    stop(subject=envelope, by=by, at=at)
    return contact


@action("front_door.envelope_closed")
def close_envelope(*, envelope_id: UUID, why: str, by: Viewer, at: datetime) -> EnvelopeClosed:
    """Nothing more is asked for: a test, the same thing twice, no child. It can still be opened."""
    envelope = held(envelope_id, by)
    _is_no_contact(envelope)
    if EnvelopeClosed.objects.filter(envelope=envelope).exists():
        raise Refused(ENDED)
    if not why.strip():
        raise Refused(NO_WHY)
    closed = EnvelopeClosed(envelope=envelope, why=why.strip(), by_id=by.person_id, at=at)
    closed.save(force_insert=True)
    stop(subject=envelope, by=by, at=at)
    return closed


def _is_no_contact(envelope: Envelope) -> None:
    if envelope.contact_id:
        raise Refused(ENDED)
    if not EnvelopeOpened.objects.filter(envelope=envelope).exists():
        raise Refused(NOT_READ)
