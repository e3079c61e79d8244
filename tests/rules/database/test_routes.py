"""Every address says beside its view who may open it (design 5, IS-06)."""

from collections import Counter

from tests.rules.database.test_capabilities import declared
from tests.walk.routes import library_routes, routes


def test_every_route_declares_its_rule() -> None:
    silent = [route.path for route in routes() if route.rule is None and not route.is_library]
    assert silent == [], "mark the view with staff_page or open_page"


def test_every_route_has_a_name_of_its_own() -> None:
    counted = Counter(route.name for route in routes())
    assert [name for name, times in counted.items() if times > 1 or not name.rpartition(":")[2]] == []


def test_a_rule_without_a_capability_says_why() -> None:
    silent = [
        route.name
        for route in routes()
        if route.rule is not None and route.rule.capability is None and not route.rule.reason
    ]
    assert silent == []


def test_a_rule_asks_for_a_capability_that_is_declared() -> None:
    asked_for = {route.rule.capability for route in routes() if route.rule and route.rule.capability}
    assert asked_for - set(declared()) == set()


def test_library_routes_are_there_and_have_reasons() -> None:
    names = {route.name for route in routes()}
    assert {name for name in library_routes() if name not in names} == set()
    assert all(library_routes().values())


def test_a_library_route_is_not_one_of_ours() -> None:
    ours = [
        route.name
        for route in routes()
        if route.is_library and route.view.__module__.startswith("sightline.")
    ]
    assert ours == [], "a view of ours declares its rule itself"
