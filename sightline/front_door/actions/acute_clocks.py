"""The clocks of acute work: CL-05 from suspicion of harm, CL-03, CL-06, CL-07 and CL-39 from a discussion."""

from datetime import datetime

from sightline.access.viewer import Viewer
from sightline.deadlines.actions import cancel, stop
from sightline.deadlines.queries import clocks_of
from sightline.front_door.actions.clocks import start_one
from sightline.front_door.choices import NrmDecision, PartnerKind
from sightline.front_door.models import Contact, Decision, Participant, StrategyDiscussion
from sightline.front_door.states import (
    ACUTE_RULE,
    CONFERENCE_ASKED_RULE,
    CONFERENCE_RULE,
    DISCUSSION_RULE,
    NRM_RULE,
    SEEN_RULE,
    Level,
)

NOT_SUSPECTED = "Decided again: significant harm is no longer suspected"
MORE_URGENT = "Decided again: acute, so the discussion is today"
LESS_URGENT = "Decided again: no longer acute"
NO_ENQUIRY = "A later discussion decided that there is no section 47 enquiry"


def after_decision(contact: Contact, made: Decision, *, by: Viewer, at: datetime) -> None:
    """Suspicion of harm asks for a discussion: today where it is acute. One held already is enough."""
    acute = made.level == Level.ACUTE
    wanted = ACUTE_RULE if acute else DISCUSSION_RULE if made.significant_harm else ""
    why = NOT_SUSPECTED if not wanted else MORE_URGENT if acute else LESS_URGENT
    for rule in {ACUTE_RULE, DISCUSSION_RULE} - {wanted}:
        cancel(subject=contact, rule=rule, why=why, by=by, at=at)
    if wanted and not _ran(contact, wanted) and not whole_discussion(contact):
        start_one(contact, wanted, started_at=at, by=by, at=at)


def after_discussion(
    contact: Contact, made: StrategyDiscussion, *, complete: bool, by: Viewer, at: datetime
) -> None:
    """With police and health it ends CL-05. A section 47 enquiry starts CL-07, a conference asked for CL-06."""
    if complete:
        for rule in (ACUTE_RULE, DISCUSSION_RULE):
            stop(subject=contact, rule=rule, by=by, at=at, stopped_at=made.held_at)
    wanted = {
        SEEN_RULE: made.section_47,
        CONFERENCE_RULE: made.section_47,
        CONFERENCE_ASKED_RULE: made.conference,
    }
    for rule, runs in wanted.items():
        if runs and not _ran(contact, rule):
            start_one(contact, rule, started_at=made.held_at, by=by, at=at)
        elif not runs:
            cancel(subject=contact, rule=rule, why=NO_ENQUIRY, by=by, at=at)
    if made.nrm == NrmDecision.LATER and not _ran(contact, NRM_RULE):
        start_one(contact, NRM_RULE, started_at=made.held_at, by=by, at=at)
    elif made.nrm in (NrmDecision.REFER, NrmDecision.NO):
        stop(subject=contact, rule=NRM_RULE, by=by, at=at, stopped_at=made.held_at)


def whole_discussion(contact: Contact) -> bool:
    """Whether a discussion with police and health has been held on this contact."""
    kinds = Participant.objects.of(contact.pk).values_list("discussion_id", "kind")
    held: dict[object, set[str]] = {}
    for discussion, kind in kinds:
        held.setdefault(discussion, set()).add(kind)
    return any({PartnerKind.POLICE, PartnerKind.HEALTH} <= each for each in held.values())


def _ran(contact: Contact, rule: str) -> bool:
    """Whether such a clock runs, or was met or missed. One given up may start again."""
    return clocks_of([contact.pk]).filter(rule__code=rule).exclude(outcome="cancelled").exists()
