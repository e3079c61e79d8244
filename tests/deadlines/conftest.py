"""A record that clocks can run for: any row with an identifier will do."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from sightline.access.models import Area
from sightline.access.viewer import Viewer
from sightline.deadlines.actions import start
from sightline.deadlines.models import Clock
from tests.people_of_the_tests import Partnership


@pytest.fixture
def begin(rules: None, partnership: Partnership) -> Callable[..., Clock]:
    """Start a clock for some record: `begin("CL-01", by=viewer, started_at=…)`."""

    def make(rule: str, *, by: Viewer, started_at: datetime, **also: Any) -> Clock:
        about: list[UUID] = also.pop("about", [])
        also.setdefault("owner_team", partnership.front_door)
        also.setdefault("subject", Area(name="stands for any record"))
        words: dict[str, Any] = {"reference": "C-1", "path": "/contacts/1/"}
        return start(rule=rule, about=about, started_at=started_at, by=by, at=started_at, **words, **also)

    return make
