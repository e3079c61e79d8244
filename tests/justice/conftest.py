"""A police force with an officer and an analyst, a service that stands by victims, a social worker, one crime."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from sightline.access.models import Agency, Staff
from sightline.access.states import AgencyKind
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.justice import actions
from sightline.justice.court import Verdicted
from sightline.justice.court_states import Found
from sightline.justice.given import Decided, Event, Profile, Recorded, StandsBy, Telling, Victim
from sightline.justice.models import Crime, CrimeOutcome, Happened, Suspect, Verdict
from sightline.justice.states import Brought, Helps, KeyEvent, Outcome, Told, Why
from sightline.people.naming.births import Born
from tests.people_of_the_tests import Partnership, member_of_staff


@dataclass
class Cast:
    """Who works with the crime."""

    there: Partnership
    service: Agency
    staff: dict[str, Staff]
    at: datetime
    crime: Crime

    def viewer(self, who: str = "officer") -> Viewer:
        return viewer_of(self.staff[who], on=self.at.date())

    def does(self, done: Callable[..., Any], who: str = "officer", *, after: int = 1, **given: Any) -> Any:
        """An action, some hours later."""
        by = self.viewer(who)
        with viewing(by):
            return done(**given, by=by, at=self.at + timedelta(hours=after))

    def records(self, number: str = "22/100/26", child: str = "P-7", **also: Any) -> Crime:
        made: Crime = self.does(
            actions.record_crime,
            recorded=recorded(police_reference=number, **also),
            victim=victim(child),
            adviser=self.service,
        )
        return made

    def decides(self, outcome: Outcome = Outcome.CHARGED, *, seen: int = 0, **also: Any) -> CrimeOutcome:
        given = Decided(outcome=outcome, decided_on=self.at.date(), **also)
        made: CrimeOutcome = self.does(actions.decide_crime, crime_id=self.crime.pk, decided=given, seen=seen)
        return made

    def suspect(self, number: str = "S-1", who: str = "officer", **also: Any) -> Suspect:
        made: Suspect = self.does(actions.add_suspect, who, profile=Profile(police_reference=number, **also))
        return made

    def names(
        self, suspect: Suspect, crime: Crime | None = None, *, stands: bool = True, why: str = ""
    ) -> Any:
        key = (crime or self.crime).pk
        return self.does(actions.name_suspect, crime_id=key, suspect_id=suspect.pk, stands=stands, why=why)

    def charges(self, suspect: Suspect, crime: Crime | None = None) -> Any:
        key = (crime or self.crime).pk
        given: dict[str, Any] = {"how": Brought.CHARGED, "charged_on": self.at.date()}
        return self.does(actions.charge, crime_id=key, suspect_id=suspect.pk, **given)

    def finds(
        self,
        suspect: Suspect,
        found: Found = Found.GUILTY,
        *,
        who: str = "officer",
        seen: int = 0,
        after: int = 1,
        **also: Any,
    ) -> Verdict:
        verdict = Verdicted(**{"found": found, "found_on": self.at.date(), **also})
        key: dict[str, Any] = {"crime_id": self.crime.pk, "suspect_id": suspect.pk}
        made: Verdict = self.does(actions.record_verdict, who, after=after, verdict=verdict, seen=seen, **key)
        return made

    def happens(self, what: KeyEvent = KeyEvent.ARREST) -> Happened:
        event = Event(what=what, happened_at=self.at)
        made: Happened = self.does(actions.note_event, crime_id=self.crime.pk, event=event)
        return made

    def tells(self, happened: Happened, who: str = "officer", *, after: int = 2, late: str = "") -> Any:
        telling = Telling(
            told_at=self.at + timedelta(hours=after), how=Told.MEETING, who="Sgt Marsh", late_reason=late
        )
        key: dict[str, Any] = {"crime_id": self.crime.pk, "happened_id": happened.pk}
        return self.does(actions.tell_victim, who, after=after + 1, telling=telling, **key)

    def stands(self, agency: Agency) -> Any:
        stands = StandsBy(helps=Helps.WITNESS_CARE, agency=agency, since_on=self.at.date())
        return self.does(actions.stand_by, crime_id=self.crime.pk, stands=stands)

    def sees(self, model: Any, who: str) -> int:
        """How many rows of a table the database lets somebody see."""
        with viewing(self.viewer(who)):
            return int(model.objects.count())


UNABLE: dict[str, Any] = {
    "why": Why.VICTIM,
    "support": "The adviser met her twice; a joint visit was offered.",
}


def recorded(**also: Any) -> Recorded:
    given: dict[str, Any] = {
        "police_reference": "22/100/26",
        "reported_on": date(2026, 3, 2),
        "offence": "71",
    }
    return Recorded(**given | also)


def victim(reference: str = "P-7") -> Victim:
    return Victim(reference=reference, given="Amelia", surname="Okafor", born=Born(2010, 3, 4))


@pytest.fixture
def cast(partnership: Partnership, rules: None, at: datetime) -> Cast:
    service = Agency.objects.create(
        name="Standing By", kind=AgencyKind.VOLUNTARY, email="office@standingby.example"
    )
    other = Agency.objects.create(name="Severn Police", kind=AgencyKind.POLICE)
    police = {"employer": partnership.police, "team": None}
    staff = {
        "officer": member_of_staff(partnership, "police_exploitation", **police),
        "analyst": member_of_staff(partnership, "police_analyst", **police),
        "elsewhere": member_of_staff(partnership, "police_exploitation", employer=other, team=None),
        "adviser": member_of_staff(partnership, "victim_adviser", employer=service, team=None),
        "worker": member_of_staff(partnership, "social_worker"),
        "manager": member_of_staff(partnership, "front_door_manager"),
        "partner": member_of_staff(partnership, "agency_worker", employer=partnership.charity),
    }
    by = viewer_of(staff["officer"], on=at.date())
    with viewing(by):
        crime = actions.record_crime(
            recorded=recorded(police_reference="22/099/26"), victim=victim(), adviser=service, by=by, at=at
        )
    return Cast(partnership, service, staff, at, crime)
