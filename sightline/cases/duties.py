"""A worker who is a witness, and the National Referral Mechanism considered: what forms fill (PW-24, CL-39, CL-40)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sightline.core.leave import Answer, first_refusal, unless
from sightline.front_door.choices import NrmDecision

LEFT_OPEN_RULE = "CL-39"
SENT_RULE = "CL-40"
NO_DAY = "That day is in the future."
NO_WHY = "Say why."
NO_WHO = "Say which first responder sent it."


@dataclass(frozen=True, kw_only=True)
class Considered:
    """Whether the child is referred, why, and where that was decided."""

    decided: NrmDecision
    considered_on: date
    reason: str
    meeting_id: UUID | None = None

    def stands(self, *, on: date) -> Answer:
        """Whether it says why."""
        return first_refusal(unless(not self.reason.strip(), NO_WHY), unless(self.considered_on > on, NO_DAY))


@dataclass(frozen=True, kw_only=True)
class Sent:
    """That the referral left, and which first responder sent it."""

    sent_on: date
    sent_by: str

    def stands(self, since: date, *, on: date) -> Answer:
        """Whether it says who, and can be."""
        return first_refusal(
            unless(not self.sent_by.strip(), NO_WHO),
            unless(self.sent_on > on, NO_DAY),
            unless(self.sent_on < since, "It cannot have been sent before that was decided."),
        )
