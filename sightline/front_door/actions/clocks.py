"""The clocks of a contact that run from receipt: CL-01 and CL-02. Those of acute work are in `acute_clocks`."""

from datetime import date, datetime

from sightline.access.models import Staff
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.deadlines.actions import start, start_each, stop
from sightline.deadlines.models import Clock
from sightline.front_door.actions.moving import page_of
from sightline.front_door.models import Contact, Decision, ReferrerTold
from sightline.front_door.states import DECIDE_RULE, URGENCY_RULE, Source, Urgency


def start_one(
    contact: Contact,
    rule: str,
    *,
    started_at: datetime,
    by: Viewer,
    at: datetime,
    owner_staff: Staff | None = None,
) -> Clock:
    """Start one clock of a contact, owned by its team, and by one of them where somebody is named."""
    return start(
        rule=rule,
        subject=contact,
        about=contact.about,
        started_at=started_at,
        owner_team=contact.team,
        owner_staff=owner_staff,
        reference=contact.reference,
        path=page_of(contact),
        by=by,
        at=at,
    )


def start_clocks(contact: Contact, *, by: Viewer, at: datetime) -> date:
    """Start CL-01 and the clock of the urgency chosen; the last day for the decision."""
    urgency = [URGENCY_RULE[Urgency(contact.urgency)]] if contact.urgency else []
    decide_by, *_ = start_each(
        rules=[DECIDE_RULE, *urgency],
        subject=contact,
        about=contact.about,
        started_at=contact.received_at,
        team_id=contact.team_id,
        agency_id=contact.controller_id,
        path=page_of(contact),
        by=by,
        at=at,
    )
    return london(decide_by.due_at).date()


def stop_urgency(contact: Contact, *, by: Viewer, at: datetime) -> None:
    """The contact has been looked into: it is decided."""
    if contact.urgency:
        stop(subject=contact, rule=URGENCY_RULE[Urgency(contact.urgency)], by=by, at=at)


def stop_when_told(contact: Contact, *, by: Viewer, at: datetime) -> None:
    """CL-01 ends when it is decided and whoever told us knows; where there is no name, when it is decided."""
    decided = Decision.objects.of(contact.pk).exists()
    told = contact.source == Source.ANONYMOUS or ReferrerTold.objects.of(contact.pk).exists()
    if decided and told:
        stop(subject=contact, rule=DECIDE_RULE, by=by, at=at)
