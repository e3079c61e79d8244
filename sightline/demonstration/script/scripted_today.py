"""Three calls of today taken by their scripts, one of them a child taken over from another authority (FD-07, FD-27)."""

from datetime import datetime, timedelta

from django.db import transaction

from sightline.access.models import Agency
from sightline.access.viewer import set_viewer
from sightline.demonstration import cast
from sightline.demonstration.script.hub_stage import Hub
from sightline.demonstration.script.real import all_seeing
from sightline.front_door.actions import Received, take_contact, transfer_in
from sightline.front_door.given import Also, Answered, Asked, Named, Said
from sightline.front_door.models import Contact
from sightline.front_door.scripts import Script, script_of
from sightline.front_door.states import (
    Channel,
    Consent,
    Exploitation,
    ExploitationType,
    SharingBasis,
    Source,
    Urgency,
)

SOON_ENOUGH = "Nobody is there now; the neighbourhood officer passes this evening."
SENDER = "neighbour_south"
MOVED = "The child moved here with her mother on Monday."


def calls(hub: Hub) -> None:
    """A place, a caller without a name, and another authority."""
    first, second = hub.upto - timedelta(minutes=55), hub.upto - timedelta(minutes=45)
    _taken(hub, "place", first, _place(first), {"danger": "no", "when_next": "yes", "names": "no"})
    _taken(
        hub, "anonymous", second, _nameless(second), {"danger": "no", "seen_self": "yes", "ex_hold": "yes"}
    )
    _taken_over(hub, hub.upto - timedelta(minutes=38))


def _taken_over(hub: Hub, at: datetime) -> None:
    """Sent by the authority a family has left, and confirmed to them by name."""
    with transaction.atomic():
        set_viewer(all_seeing())
        agency = Agency.objects.get(pk=cast.bodies()[SENDER].agency_id)
        found = hub.decided(6)[5:]
    for before in found:
        people = [Named(record_id=before.about[0])] if before.about else []
        answers = {"danger": "no", "plan": "yes", "ex_place": "yes"}
        contact = _taken(hub, "authority", at, _authority(at, named=bool(people)), answers, people=people)
        received = Received(
            agency=agency, why=MOVED, sent="Their assessment of October and who has worked with her.",
            happened_at=at - timedelta(minutes=20), confirmed_at=at, confirmed_to="Rhian Vaughan-Pryce, duty manager",
            their_reference="CBC-20418",
        )  # fmt: skip
        hub.do("adviser1", at + timedelta(minutes=4), transfer_in, contact_id=contact.pk, received=received)


def _taken(
    hub: Hub,
    code: str,
    at: datetime,
    said: Said,
    answers: dict[str, str],
    *,
    people: list[Named] | None = None,
) -> Contact:
    script = script_of(code)
    given = tuple(_answer(script, question, answer) for question, answer in answers.items())
    why = SOON_ENOUGH if any(each.alert for each in given) else ""
    also = Also(asked=Asked(script=script.code, version=script.version, answers=given, urgency_why=why))
    made: Contact = hub.do("adviser1", at, take_contact, said=said, people=people or [], also=also)
    return made


def _answer(script: Script, code: str, answer: str) -> Answered:
    question = next(each for each in script.questions if each.code == code)
    chosen = question.chosen(answer)
    if chosen is None:
        raise LookupError(answer)
    alert = chosen.alert.say if chosen.alert else ""
    return Answered(question=code, asked=question.ask, said=chosen.words, answer=answer, alert=alert)


def _place(at: datetime) -> Said:
    return Said(
        received_at=at, source=Source.INDIVIDUAL, channel=Channel.PHONE, urgency=Urgency.AMBER,
        words="Young people in and out of the flat over the shop until late, and cars that wait.",
        group_or_place="The flat over the launderette", referrer_name="Gethin Ashdown", referrer_role="Neighbour",
        sharing_basis=SharingBasis.WELFARE, consent=Consent.NOT_ASKED,
    )  # fmt: skip


def _nameless(at: datetime) -> Said:
    return Said(
        received_at=at, source=Source.ANONYMOUS, channel=Channel.PHONE, urgency=Urgency.AMBER,
        words="A girl of about fourteen is made to carry parcels for somebody, and looks afraid of him.",
        unknown_child="About fourteen, school bag with a green strap, walks down Quarry Road.",
        referrer_reachable=False, referrer_not_reachable_why="The caller gave no name.",
        exploitation=Exploitation.TICKED, exploitation_type=ExploitationType.CRIMINAL,
        sharing_basis=SharingBasis.WELFARE, consent=Consent.NOT_ASKED,
    )  # fmt: skip


def _authority(at: datetime, *, named: bool) -> Said:
    return Said(
        received_at=at, source=Source.COUNCIL, older_source="la_external", channel=Channel.PHONE,
        urgency=Urgency.GREEN, words="Went missing twice in their area this autumn. Her plan comes with her.",
        unknown_child="" if named else "A girl of fifteen; her name is in the papers sent.",
        referrer_name="Rhian Vaughan-Pryce", referrer_role="Duty manager",
        referrer_organisation=cast.bodies()[SENDER].name, referrer_agency_id=cast.bodies()[SENDER].agency_id,
        exploitation=Exploitation.TICKED, exploitation_type=ExploitationType.SEXUAL,
        sharing_basis=SharingBasis.WELFARE, consent=Consent.NOT_ASKED,
    )  # fmt: skip
