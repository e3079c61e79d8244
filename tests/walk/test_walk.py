"""The access walk: one representative of each class of cell. `make soak` walks every cell (design 5, 11)."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.config.roles import ROLES
from tests.people_of_the_tests import Partnership
from tests.walk.conftest import leaves_today, moves_today, without_second_factor
from tests.walk.matrix import NOBODY, matrix
from tests.walk.relations import Relation
from tests.walk.routes import Route, routes, walked_routes
from tests.walk.subjects import World
from tests.walk.walking import Step, Walked, address, ask, refusals, steps, undone, verdict

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
OURS = walked_routes()
SIGN_IN = [route for route in routes() if route.is_sign_in]
STAFF_ONLY = [route for route in OURS if route.rule and route.rule.signed_in]

# A post that opens nothing is refused before any record is looked at; where no record stands behind a wall,
# a record is only under its own parent or under another's. `make soak` asks for every one.
TOLD_APART = {"no": {Relation.OWN}, "any": {Relation.OWN, Relation.MISMATCHED}}


def representatives(route: Route) -> Iterator[Step]:
    """For each word in a route's row, one role that holds it, onto each kind of record the word tells apart."""
    cells = matrix()[route.name].cells
    seen: set[str] = set()
    for role in [NOBODY, *ROLES]:
        word = cells[role]
        if role == NOBODY:
            yield next(steps(route, role))
        elif word not in seen:
            seen.add(word)
            told_apart = TOLD_APART.get(word, set(Relation))
            yield from (step for step in steps(route, role) if step.relation in {None, *told_apart})


@pytest.mark.parametrize("route", OURS, ids=lambda route: route.name)
def test_each_class_of_cell(route: Route, walked: Walked) -> None:
    assert walked(representatives(route)) == []


@pytest.mark.parametrize("route", STAFF_ONLY, ids=lambda route: route.name)
def test_half_signed_in_left_or_moved_the_old_post_opens_nothing(
    route: Route, partnership: Partnership, signed_in: Callable[[Staff], Client], asker: Callable[[str], Staff],
    fixed_clock: object,
) -> None:  # fmt: skip
    """The record is the asker's own, made while they were an adviser. Leaving comes last: it ends the session."""
    staff = asker("adviser")
    client, half = signed_in(staff), without_second_factor(staff)
    relation = Relation.OWN if route.arguments else None
    path = address(Step(route, "adviser", relation), World(partnership, staff))
    with undone():
        assert verdict(ask(half, path)) == "sign in first", path
    cells = matrix()[route.name].cells
    if cells["administrator"] != cells["adviser"]:
        with undone():
            moves_today(staff, to="administrator")
            got = verdict(ask(client, path))
            assert got == ("refused" if cells["administrator"] == "no" else "allowed"), path
    with undone():
        leaves_today(staff)
        before = refusals()
        got = verdict(ask(client, path))
        assert got in {"refused", "sign in first"}, path
        assert got == "sign in first" or refusals() == before + 1


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
