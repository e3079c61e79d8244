"""Who walks: one member of staff a role, and those who should get nowhere."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from sightline.access.models import Staff
from tests.people_of_the_tests import Partnership
from tests.walk.matrix import NOBODY
from tests.walk.subjects import World
from tests.walk.walking import Step, Walked, walk

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


@pytest.fixture
def leaver(asker: Callable[[str], Staff], signed_in: Callable[[Staff], Client]) -> Client:
    """An adviser who left today, still signed in."""
    staff = asker("adviser")
    client = signed_in(staff)
    staff.posts.update(ends_on=date(2026, 3, 4))
    staff.left_on = date(2026, 3, 4)
    staff.save()
    return client


@pytest.fixture
def mover(
    partnership: Partnership, asker: Callable[[str], Staff], signed_in: Callable[[Staff], Client]
) -> Client:
    """An adviser who became a system administrator today, still signed in."""
    staff = asker("adviser")
    client = signed_in(staff)
    staff.posts.update(ends_on=date(2026, 3, 4))
    staff.posts.create(role="administrator", employer=partnership.council, starts_on=date(2026, 3, 4))
    return client


@pytest.fixture
def without_second_factor(asker: Callable[[str], Staff], settings: Any) -> Client:
    """An adviser who gave a password and nothing more."""
    client = Client()
    client.force_login(asker("adviser"), backend=settings.AUTHENTICATION_BACKENDS[0])
    return client
