"""Every cell of the access walk: each route, in each role, onto each kind of record (design 5)."""

import pytest

from sightline.config.roles import ROLES
from tests.walk.matrix import NOBODY
from tests.walk.routes import Route, walked_routes
from tests.walk.walking import Walked, steps

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.mark.parametrize("route", walked_routes(), ids=lambda route: route.name)
def test_every_cell(route: Route, walked: Walked) -> None:
    asked = [step for role in [NOBODY, *ROLES] for step in steps(route, role)]
    assert [fault for step in asked for fault in walked(step)] == []
