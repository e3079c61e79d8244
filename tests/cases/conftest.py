"""A child, a contact decided for the pathway, and the team that works with the child."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest

from sightline.access.models import Staff, Team
from sightline.access.states import TeamKind
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.cases.actions import allocate, give_role, open_case
from sightline.cases.given import Holder, Opening
from sightline.cases.models import Case
from sightline.cases.states import Role
from sightline.front_door.actions import Decided, decide, take_up
from sightline.front_door.models import Contact
from sightline.front_door.states import ExploitationType, FirstOutcome, Level
from tests.front_door.conftest import child, contact  # noqa: F401 - the same child and contact
from tests.people_of_the_tests import Partnership, member_of_staff

SECRET = "Seen at the quarry on two evenings"
REASON = "Two worries in one week"


@dataclass
class Pathway:
    """Who is at work, and what they do."""

    there: Partnership
    team: Team
    at: datetime
    staff: dict[str, Staff] = field(default_factory=dict)
    take: Any = None

    def viewer(self, who: str) -> Viewer:
        return viewer_of(self.staff[who], on=self.at.date())

    def add(self, who: str, role: str, **also: Any) -> Staff:
        self.staff[who] = member_of_staff(self.there, role, **also)
        return self.staff[who]

    def decided(self, outcome: FirstOutcome = FirstOutcome.PATHWAY, **also: Any) -> Contact:
        """A contact, decided by the social worker."""
        by = self.viewer("social_worker")
        with viewing(by):
            told: Contact = self.take(by=by, at=self.at, **also)
            take_up(contact_id=told.pk, by=by, at=self.at)
            given = Decided(
                level=Level.COMPLEX,
                outcome=outcome,
                reason=REASON,
                significant_harm=False,
                advice_given="Where to ask",
            )
            decide(contact_id=told.pk, decided=given, seen=0, by=by, at=self.at)
        return told

    def opened(self, told: Contact | None = None, *, by: str = "social_worker") -> Case:
        """A case from it."""
        told = told or self.decided()
        opening = Opening(
            child_id=told.about[0],
            team=self.team,
            exploitation_type=ExploitationType.SEXUAL,
            why="See him at school",
        )
        viewer = self.viewer(by)
        with viewing(viewer):
            return open_case(contact_id=told.pk, opening=opening, by=viewer, at=self.at)

    def allocated(self, case: Case | None = None, *, to: str = "practitioner", version: int = 1) -> Case:
        """Given to a practitioner."""
        case = case or self.opened()
        holder = Holder(role=Role.PRACTITIONER, staff=self.staff[to], from_on=self.at.date())
        by = self.viewer("manager")
        with viewing(by):
            allocate(case_id=case.pk, holder=holder, version=version, by=by, at=self.at + timedelta(hours=1))
            found: Case = Case.objects.get(pk=case.pk)
            return found

    def named(self, case: Case, who: str, role: Role = Role.POLICE) -> None:
        """Somebody is given a role in the case."""
        holder = Holder(role=role, staff=self.staff[who], from_on=self.at.date())
        self.does(give_role, case_id=case.pk, holder=holder)

    def does(
        self, action: Callable[..., Any], *, who: str = "practitioner", hours: int = 2, **given: Any
    ) -> Any:
        """Somebody does something, some hours later."""
        by = self.viewer(who)
        with viewing(by):
            return action(**given, by=by, at=self.at + timedelta(hours=hours))


@pytest.fixture
def pathway(
    partnership: Partnership,
    rules: None,
    contact: Callable[..., Contact],  # noqa: F811
    at: datetime,
) -> Pathway:
    """The exploitation team, its manager and practitioner, and people of other teams."""
    council = partnership.council
    team = Team.objects.create(agency=council, name="Exploitation team", kind=TeamKind.EXPLOITATION)
    made = Pathway(partnership, team, at, take=contact)
    made.add("social_worker", "social_worker")
    made.add("adviser", "adviser")
    made.add("manager", "pathway_manager", employer=council, team=team)
    made.add("practitioner", "practitioner", employer=council, team=team)
    made.add("colleague", "practitioner", employer=council, team=team)
    made.add("elsewhere", "practitioner", employer=partnership.charity, team=partnership.early_help)
    made.add("police", "agency_worker", employer=partnership.police, team=None)
    return made
