"""People born long enough ago, and those who decide on their records."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from sightline.access.management.commands.prepare import run_steps
from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.people.actions import NewName
from sightline.people.models import SourceRecord
from sightline.people.naming.births import Born
from tests.conftest import STILL
from tests.people.making import person
from tests.people_of_the_tests import Partnership

LONG_AGO = Born(1930, 5, 6)
LATELY = Born(2012, 5, 6)


@pytest.fixture(autouse=True)
def schedule(rules: None) -> None:
    """The shipped retention schedule."""
    run_steps()


@pytest.fixture
def adviser(staff_with: Callable[..., Staff]) -> Viewer:
    return viewer_of(staff_with("adviser", name="Ada Brook"), on=STILL.date())


@pytest.fixture
def officer(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("governance_officer", name="Gova Nance")


@pytest.fixture
def second(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("governance_officer", name="Sol Ember")


@pytest.fixture
def somebody(partnership: Partnership, adviser: Viewer, at: datetime) -> Callable[..., SourceRecord]:
    """Make a person: `somebody("Edith", "Harrow", born=LONG_AGO)`."""

    def make(given: str = "Edith", surname: str = "Harrow", **also: Any) -> SourceRecord:
        also.setdefault("born", LONG_AGO)
        with viewing(adviser):
            return person(partnership.council, adviser, at=at, names=[NewName(given, surname)], **also)

    return make
