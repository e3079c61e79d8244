"""The first decision: a registered social worker, in their own name, with a reason (FD-15 to FD-17)."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Answer, first_refusal, unless
from sightline.core.versions import Conflict
from sightline.front_door.actions.acute_clocks import after_decision
from sightline.front_door.actions.alerting import alert_advisers, newly_watched
from sightline.front_door.actions.clocks import stop_urgency, stop_when_told
from sightline.front_door.actions.moving import locked, move, once, saved_before, tell_chronology
from sightline.front_door.models import Contact, Decision
from sightline.front_door.permissions import is_registered, may
from sightline.front_door.queries import decided_last, decider
from sightline.front_door.rows import decision_row
from sightline.front_door.states import Act, FirstOutcome, Level
from sightline.people.actions.involvement import note_involvement

NO_REASON = "Give the reason for the decision."
NO_ADVICE = "Say what information, advice and links were given."
NOTHING_TODAY = "Say what has been done today to keep the child safe, and by whom. Nothing acute waits."
ACUTE_IS_PATHWAY = "Acute means statutory safeguarding today: choose “Met the threshold”."
ACUTE_IS_HARM = "Acute means that significant harm is suspected. Choose another level, or say that it is."
HARM_IS_PATHWAY = (
    "Where significant harm is suspected, child protection procedures begin: choose “Met the threshold”."
)


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What a social worker decides, and why."""

    level: Level
    outcome: FirstOutcome
    reason: str
    advice_given: str = ""
    done_today: str = ""
    immediate_action: str = ""
    significant_harm: bool | None = None
    deliver_agency_id: UUID | None = None
    deliver_team_id: UUID | None = None

    def stands(self) -> Answer:
        """Whether it is whole, and if not, what is missing."""
        acute, pathway = self.level == Level.ACUTE, self.outcome == FirstOutcome.PATHWAY
        return first_refusal(
            unless(not self.reason.strip(), NO_REASON),
            unless(self.outcome == FirstOutcome.ADVICE and not self.advice_given.strip(), NO_ADVICE),
            unless(acute and not pathway, ACUTE_IS_PATHWAY),
            unless(acute and self.significant_harm is False, ACUTE_IS_HARM),
            unless(bool(self.significant_harm) and not pathway, HARM_IS_PATHWAY),
            unless(acute and not self.done_today.strip(), NOTHING_TODAY),
        )

    def columns(self) -> dict[str, Any]:
        """Its columns. Acute says by itself that harm is suspected."""
        return asdict(self) | {
            "significant_harm": True if self.level == Level.ACUTE else self.significant_harm
        }


@action("front_door.decided")
def decide(
    *, contact_id: UUID, decided: Decided, seen: int, by: Viewer, at: datetime, key: UUID | None = None
) -> Decision:
    """Decide, or decide again: a later decision stands and the earlier one stays in view.

    `seen` is the number of the last decision the page showed (0 for none). Somebody who decided in between
    has their text handed back with yours as a `Conflict`; nothing of either is lost.
    """
    once(key)
    contact = locked(contact_id, by)
    before = saved_before(Decision, key, contact, by)
    if before:
        return before  # type: ignore[no-any-return]
    may(by, Act.DECIDE, contact).demand()
    staff = decider(by)
    is_registered(staff, on=london(at).date()).demand()
    decided.stands().demand()
    last = decided_last(contact)
    number = _next(last, seen, decided)
    made = decision_row(contact, number=number, by=by, at=at, staff=staff, key=key, **decided.columns())
    made.save(force_insert=True)
    move(contact, Act.DECIDE, by=by, at=at)
    _after(contact, made, last, by=by, at=at)
    return made


def _next(last: Decision | None, seen: int, decided: Decided) -> int:
    """The number of the new decision, unless somebody decided since the page was shown."""
    if last and last.number != seen:
        saved = {name: getattr(last, name) for name in asdict(decided)}
        raise Conflict(saved=saved, typed=asdict(decided), saved_by=last.decided_by_name, version=last.number)
    return last.number + 1 if last else 1


def _after(contact: Contact, made: Decision, last: Decision | None, *, by: Viewer, at: datetime) -> None:
    """Clocks, alerts, the chronology, and who has been at work with the child."""
    stop_urgency(contact, by=by, at=at)
    stop_when_told(contact, by=by, at=at)
    after_decision(contact, made, by=by, at=at)
    if newly_watched(made, last):
        alert_advisers(contact, by=by, at=at)
    title = f"Decision on contact {contact.reference}: {Level(made.level).label.lower()}"
    outcome = f"{FirstOutcome(made.outcome).label}."
    tell_chronology(contact, "front_door.decided", title, words=outcome, by=by, at=at)
    if made.number == 1:
        _note_involvement(contact, by=by, at=at)


def _note_involvement(contact: Contact, *, by: Viewer, at: datetime) -> None:
    """The social worker is known to work with each person the contact is about, until it is closed."""
    for person in contact.about:
        note_involvement(
            record_id=person,
            agency_id=contact.controller_id,
            team_id=contact.team_id,
            staff_id=by.staff_id,
            role="Front-door social worker",
            folder="front_door",
            reference_id=contact.pk,
            started_on=london(at).date(),
            by=by,
            at=at,
        )
