"""Who reaches furthest: confidential addresses, and every agency's own entries (docs/decisions/0022; IS-01, IS-02)."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from sightline.access.models import Staff
from sightline.access.viewer import viewer_of
from sightline.config.roles import ROLES

ADDRESSES, ENTRIES = "people.see_confidential_addresses", "people.read_every_entry"
DECIDE = {"social_worker", "front_door_manager", "emergency_duty"}


@pytest.mark.parametrize("capability", [ADDRESSES, ENTRIES])
def test_only_roles_that_decide_hold_them(capability: str) -> None:
    assert {role.key for role in ROLES.values() if capability in role.capabilities} == DECIDE


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize("role", sorted(DECIDE))
@pytest.mark.parametrize(
    ("number", "checked_on", "reads"),
    [
        ("SW123456", date(2026, 1, 5), True),
        ("SW123456", date(2025, 3, 2), False),
        ("SW123456", None, False),
        ("", None, False),
    ],
)
def test_every_entry_is_read_while_the_register_says_so(
    staff_with: Callable[..., Staff],
    at: datetime,
    role: str,
    number: str,
    checked_on: date | None,
    reads: bool,
) -> None:
    staff = staff_with(role)
    staff.social_work_number, staff.registration_checked_on = number, checked_on
    viewer = viewer_of(staff, on=at.date())
    assert viewer.may(ENTRIES) is reads
    assert viewer.may(ADDRESSES)
