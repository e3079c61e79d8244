"""Crimes round today: somebody managed on release, a crime of this week, and how a file of crimes is read."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from sightline.access.models import Agency
from sightline.access.viewer import set_viewer
from sightline.core.files.mapping import from_document
from sightline.demonstration import cast
from sightline.demonstration.crimes.doing import TOLD_BY
from sightline.demonstration.reference import crime_mapping
from sightline.demonstration.script.hub_stage import Hub
from sightline.demonstration.script.real import all_seeing
from sightline.justice import actions
from sightline.justice.court import Verdicted
from sightline.justice.court_states import Found
from sightline.justice.crime_facts import CRIMES
from sightline.justice.given import Decided, Event, Profile, Recorded, Telling, Victim
from sightline.justice.models import Happened, Suspect
from sightline.justice.released import (
    Answered,
    Conditioned,
    ConditionKind,
    Housed,
    Managing,
    Notifying,
    Suits,
    Tier,
)
from sightline.justice.states import Brought, KeyEvent, Location, Outcome
from sightline.justice.states import Told as How
from sightline.people.naming.births import Born
from sightline.people.states import Sex

POLICE, PROBATION, ADVISER = "investigator", "probation2", "victimadviser"
DAY = timedelta(days=1)
PASSED = "Probation manages this person on release, and needs to know who they are."
PLAN = "Works in the next town; sees the officer each week; the police look at the telephone each month."
MAPPING = "severnside-crimes"


def play_justice(upto: datetime) -> None:
    """All of it, from a crime of two years ago to this week."""
    hub = Hub(upto)
    mapping = from_document(crime_mapping(), CRIMES)
    hub.do(POLICE, upto - 30 * DAY, actions.save_mapping, name=MAPPING, mapping=mapping)
    crime = _recorded(hub, "SPT00001", 700, "106")
    suspect = _convicted(hub, crime)
    _released(hub, suspect)
    recent = _recorded(hub, "SPT00002", 3, "88A")
    event = Event(what=KeyEvent.ARREST, happened_at=upto - DAY)
    hub.do(POLICE, upto - DAY, actions.note_event, crime_id=recent, event=event)


def _recorded(hub: Hub, number: str, days: int, offence: str) -> UUID:
    """A crime against a child whom the force knows by its own number."""
    at = hub.upto - days * DAY
    victim = Victim(
        reference=f"PN9{days:05d}", given="Maren", surname="Ashgrove", born=Born(hub.day.year - 15, 5), sex=Sex.FEMALE
    )  # fmt: skip
    recorded = Recorded(
        police_reference=number, reported_on=at.date(), offence=offence, location=Location.ONLINE
    )
    adviser = Agency.objects.get(pk=cast.members()[ADVISER].body.agency_id) if recorded.sexual else None
    made = hub.do(POLICE, at, actions.record_crime, recorded=recorded, victim=victim, adviser=adviser)
    return UUID(str(made.pk))


def _convicted(hub: Hub, crime: UUID) -> Suspect:
    """Charged in the month after, convicted within the year; the child was told of each."""
    at = hub.upto - 690 * DAY
    profile = Profile(
        police_reference="PST000001", called="Corwin Tessaly", sex=Sex.MALE, age=29, employment="employed"
    )
    suspect: Suspect = hub.do(POLICE, at, actions.add_suspect, profile=profile)
    both = {"crime_id": crime, "suspect_id": suspect.pk}
    hub.do(POLICE, at, actions.name_suspect, stands=True, why="", **both)
    at = hub.upto - 660 * DAY
    hub.do(POLICE, at, actions.charge, how=Brought.CHARGED, charged_on=at.date(), **both)
    decided = Decided(outcome=Outcome.CHARGED, decided_on=at.date())
    hub.do(POLICE, at, actions.decide_crime, crime_id=crime, decided=decided, seen=0)
    happened = hub.do(
        POLICE,
        at,
        actions.note_event,
        crime_id=crime,
        event=Event(what=KeyEvent.CHARGE, happened_at=at),
    )
    _told(hub, crime, happened.pk, at + timedelta(hours=1))
    found_at = hub.upto - 420 * DAY
    verdict = Verdicted(found=Found.PLEADED, found_on=found_at.date(), sentence="Two years, half on licence")
    hub.do(POLICE, found_at, actions.record_verdict, verdict=verdict, seen=0, **both)
    _told(hub, crime, _last_event(crime), found_at + timedelta(hours=3))
    return suspect


def _last_event(crime: UUID) -> UUID:
    with transaction.atomic():
        set_viewer(all_seeing())
        found = Happened.objects.filter(crime=crime, told=None).latest("happened_at")
        return UUID(str(found.pk))


def _told(hub: Hub, crime: UUID, happened: UUID, at: datetime) -> None:
    telling = Telling(told_at=at, how=How.MEETING, who=TOLD_BY)
    hub.do(POLICE, at, actions.tell_victim, crime_id=crime, happened_id=happened, telling=telling)


def _released(hub: Hub, suspect: Suspect) -> None:
    """The police pass the record to probation, which meets, sets conditions and looks at an address."""
    probation = cast.members()[PROBATION].body
    agency = Agency.objects.get(pk=probation.agency_id)
    hub.do(
        POLICE, hub.upto - 60 * DAY, actions.pass_suspect, suspect_id=suspect.pk, why=PASSED, agency=agency
    )
    there = (probation.agency_id, cast.members()[POLICE].body.agency_id)
    met = hub.day - 12 * DAY
    managing = Managing(met_on=met, tier=Tier.TWO, present=there, plan=PLAN, next_on=hub.day + 9 * DAY)
    no_contact = Conditioned(
        kind=ConditionKind.NO_CONTACT, words="Comes near no child by telephone or online.",
        from_on=hub.day - 50 * DAY, until_on=hub.day + 21 * DAY,
        liaison="Asked for a street to be left out as well; it was.",
    )  # fmt: skip
    housed = Housed(
        place="A flat above a shop in the next town", checked_on=hub.day - 55 * DAY, near_victim=Answered.NO,
        poor_conversion=Answered.NO, shared=Answered.NO, suits=Suits.SUITABLE, assessed_on=hub.day - 55 * DAY,
    )  # fmt: skip
    of = {"suspect_id": suspect.pk}
    at = hub.upto - 10 * DAY
    hub.do(PROBATION, at, actions.note_meeting, managing=managing, **of)
    hub.do(PROBATION, at, actions.note_condition, conditioned=no_contact, **of)
    hub.do(PROBATION, at, actions.check_address, housed=housed, **of)
    notifying = Notifying(from_on=hub.day - 50 * DAY)
    hub.do(PROBATION, at, actions.note_notification, notifying=notifying, **of)
