"""The access walk: one representative of each class of cell. `make soak` walks every cell (design 5, 11)."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from sightline.config.roles import ROLES
from tests.people_of_the_tests import Partnership
from tests.walk.matrix import NOBODY, matrix
from tests.walk.relations import Relation
from tests.walk.routes import Route, routes, walked_routes
from tests.walk.subjects import World
from tests.walk.walking import Step, Walked, address, ask, refusals, steps, undone, verdict

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
OURS = walked_routes()
SIGN_IN = [route for route in routes() if route.is_sign_in]
STAFF_ONLY = [route for route in OURS if route.rule and route.rule.signed_in]


def representatives(route: Route) -> Iterator[Step]:
    """For each word in a route's row, one role that holds it, onto each kind of record; a stranger, onto one."""
    cells = matrix()[route.name].cells
    seen: set[str] = set()
    for role in [NOBODY, *ROLES]:
        word = cells[role]
        if role == NOBODY:
            yield next(steps(route, role))
        elif word not in seen:
            seen.add(word)
            yield from steps(route, role)


@pytest.mark.parametrize("route", OURS, ids=lambda route: route.name)
def test_each_class_of_cell(route: Route, walked: Walked) -> None:
    assert [fault for step in representatives(route) for fault in walked(step)] == []


def anywhere(route: Route, there: Partnership, client: Client) -> tuple[str, str]:
    """Ask for a route on a record of one's own; the address and the verdict."""
    staff_id = client.session["_auth_user_id"]
    asker = there.council.posts.get(staff_id=staff_id, role="adviser").staff
    relation = Relation.OWN if route.arguments else None
    path = address(Step(route, "adviser", relation), World(there, asker))
    return path, verdict(ask(client, path))


@pytest.mark.parametrize("route", STAFF_ONLY, ids=lambda route: route.name)
def test_somebody_without_a_second_factor_is_sent_to_set_one_up(
    route: Route, partnership: Partnership, without_second_factor: Client, fixed_clock: object
) -> None:
    assert anywhere(route, partnership, without_second_factor)[1] == "sign in first"


@pytest.mark.parametrize("route", STAFF_ONLY, ids=lambda route: route.name)
def test_a_leaver_gets_nowhere_the_same_day(
    route: Route, partnership: Partnership, leaver: Client, fixed_clock: object
) -> None:
    with undone():
        before = refusals()
        path, got = anywhere(route, partnership, leaver)
        assert got in {"refused", "sign in first"}, path
        assert got == "sign in first" or refusals() == before + 1


@pytest.mark.parametrize("route", STAFF_ONLY, ids=lambda route: route.name)
def test_a_mover_has_the_new_post_and_nothing_of_the_old(
    route: Route, partnership: Partnership, mover: Client, fixed_clock: object
) -> None:
    cells = matrix()[route.name].cells
    if cells["administrator"] == cells["adviser"]:
        return
    with undone():
        path, got = anywhere(route, partnership, mover)
        assert got == ("refused" if cells["administrator"] == "no" else "allowed"), path


@pytest.mark.parametrize("route", SIGN_IN, ids=lambda route: route.name)
def test_pages_of_signing_in_send_strangers_to_sign_in_or_show_nothing_of_anybody(
    route: Route, db: None
) -> None:
    """They are the sign-in library's; none reads a record, and one's own are for whoever gave a password."""
    given = {"pk": 1, "provider_id": "none", "uidb36": "1", "key": "a-b"}
    named = {name: given[name] for name in route.arguments}
    if "uidb36" in route.path:
        named = {"uidb36": "1", "key": "a-b"}
    response = Client().get(reverse(route.name, kwargs=named))
    assert response.status_code < 500
    if route.rule and route.rule.signed_in:
        assert response.status_code == 302
        assert reverse("account_login") in response["Location"]
