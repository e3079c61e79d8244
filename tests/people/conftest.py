"""Somebody at work on the pages about people, and a child they took down."""

from collections.abc import Callable

import pytest
from django.test import Client

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.people import actions
from sightline.people.models import SourceRecord
from tests.people.making import AMELIA, AT, person
from tests.people_of_the_tests import Partnership


@pytest.fixture
def worker(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("front_door_manager")


@pytest.fixture
def viewer(worker: Staff) -> Viewer:
    return viewer_of(worker, on=AT.date())


@pytest.fixture
def site(worker: Staff, signed_in: Callable[[Staff], Client]) -> Client:
    return signed_in(worker)


@pytest.fixture
def child(partnership: Partnership, viewer: Viewer) -> SourceRecord:
    with viewing(viewer):
        return person(partnership.council, viewer, reference="C-1", **AMELIA)


@pytest.fixture
def practitioner(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("practitioner", name="Pia Practitioner")


@pytest.fixture
def asker(practitioner: Staff) -> Viewer:
    return viewer_of(practitioner, on=AT.date())


@pytest.fixture
def governor(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("governance_officer", name="Ines Governor")


@pytest.fixture
def adviser(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("adviser", name="Ada Visor")


@pytest.fixture
def on_call(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("front_door_manager", name="Mo Manager")


@pytest.fixture
def second(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("social_worker", name="Sam Second")


@pytest.fixture
def restricted(child: SourceRecord, viewer: Viewer, worker: Staff) -> SourceRecord:
    with viewing(viewer):
        actions.restrict(
            record=child, named=[], ask="the duty manager", why="A relative works here", by=viewer, at=AT
        )
    return child
