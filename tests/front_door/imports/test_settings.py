"""The organisation that a file names is counted among those that call (FD-21, FD-05b)."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from sightline.access.models import Staff
from sightline.access.viewer import viewer_of, viewing
from sightline.front_door.imports.running import bring_in
from sightline.front_door.queries.monitoring import Period, by_setting
from tests.front_door.imports.sent_files import ROW, contacts_file
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.usefixtures("partnership", "rules")


def test_the_organisation_a_file_names_is_counted_among_settings(
    partnership: Partnership, staff_with: Callable[..., Staff], at: datetime
) -> None:
    said = (
        {
            "Reference": "A1",
            "Source": "Police",
            "Referrer organisation": f"the {partnership.police.name.upper()}",
        },
        {"Reference": "A2", "Source": "Education", "Referrer organisation": "Upper Bank College"},
        {"Reference": "A3", "Source": "Individual", "Referrer organisation": "Works at the bakery"},
    )
    rows = [ROW | each for each in said]
    manager = viewer_of(staff_with("front_door_manager"), on=at.date())
    for _ in range(2):
        assert bring_in(contacts_file(*rows), at=at).faults is not None
        with viewing(manager):
            period = Period((at - timedelta(days=4000)).date(), at.date())
            counted = {(row["setting"], row["contacts"]) for row in by_setting(manager, period)}
            assert counted == {(partnership.police.name, 1), ("Upper Bank College", 1)}
