"""Somebody in a position of trust: the designated officer for allegations is told within a working day (CL-25)."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, Refused, first_refusal, unless
from sightline.deadlines.actions import start, stop
from sightline.front_door.actions.moving import keep, locked, once, page_of, saved_before, tell_chronology
from sightline.front_door.models import Contact, OfficerTold, PositionOfTrust
from sightline.front_door.permissions import may_take
from sightline.front_door.states import OFFICER_RULE

NO_PERSON = "Say who it is as far as is known, for whom they work, and what the concern is."
NO_RECEIVER = "Give the name of the designated officer, or of whoever took it for them."
IN_FUTURE = "That cannot have happened in the future."
NOT_HERE = "That is not recorded on this contact."
TOLD_ALREADY = "The designated officer has been told already."


@dataclass(frozen=True, kw_only=True)
class Trusted:
    """What is known of somebody who works or volunteers with children."""

    person: str
    employer: str
    concern: str
    known_at: datetime
    still_with_children: str = ""

    def stands(self, *, at: datetime) -> Answer:
        """Whether it can be recorded, and if not, why."""
        said = (self.person, self.employer, self.concern)
        return first_refusal(
            unless(not all(each.strip() for each in said), NO_PERSON),
            unless(self.known_at > at, IN_FUTURE),
        )


@action("front_door.position_of_trust_noted")
def note_position_of_trust(
    *, contact_id: UUID, trusted: Trusted, by: Viewer, at: datetime, key: UUID | None = None
) -> PositionOfTrust:
    """Keep what is known, and start the clock for telling the designated officer."""
    may_take(by).demand()
    once(key)
    contact = locked(contact_id, by)
    before: PositionOfTrust | None = saved_before(PositionOfTrust, key, contact, by)
    if before is not None:
        return before
    trusted.stands(at=at).demand()
    made: PositionOfTrust = keep(PositionOfTrust, contact, by=by, at=at, key=key, **asdict(trusted))
    start(
        rule=OFFICER_RULE,
        subject=made,
        about=contact.about,
        started_at=made.known_at,
        owner_team=contact.team,
        reference=contact.reference,
        path=page_of(contact),
        by=by,
        at=at,
    )
    return made


@action("front_door.officer_told")
def tell_officer(
    *,
    contact_id: UUID,
    trust_id: UUID,
    received_by: str,
    told_at: datetime,
    their_reference: str,
    advice: str,
    by: Viewer,
    at: datetime,
    key: UUID | None = None,
) -> OfficerTold:
    """That the designated officer was told, and what they said. It ends the clock."""
    may_take(by).demand()
    once(key)
    contact = locked(contact_id, by)
    before: OfficerTold | None = saved_before(OfficerTold, key, contact, by)
    if before is not None:
        return before
    trust = _trust(contact, trust_id)
    first_refusal(unless(not received_by.strip(), NO_RECEIVER), unless(told_at > at, IN_FUTURE)).demand()
    given = {"received_by": received_by, "their_reference": their_reference, "advice": advice}
    made: OfficerTold = keep(
        OfficerTold, contact, by=by, at=at, key=key, trust=trust, told_at=told_at, **given
    )
    stop(subject=trust, rule=OFFICER_RULE, by=by, at=at, stopped_at=max(told_at, trust.known_at))
    title = f"Designated officer for allegations told (contact {contact.reference})"
    tell_chronology(contact, "front_door.officer_told", title, happened_at=told_at, by=by, at=at)
    return made


def _trust(contact: Contact, trust_id: UUID) -> PositionOfTrust:
    found: PositionOfTrust | None = PositionOfTrust.objects.of(contact.pk).filter(pk=trust_id).first()
    if found is None:
        raise Refused(NOT_HERE, hidden=True)
    if OfficerTold.objects.filter(trust=found).exists():
        raise Refused(TOLD_ALREADY)
    return found
