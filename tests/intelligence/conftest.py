"""A school that sends, a police desk that grades, social care that considers, and a panel."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.intelligence import actions
from sightline.intelligence.given import Marks, Outcome, Place, Sent
from sightline.intelligence.models import Hotspot, Report
from sightline.intelligence.states import Assessment, Came, How, MayShare, PlaceKind, Reliability
from tests.people_of_the_tests import Partnership, member_of_staff


@dataclass
class Cast:
    """Who works with reports."""

    there: Partnership
    staff: dict[str, Staff]
    at: datetime

    def viewer(self, who: str) -> Viewer:
        return viewer_of(self.staff[who], on=self.at.date())

    def does(self, done: Callable[..., Any], who: str, *, after: int = 1, **given: Any) -> Any:
        """An action, some hours later."""
        by = self.viewer(who)
        with viewing(by):
            return done(**given, by=by, at=self.at + timedelta(hours=after))

    def sends(self, who: str = "school", **also: Any) -> Report:
        made: Report = self.does(actions.send_report, who, sent=self.sent(**also))
        return made

    def sent(self, **also: Any) -> Sent:
        given = {"seen_on": self.at.date(), "words": "A grey van waits at the gates.", "how": How.SEEN}
        return Sent(**given | also)  # type: ignore[arg-type]

    def grades(self, report: Report, *, seen: int = 0, **also: Any) -> Any:
        return self.does(
            actions.grade_report, "desk", after=2, report_id=report.pk, marks=marks(**also), seen=seen
        )

    def considers(
        self, report: Report, *, seen: int = 0, who: str = "worker", came: Came = Came.NOTHING
    ) -> Any:
        outcome = Outcome(came=came, why="No child is named.")
        return self.does(
            actions.consider_report, who, after=3, report_id=report.pk, outcome=outcome, seen=seen
        )

    def place(self, **also: Any) -> Hotspot:
        given = {"name": "Old bus station", "kind": PlaceKind.TRANSPORT, "noticed_on": self.at.date()}
        made: Hotspot = self.does(actions.add_hotspot, "desk", place=Place(**given | also))  # type: ignore[arg-type]
        return made

    def sees(self, model: Any, who: str) -> int:
        """How many rows of a table the database lets somebody see."""
        with viewing(self.viewer(who)):
            return int(model.objects.count())


def marks(**also: Any) -> Marks:
    given: dict[str, Any] = {
        "reliability": Reliability.UNTESTED,
        "assessment": Assessment.DIRECTLY,
        "may_share": MayShare.PERMITTED,
        "police_reference": "INT/1/26",
    }
    return Marks(**given | also)


@pytest.fixture
def cast(partnership: Partnership, rules: None, at: datetime) -> Cast:
    police = {"employer": partnership.police, "team": None}
    staff = {
        "school": member_of_staff(partnership, "school_lead", employer=partnership.school, team=None),
        "colleague": member_of_staff(partnership, "school_lead", employer=partnership.school, team=None),
        "desk": member_of_staff(partnership, "harm_desk", **police),
        "analyst": member_of_staff(partnership, "police_analyst", **police),
        "officer": member_of_staff(partnership, "police_exploitation", **police),
        "worker": member_of_staff(partnership, "social_worker"),
        "manager": member_of_staff(partnership, "front_door_manager"),
        "second": member_of_staff(partnership, "harm_desk", **police),
        "practitioner": member_of_staff(partnership, "practitioner"),
        "partner": member_of_staff(partnership, "pathway_manager", employer=partnership.charity, team=None),
    }
    return Cast(partnership, staff, at)
