"""Who walks: one member of staff a role, and those who should get nowhere."""

from collections.abc import Callable
from functools import partial

import pytest
from django.conf import settings
from django.test import Client

from sightline.access.models import Staff
from tests.conftest import STILL
from tests.people_of_the_tests import Partnership
from tests.walk.askers import asker_in
from tests.walk.walking import Walked, walk

TODAY = STILL.date()


@pytest.fixture
def asker(partnership: Partnership, rules: None) -> Callable[[str], Staff]:
    """Make somebody in a role, where people of that role work."""
    return partial(asker_in, partnership)


@pytest.fixture
def walked(
    partnership: Partnership, rules: None, signed_in: Callable[[Staff], Client], fixed_clock: object
) -> Walked:
    """Take some steps; what is wrong comes back."""
    return partial(walk, there=partnership, browser=signed_in)


def leaves_today(staff: Staff) -> None:
    """Their posts end and so does their employment."""
    staff.posts.update(ends_on=TODAY)
    staff.left_on = TODAY
    staff.save()


def moves_today(staff: Staff, *, to: str) -> None:
    """The old post ends and another begins, at the same employer."""
    employer = staff.posts.order_by("starts_on")[0].employer
    staff.posts.update(ends_on=TODAY)
    staff.posts.create(role=to, employer=employer, starts_on=TODAY)


def without_second_factor(staff: Staff) -> Client:
    """Somebody who gave a password and nothing more."""
    client = Client()
    client.force_login(staff, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client
