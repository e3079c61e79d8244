"""The clocks' rules, for tests that bring contacts in."""

from datetime import datetime

import pytest

from sightline.access.viewer import system_viewer, viewing
from sightline.deadlines.actions import load_rules
from sightline.deadlines.models import Rule


@pytest.fixture
def rules(db: None, at: datetime) -> None:
    """The shipped rules of the clocks: there from the migration, and again where a test emptied the tables."""
    if not Rule.objects.exists():
        by = system_viewer("test")
        with viewing(by):
            load_rules(by=by, at=at)
