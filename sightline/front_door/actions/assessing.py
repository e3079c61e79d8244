"""The second, detailed assessment of a contact that met the threshold, before anybody is allocated (FD-18, FD-19)."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, first_refusal, unless
from sightline.core.versions import next_number
from sightline.front_door.actions.moving import keep, locked, once, saved_before, tell_chronology
from sightline.front_door.models import Assessment, Contact
from sightline.front_door.permissions import may_assess, may_assess_now
from sightline.front_door.queries import decided_last
from sightline.front_door.queries.one import last_of
from sightline.front_door.states import AssessmentOutcome, SupportGiven

NO_CONTEXT = "Say what led to the contact, and what is known of the child’s family."
NO_REASON = "Give the reason for the outcome."
NO_SUPPORT = "Say which support was given, where exploitation was not a factor."
NO_OPENED = "Say with whom the case is open: the exploitation team, statutory safeguarding or both."


@dataclass(frozen=True, kw_only=True)
class Assessed:
    """What the second assessment found."""

    assessment_outcome: AssessmentOutcome
    context: str = ""
    family_dynamics: str = ""
    reason: str = ""
    support_given: str = ""
    support_detail: str = ""
    opened_to: str = ""
    deliver_agency_id: UUID | None = None
    deliver_team_id: UUID | None = None

    def stands(self) -> Answer:
        """Whether it is whole, and if not, what is missing."""
        outcome = self.assessment_outcome
        opened = outcome in (AssessmentOutcome.OPENED, AssessmentOutcome.ALREADY_OPEN)
        not_a_factor = outcome == AssessmentOutcome.NOT_A_FACTOR
        return first_refusal(
            unless(not self.context.strip() or not self.family_dynamics.strip(), NO_CONTEXT),
            unless(not self.reason.strip(), NO_REASON),
            unless(not_a_factor and not self.support_given, NO_SUPPORT),
            unless(opened and not self.opened_to, NO_OPENED),
        )

    def columns(self) -> dict[str, Any]:
        """Its columns; an answer that belongs to another outcome is left out."""
        given = asdict(self)
        if self.assessment_outcome != AssessmentOutcome.NOT_A_FACTOR:
            given |= {"support_given": "", "support_detail": ""}
        if self.assessment_outcome not in (AssessmentOutcome.OPENED, AssessmentOutcome.ALREADY_OPEN):
            given |= {"opened_to": ""}
        return given


@action("front_door.assessed")
def assess(
    *, contact_id: UUID, assessed: Assessed, seen: int, by: Viewer, at: datetime, key: UUID | None = None
) -> Assessment:
    """Assess, or assess again: a later finding stands and the earlier one stays in view."""
    once(key)
    contact = locked(contact_id, by)
    before: Assessment | None = saved_before(Assessment, key, contact, by)
    if before is not None:
        return before
    decision = decided_last(contact)
    may_assess_now(by, decision.outcome if decision else "").demand()
    assessed.stands().demand()
    given = assessed.columns()
    last = last_of(Assessment, contact)
    number = next_number(last, seen=seen, typed=given)
    made: Assessment = keep(Assessment, contact, by=by, at=at, key=key, number=number, **given)
    _tell(contact, made, by=by, at=at)
    return made


def _tell(contact: Contact, made: Assessment, *, by: Viewer, at: datetime) -> None:
    title = f"Second assessment of contact {contact.reference}"
    words = f"{AssessmentOutcome(made.assessment_outcome).label}."
    tell_chronology(contact, "front_door.assessed", title, words=words, by=by, at=at)


@action("front_door.assessment_recorded")
def record_assessment(
    *,
    contact_id: UUID,
    assessment_outcome: AssessmentOutcome,
    by: Viewer,
    at: datetime,
    support_given: SupportGiven | None = None,
    context: str = "",
    family_dynamics: str = "",
) -> Assessment:
    """The outcome alone, as another system gave it or years ago; a later finding stands beside the earlier one."""
    may_assess(by).demand()
    contact = locked(contact_id, by)
    held = Assessment.objects.of(contact.pk).count()
    made: Assessment = keep(
        Assessment,
        contact,
        by=by,
        at=at,
        number=held + 1,
        assessment_outcome=assessment_outcome,
        support_given=support_given or "",
        context=context,
        family_dynamics=family_dynamics,
    )
    return made
