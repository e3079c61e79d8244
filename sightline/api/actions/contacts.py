"""A contact that an agency's own system sends."""

from dataclasses import replace
from datetime import datetime

from sightline.access.acts import action
from sightline.access.models import Agency
from sightline.access.states import AgencyKind
from sightline.access.viewer import Viewer
from sightline.api.actions.once import _answered, _kept, _unheard
from sightline.api.actions.taking_down import _record_of, _taken_down
from sightline.api.given import Already, Call, GivenChild
from sightline.api.models import Sent
from sightline.api.permissions import NOT_IN_KEY
from sightline.api.states import Kind, Scope
from sightline.core.leave import unless
from sightline.core.turns import wait_turn
from sightline.front_door.actions import take_contact
from sightline.front_door.given import Named, Said
from sightline.front_door.models import Contact
from sightline.front_door.queries import at_home
from sightline.front_door.states import Channel, Origin, Source

HEARD = "A contact with this reference of yours is here already. Nothing was kept again."
_NHS = (each for each in AgencyKind if each.value.startswith("nhs_"))
SOURCES: dict[str, Source] = {
    AgencyKind.POLICE: Source.POLICE,
    AgencyKind.COUNCIL: Source.COUNCIL,
    AgencyKind.SCHOOL: Source.EDUCATION,
    AgencyKind.HOUSING: Source.HOUSING,
    **dict.fromkeys(_NHS, Source.HEALTH),
}


@action("api.contact_sent")
def send_contact(
    *, said: Said, children: list[GivenChild], call: Call, by: Viewer, at: datetime
) -> tuple[Sent, bool]:
    """Take down what an agency sent, as new work of the front door. With it: whether it was kept by an earlier call.

    Who told us is the agency, whatever it writes. Raises Already.
    """
    unless(not by.may(Scope.SEND_CONTACTS), NOT_IN_KEY).demand()
    before = _answered(call, by, at)
    if before:
        return before, True
    agency = call.key.agency
    wait_turn(agency.pk)
    _unheard(Kind.CONTACT, said.their_reference, by)
    contact = _taken(_as_heard(said, agency, at), children, agency, by, at)
    about = {"contact": contact, "reference": contact.reference, "their_reference": said.their_reference}
    return _kept(call, Kind.CONTACT, by=by, at=at, **about), False


def _as_heard(said: Said, agency: Agency, at: datetime) -> Said:
    return replace(
        said,
        received_at=at,
        source=SOURCES.get(agency.kind, Source.OTHER),
        channel=Channel.SYSTEM,
        source_detail=agency.name,
        referrer_organisation=agency.name,
        referrer_agency_id=agency.pk,
        their_system=agency.name[:60] if said.their_reference else "",
    )


def _taken(said: Said, children: list[GivenChild], agency: Agency, by: Viewer, at: datetime) -> Contact:
    with _taken_down(by) as system:
        whose = at_home(system, Origin.EVENT, now=at)
        known = {"controller_id": whose.controller_id, "their_system": said.their_system}
        rows = Contact.objects.visible_to(system).filter(**known, their_reference=said.their_reference)
        if said.their_reference and rows.exists():
            raise Already(HEARD)
        records = dict.fromkeys(_record_of(each, agency, by=system, at=at) for each in children)
        people = [Named(record_id=each) for each in records]
        made: Contact = take_contact(said=said, people=people, whose=whose, by=system, at=at)
    return made
