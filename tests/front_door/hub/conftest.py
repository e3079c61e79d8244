"""Two managers, and a partner whose organisation told us of a contact that was decided."""

from collections.abc import Callable
from datetime import datetime

import pytest

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.front_door.actions import decide
from sightline.front_door.models import (
    Contact,
)
from tests.front_door.hub.test_challenges import NFA
from tests.people_of_the_tests import Partnership


@pytest.fixture
def first(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("front_door_manager", name="Mo Lane")


@pytest.fixture
def second(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("front_door_manager", name="Una Reid")


@pytest.fixture
def by(first: Staff, at: datetime) -> Viewer:
    return viewer_of(first, on=at.date())


@pytest.fixture
def other(second: Staff, at: datetime) -> Viewer:
    return viewer_of(second, on=at.date())


@pytest.fixture
def officer(staff_with: Callable[..., Staff], partnership: Partnership) -> Staff:
    return staff_with("agency_worker", name="Pat Hale", employer=partnership.police)


@pytest.fixture
def partner(officer: Staff, at: datetime) -> Viewer:
    return viewer_of(officer, on=at.date())


@pytest.fixture
def told(by: Viewer, contact: Callable[..., Contact], partnership: Partnership, at: datetime) -> Contact:
    """The police told us; no further action."""
    with viewing(by):
        made = contact(by=by, at=at, referrer_agency_id=partnership.police.pk)
        decide(contact_id=made.pk, decided=NFA, seen=0, by=by, at=at)
    return made
