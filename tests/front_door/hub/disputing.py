"""What a partner and the worker do in tests of disputes."""

from datetime import datetime

from sightline.access.tasks import react
from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.core.models import Event
from sightline.front_door.actions.challenging import Found
from sightline.front_door.actions.disputing import SENT, dispute_decision
from sightline.front_door.hub_states import ChallengeOutcome
from sightline.front_door.models import (
    Contact,
    PartnerDispute,
)

EVER = datetime.fromisoformat("2020-01-01T00:00+00:00")
STANDS = Found(outcome=ChallengeOutcome.STANDS, reason="Seen again.", to_partner="It stands: <b>why</b>.")


def send(contact: Contact, partner: Viewer, at: datetime) -> PartnerDispute:
    """The partner disagrees, and the worker takes it down."""
    with viewing(partner):
        made = dispute_decision(
            contact_id=contact.pk, words="He is met at the gate.", wanted="", seen=1, by=partner, at=at
        )
    work()
    return made


def work() -> None:
    """What the worker does: twice, since a job may come twice."""
    with viewing(system_viewer("test")):
        events = list(Event.objects.filter(kind=SENT).values_list("pk", flat=True))
    for event in [*events, *events]:
        react(str(event))
