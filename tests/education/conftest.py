"""Two schools on the list, each with a lead, and whoever keeps the list."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest

from sightline.access.models import Agency, Staff
from sightline.access.states import AgencyKind
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.education.actions import add_setting, return_new_pupil
from sightline.education.given import Noted
from sightline.education.models import PupilReturn, Setting
from sightline.education.states import EarlyHelp, Phase, Place
from sightline.people.actions import NewName, Particulars, note_own_search
from sightline.people.naming.asked import Asked
from sightline.people.naming.births import Born
from tests.people_of_the_tests import Partnership, member_of_staff

SECRET = "Seen by the lake with older pupils"


@dataclass
class Schools:
    """Who stands round the returns."""

    there: Partnership
    at: datetime
    staff: dict[str, Staff] = field(default_factory=dict)
    settings: dict[str, Setting] = field(default_factory=dict)

    def viewer(self, who: str) -> Viewer:
        return viewer_of(self.staff[who], on=self.at.date())

    def add(self, who: str, role: str, agency: Agency | None = None) -> Staff:
        given: dict[str, Any] = {"employer": agency, "team": None} if agency else {}
        self.staff[who] = member_of_staff(self.there, role, **given)
        return self.staff[who]

    def lists(self, who: str, agency: Agency, phase: str = Phase.SECONDARY) -> Setting:
        by = self.viewer("coordinator")
        with viewing(by):
            made = add_setting(agency=agency, phase=phase, joined_on=date(2020, 9, 1), by=by, at=self.at)
        self.settings[who] = made
        return made

    def noted(self, **also: Any) -> Noted:
        given: dict[str, Any] = {
            "noticed_on": date(2026, 2, 27),
            "factors": ("MISS", "TECH"),
            "place": Place.ONLINE,
            "early_help": EarlyHelp.DECLINED,
            "support": SECRET,
        }
        return Noted(**given | also)

    def returns(
        self, who: str = "lead", *, surname: str = "Okafor", key: UUID | None = None, **also: Any
    ) -> PupilReturn:
        by = self.viewer(who)
        with viewing(by):
            slip = note_own_search(asked=Asked(names=surname), by=by, at=self.at)
            return return_new_pupil(
                search=slip,
                names=[NewName("Amelia", surname)],
                born=Born(2010, 3, 4),
                particulars=Particulars("F", "WBRI"),
                noted=self.noted(**also),
                key=key,
                by=by,
                at=self.at,
            )


@pytest.fixture
def schools(partnership: Partnership, rules: None, at: datetime) -> Schools:
    """Hollin Bank and Larkfold on the list, each with a lead."""
    made = Schools(partnership, at)
    other = Agency.objects.create(
        name="Larkfold School", kind=AgencyKind.SCHOOL, email="office@larkfold.example"
    )
    made.add("coordinator", "education_coordinator")
    made.add("lead", "school_lead", partnership.school)
    made.add("other", "school_lead", other)
    made.add("worker", "social_worker")
    made.lists("lead", partnership.school)
    made.lists("other", other)
    return made


Signs = Callable[[Staff], Any]
