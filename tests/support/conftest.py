"""A charity and the council, each with somebody who keeps its services, and whoever keeps the directory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from sightline.access.models import Agency, Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.support import actions
from sightline.support.models import ServiceVersion
from tests.people_of_the_tests import Partnership, member_of_staff
from tests.services import entry

A_DAY = timedelta(days=1)


@dataclass
class Directory:
    """Who keeps what."""

    there: Partnership
    at: datetime
    staff: dict[str, Staff] = field(default_factory=dict)

    def viewer(self, who: str) -> Viewer:
        return viewer_of(self.staff[who], on=self.at.date())

    def adds(
        self, who: str = "charity", agency: Agency | None = None, at: datetime | None = None, **also: Any
    ) -> ServiceVersion:
        by = self.viewer(who)
        with viewing(by):
            whose = agency or self.there.charity
            return actions.add_service(entry=entry(**also), agency_id=whose.pk, by=by, at=at or self.at)

    def does(self, what: str, service_id: UUID, who: str = "charity", seen: int = 1, **also: Any) -> Any:
        by = self.viewer(who)
        given: dict[str, Any] = {"service_id": service_id, "seen_number": seen, "at": self.at} | also
        with viewing(by):
            return getattr(actions, f"{what}_service")(**given, by=by)


@pytest.fixture
def directory(
    partnership: Partnership, rules: None, at: datetime, staff_with: Callable[..., Staff]
) -> Directory:
    made = Directory(partnership, at)
    made.staff["charity"] = staff_with("agency_manager", employer=partnership.charity)
    made.staff["colleague"] = staff_with("agency_manager", employer=partnership.charity)
    made.staff["team"] = staff_with("pathway_manager")
    made.staff["keeper"] = staff_with("partnership_officer")
    made.staff["reader"] = member_of_staff(partnership, "adviser")
    return made
