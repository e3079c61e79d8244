"""Strategy discussions (CL-05): with police and health, the same day where a child is in danger (FD-30, IS-20)."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sightline.access.acts import action
from sightline.access.models import Staff
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Answer, first_refusal, unless
from sightline.core.versions import next_number
from sightline.front_door.actions.acute_clocks import after_discussion
from sightline.front_door.actions.moving import keep, locked, once, saved_before, tell_chronology
from sightline.front_door.choices import HeldHow, PartnerKind
from sightline.front_door.models import Contact, Participant, StrategyDiscussion
from sightline.front_door.permissions import is_registered, may_decide
from sightline.front_door.queries import decider
from sightline.front_door.queries.one import last_of

NEEDED = (PartnerKind.POLICE, PartnerKind.HEALTH)

NOBODY = "Say who took part."
NO_MISSING_WHY = (
    "Police and health must take part. Say why one of them did not, and how they are brought in today."
)
NO_DECISION = "Say what was decided: who does what, by when."
NO_WHY = "Say why a section 47 enquiry begins, or why it does not."
NO_CONFERENCE_WHY = "Say why a child protection conference is asked for."
NO_NRM_WHY = "Say why the child is, or is not, referred to the National Referral Mechanism."
IN_FUTURE = "It cannot have been held in the future."


@dataclass(frozen=True, kw_only=True)
class TookPart:
    """Somebody who took part, and the information they gave."""

    kind: PartnerKind
    name: str
    organisation: str
    role: str = ""
    remote: bool = False
    gave: str = ""


@dataclass(frozen=True, kw_only=True)
class Held:
    """One strategy discussion as it was held."""

    held_at: datetime
    how: HeldHow
    decision: str
    section_47: bool
    section_47_why: str
    why_held: str = ""
    missing_why: str = ""
    conference: bool = False
    conference_why: str = ""
    nrm: str = ""
    nrm_why: str = ""
    took_part: list[TookPart] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether police and health both took part."""
        return set(NEEDED) <= {each.kind for each in self.took_part}

    def columns(self) -> dict[str, Any]:
        """Its columns, without those who took part."""
        given = asdict(self)
        given.pop("took_part")
        return given

    def stands(self, *, at: datetime) -> Answer:
        """Whether it can be recorded, and if not, why."""
        return first_refusal(
            unless(not self.took_part, NOBODY),
            unless(not self.complete and not self.missing_why.strip(), NO_MISSING_WHY),
            unless(not self.decision.strip(), NO_DECISION),
            unless(not self.section_47_why.strip(), NO_WHY),
            unless(self.conference and not self.conference_why.strip(), NO_CONFERENCE_WHY),
            unless(bool(self.nrm) and not self.nrm_why.strip(), NO_NRM_WHY),
            unless(self.held_at > at, IN_FUTURE),
        )


@action("front_door.strategy_discussed")
def record_discussion(
    *, contact_id: UUID, held: Held, seen: int, by: Viewer, at: datetime, key: UUID | None = None
) -> StrategyDiscussion:
    """Keep the discussion, by a registered social worker. Whatever state the contact is in: nothing acute waits.

    `seen` is the number of the last discussion the page showed. Two who write at once are both shown both.
    """
    once(key)
    contact = locked(contact_id, by)
    before: StrategyDiscussion | None = saved_before(StrategyDiscussion, key, contact, by)
    if before is not None:
        return before
    may_decide(by).demand()
    staff = decider(by)
    is_registered(staff, on=london(at).date()).demand()
    held.stands(at=at).demand()
    last = last_of(StrategyDiscussion, contact)
    number = next_number(last, seen=seen, saved=_typed_of(last), typed=held.columns())
    made = _save(contact, held, staff, number=number, by=by, at=at, key=key)
    after_discussion(contact, made, complete=held.complete, by=by, at=at)
    _tell(contact, made, by=by, at=at)
    return made


def _typed_of(last: StrategyDiscussion | None) -> dict[str, Any]:
    """What stands, by the names the form uses; who took part is one text each."""
    if last is None:
        return {}
    names = Held.__dataclass_fields__.keys() - {"took_part"}
    shown = {name: getattr(last, name) for name in names}
    for each in Participant.objects.filter(discussion=last).order_by("place"):
        for part in ("name", "role", "organisation", "gave", "kind", "remote"):
            shown[f"p{each.place}_{part}"] = getattr(each, part)
    return shown


def _save(
    contact: Contact,
    held: Held,
    staff: Staff | None,
    *,
    number: int,
    by: Viewer,
    at: datetime,
    key: UUID | None,
) -> StrategyDiscussion:
    signed = {
        "decided_by_name": staff.name if staff else "",
        "social_work_number": staff.social_work_number if staff else "",
    }
    made: StrategyDiscussion = keep(
        StrategyDiscussion, contact, by=by, at=at, key=key, number=number, **held.columns(), **signed
    )
    for place, each in enumerate(held.took_part, 1):
        keep(Participant, contact, by=by, at=at, discussion=made, place=place, **asdict(each))
    return made


def _tell(contact: Contact, made: StrategyDiscussion, *, by: Viewer, at: datetime) -> None:
    words = "A section 47 enquiry begins." if made.section_47 else "No section 47 enquiry."
    tell_chronology(
        contact,
        "front_door.strategy_discussed",
        f"Strategy discussion held (contact {contact.reference})",
        words=words,
        happened_at=made.held_at,
        by=by,
        at=at,
    )
