"""Who takes part in the journeys: a school, the front door, two services, and the partnership."""

from dataclasses import dataclass
from typing import Any

from sightline.access.management.commands.prepare import run_steps
from sightline.access.models import Agency, Staff, Team
from sightline.access.states import AgencyKind, TeamKind
from sightline.access.viewer import viewer_of, viewing
from sightline.people.actions import NewName, create_source_record, note_search
from sightline.people.models import SourceRecord
from sightline.people.naming.asked import Asked
from sightline.people.naming.births import Born
from tests.conftest import STILL
from tests.people_of_the_tests import Partnership, member_of_staff, partnership_of_tests


@dataclass
class Cast:
    """Everybody of the journeys."""

    there: Partnership
    harbour: Agency
    harbour_team: Team
    adviser: Staff
    social_worker: Staff
    mentor: Staff
    harbour_worker: Staff
    harbour_manager: Staff
    officer: Staff

    def known_child(self, given: str, surname: str, born: Born) -> SourceRecord:
        """A child somebody recorded before the journey begins."""
        by = viewer_of(self.adviser, on=STILL.date())
        with viewing(by):
            slip = note_search(asked=Asked(names=surname), by=by, at=STILL)
            names = [NewName(given, surname)]
            return create_source_record(
                agency=self.there.council, search=slip, by=by, at=STILL, names=names, born=born
            )


def cast() -> Cast:
    """Put them in place."""
    run_steps()
    there = partnership_of_tests()
    harbour = Agency.objects.create(
        name="Harbour Youth", kind=AgencyKind.VOLUNTARY, email="office@harbour.example"
    )
    team = Team.objects.create(agency=harbour, name="Outreach", kind=TeamKind.EARLY_HELP)

    def staff(role: str, name: str, **also: Any) -> Staff:
        return member_of_staff(there, role, name=name, **also)

    manager = staff("agency_manager", "Morag Hill", employer=harbour)
    harbour.named_manager = manager
    harbour.save()
    return Cast(
        there=there,
        harbour=harbour,
        harbour_team=team,
        adviser=staff("adviser", "Ada Brook"),
        social_worker=staff("social_worker", "Sam Field"),
        mentor=staff("agency_worker", "Mina Shore", employer=there.charity, team=there.early_help),
        harbour_worker=staff("agency_worker", "Hal Quay", employer=harbour, team=team),
        harbour_manager=manager,
        officer=staff("partnership_officer", "Olu Vale"),
    )
