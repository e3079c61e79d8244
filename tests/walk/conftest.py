"""Who walks: one member of staff a role, and those who should get nowhere."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from sightline.access.models import Staff
from tests.conftest import STILL
from tests.people_of_the_tests import Partnership
from tests.walk.matrix import NOBODY
from tests.walk.subjects import World
from tests.walk.walking import Step, Walked, walk

TODAY = STILL.date()
ELSEWHERE = {"agency_worker", "agency_manager", "sexual_health_worker"}


@pytest.fixture
def asker(partnership: Partnership, rules: None, staff_with: Callable[..., Staff]) -> Callable[[str], Staff]:
    """Somebody in a role, where people of that role work."""

    def make(role: str) -> Staff:
        also: dict[str, Any] = {}
        if role in ELSEWHERE:
            also = {"employer": partnership.charity, "team": partnership.early_help}
        return staff_with(role, **also)

    return make


@pytest.fixture
def walked(
    partnership: Partnership,
    asker: Callable[[str], Staff],
    signed_in: Callable[[Staff], Client],
    fixed_clock: object,
) -> Walked:
    """Take one step; what is wrong comes back."""
    known: dict[str, tuple[World, Client]] = {}

    def take(step: Step) -> list[str]:
        if step.role not in known:
            staff = asker("adviser" if step.role == NOBODY else step.role)
            client = Client() if step.role == NOBODY else signed_in(staff)
            known[step.role] = World(partnership, staff), client
        world, client = known[step.role]
        return walk(step, world, client)

    return take


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
