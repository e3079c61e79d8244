"""The matrix covers every route and every role, and the roles' capabilities agree with it (design 5)."""

import pytest

from sightline.config.roles import ROLES
from tests.walk.matrix import NOBODY, columns, matrix
from tests.walk.relations import PAGE, WORDS
from tests.walk.routes import Route, walked_routes
from tests.walk.subjects import maker

OURS = walked_routes()


def test_every_route_is_in_the_matrix_and_nothing_else_is() -> None:
    names = {route.name for route in OURS}
    assert names - set(matrix()) == set(), "write its row in tests/walk/matrix.csv"
    assert set(matrix()) - names == set(), "this route is gone: take its row out"


def test_every_role_has_a_column() -> None:
    assert set(columns()) == {NOBODY, *ROLES}


def test_every_cell_says_something_the_walk_knows() -> None:
    unknown = {
        (row.route, role, word)
        for row in matrix().values()
        for role, word in row.cells.items()
        if word not in WORDS
    }
    assert unknown == set()


@pytest.mark.parametrize("route", OURS, ids=lambda route: route.name)
def test_the_walk_can_make_every_record_an_address_names(route: Route) -> None:
    missing = [name for name in route.arguments if maker(route.name, name) is None]
    assert missing == [], f"{route.path}: say in tests/walk/subjects.py how to make one"


@pytest.mark.parametrize("route", OURS, ids=lambda route: route.name)
def test_page_is_said_of_addresses_without_a_record_only(route: Route) -> None:
    words = {word for word in matrix()[route.name].cells.values() if word != "no"}
    assert not words or (words == {PAGE}) == (not route.arguments)


@pytest.mark.parametrize("route", OURS, ids=lambda route: route.name)
def test_the_roles_capabilities_agree_with_the_matrix(route: Route) -> None:
    cells = matrix()[route.name].cells
    assert route.rule is not None
    assert (cells[NOBODY] != "no") is (not route.rule.signed_in)
    wanted = route.rule.capability
    admitted = {key for key, role in ROLES.items() if wanted is None or wanted in role.capabilities}
    assert admitted == {role for role, word in cells.items() if word != "no" and role != NOBODY}
