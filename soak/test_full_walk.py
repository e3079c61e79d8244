"""Every cell of the access walk: each route, in each role, onto each kind of record (design 5). How many is printed."""

from collections.abc import Callable

import pytest

from sightline.config.roles import ROLES
from tests.walk.matrix import NOBODY
from tests.walk.routes import Route, walked_routes
from tests.walk.walking import Step, Walked, steps

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def leaves_a_trace(step: Step) -> bool:
    """Whether somebody known is refused: one line on the record of access, or the step has a fault."""
    known = step.role != NOBODY and (step.route.rule is None or step.route.rule.signed_in)
    return known and not step.allowed


@pytest.mark.parametrize("route", walked_routes(), ids=lambda route: route.name)
def test_every_cell(route: Route, walked: Walked, record_property: Callable[[str, object], None]) -> None:
    asked = [step for role in [NOBODY, *ROLES] for step in steps(route, role)]
    faults = walked(asked)
    record_property("walk: asked", len(asked))
    record_property("walk: refused", sum(map(leaves_a_trace, asked)))
    record_property("walk: faults", len(faults))
    assert faults == []
