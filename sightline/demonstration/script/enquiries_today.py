"""Enquiries round today: one concluded with a release, one with a silent agency, one just opened (FD-13, FD-14)."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from sightline.access.models import Agency
from sightline.access.states import ConfidentialityBasis, Handling
from sightline.access.viewer import set_viewer
from sightline.demonstration import cast
from sightline.demonstration.script.hub_stage import Hub
from sightline.demonstration.script.real import all_seeing
from sightline.enquiries.actions import conclude, open_enquiry, release, write_entry
from sightline.enquiries.given import Answered, Asking, Decided, Letting, Somebody, Whom
from sightline.enquiries.models import Asked, Enquiry
from sightline.enquiries.states import Concern, Known, Outcome, Part, ReleaseBasis, SexualHealth, Urgency
from sightline.front_door.models import Contact, ContactSubject, Decision

QUESTION = "What do you know of this child, of where they go in the evenings, and of the adults they spend time with?"
WHY = "The school is worried about late evenings, new belongings and adults who wait at the gate."
CONFIDENCE = "No one agency sees the whole picture, and asking the family first could put the child at risk."
POLICE = "Two calls about young people in a parked car by the canal; the same van both times. Nobody was spoken to."
SCHOOL = "Away six afternoons this half-term. Collected twice by an adult who gave no name."
HEALTH = "Two appointments missed since September. Well when last seen by the school nurse."
TOLD = "A named worker meets the family this week. Please ring the front door with anything new."
NOTHING = Known.NOTHING


def play_enquiries(upto: datetime) -> None:
    """All three."""
    hub = Hub(upto)
    met, new = _met_the_threshold(hub), hub.waiting()
    if met:
        concluded(hub, met[0])
    if len(met) > 1:
        waiting(hub, met[1])
    if new:
        this_morning(hub, new[0])


def concluded(hub: Hub, contact: Contact) -> None:
    """Everybody answered; one line went to health; the decision rests on two."""
    at = contact.at + timedelta(minutes=40)
    keys = ("police", "community_health", "housing", "youth_justice", "sexual_health", "s05")
    enquiry, asked = _opened(hub, contact, keys, at)
    later = at + timedelta(hours=2)
    handling = {"handling": Handling.ORIGINATOR, "mentioned": (_driver(),), "places": "The canal towpath"}
    police = _says(hub, "police1", asked["police"], later, words=POLICE, **handling)
    school = _says(hub, "school1", asked["s05"], later, words=SCHOOL)
    _says(hub, "nursing", asked["community_health"], later, words=HEALTH)
    _says(hub, "sexual1", asked["sexual_health"], later, sexual_health=SexualHealth.OFFERED)
    for who, key in (("housing1", "housing"), ("youth1", "youth_justice")):
        _says(hub, who, asked[key], later, known=NOTHING)
    health = Agency.objects.get(pk=cast.bodies()["community_health"].agency_id)
    letting = Letting(
        to=health, why="The school nurse sees the child on Thursday.", basis=ReleaseBasis.SAFEGUARDING,
        basis_words="So that she can ask about the evenings safely; the family is not told yet.",
        leave_from="The detective sergeant who wrote it, by telephone",
    )  # fmt: skip
    hub.do("worker1", later + timedelta(minutes=30), release, entry_id=police.pk, letting=letting)
    decided = Decided(
        outcome=Outcome.PATHWAY, told=TOLD, drawn=(police.pk, school.pk),
        reasons="Two entries together show a pattern that neither showed alone.",
    )  # fmt: skip
    end = min(later + timedelta(hours=2), hub.upto)
    hub.do("worker1", end, conclude, enquiry_id=enquiry.pk, decided=decided, seen=0)


def waiting(hub: Hub, contact: Contact) -> None:
    """Police and school answered; probation and housing have not."""
    at = max(contact.at + timedelta(minutes=40), hub.before(2, 9 * 60 + 30))
    _, asked = _opened(hub, contact, ("police", "probation", "housing", "s05"), at)
    later = min(at + timedelta(hours=3), hub.upto)
    _says(
        hub, "police1", asked["police"], later, words="One missing report last year, found the same evening."
    )
    _says(hub, "school1", asked["s05"], later, known=NOTHING)


def this_morning(hub: Hub, contact: Contact) -> None:
    """Just sent: nobody has answered."""
    at = max(hub.upto - timedelta(minutes=25), contact.at)
    _opened(hub, contact, ("police", "community_health", "s05"), at)


def _driver() -> Somebody:
    return Somebody(part=Part.SUSPECTED, called="A man called Baz", known="Said to drive the van")


def _met_the_threshold(hub: Hub) -> list[Contact]:
    """The newest contacts of the days before that met the threshold."""
    with transaction.atomic():
        set_viewer(all_seeing())
        met = Decision.objects.filter(outcome="pathway").values("contact_id")
        found = Contact.objects.filter(pk__in=met, at__lt=hub.before(2, 0), walls=[]).exclude(about=[])
        return list(found.order_by("-at")[:2])


def _opened(
    hub: Hub, contact: Contact, keys: tuple[str, ...], at: datetime
) -> tuple[Enquiry, dict[str, UUID]]:
    """The enquiry and, by the key of each body asked, its request."""
    with transaction.atomic():
        set_viewer(all_seeing())
        rows = ContactSubject.objects.filter(contact=contact, role="child").order_by("number")
        children = list(rows.values_list("source_record_id", flat=True))
        bodies = {key: Agency.objects.get(pk=cast.bodies()[key].agency_id) for key in keys}
    asking = Asking(
        concern=Concern.SEXUAL, urgency=Urgency.AMBER, question=QUESTION, why=WHY, basis_words=CONFIDENCE,
        confidentiality_basis=ConfidentialityBasis.PUBLIC_INTEREST,
        about=tuple(Somebody(part=Part.CHILD, record_id=each) for each in children),
        whom=tuple(Whom(agency=each) for each in bodies.values()),
    )  # fmt: skip
    made = hub.do("worker1", at, open_enquiry, contact_id=contact.pk, asking=asking)
    with transaction.atomic():
        set_viewer(all_seeing())
        sent = dict(Asked.objects.filter(enquiry=made).values_list("agency_id", "pk"))
    return made, {key: sent[each.pk] for key, each in bodies.items()}


def _says(hub: Hub, who: str, asked_id: UUID, at: datetime, **said: Any) -> Any:
    given: dict[str, Any] = {"known": Known.SOMETHING, "looked_in": "Case system and duty log", **said}
    return hub.do(who, at, write_entry, asked_id=asked_id, said=Answered(**given))
