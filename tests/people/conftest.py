"""Somebody at work on the pages about people, and a child they took down."""

from collections.abc import Callable

import pytest
from django.test import Client

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
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
