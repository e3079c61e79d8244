"""Tables of moves and holders leave no state out (design 2)."""

from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

import pytest
from django.apps import apps


def state_modules() -> Iterator[ModuleType]:
    for config in apps.get_app_configs():
        if config.name.startswith("sightline.") and find_spec(f"{config.name}.states"):
            yield import_module(f"{config.name}.states")


def tables(ending: str) -> list[tuple[str, dict[Any, Any]]]:
    """Every dictionary named MOVES or HOLDERS, or ending so (`DECISION_MOVES`)."""
    return [
        (f"{module.__name__}.{name}", value)
        for module in state_modules()
        for name, value in vars(module).items()
        if name.endswith(ending) and isinstance(value, dict)
    ]


def states_of(table: dict[Any, Any]) -> type[Enum]:
    first = next(iter(table))
    assert isinstance(first, Enum), "keys are the enum itself, not text"
    return type(first)


@pytest.mark.parametrize(("name", "table"), tables("MOVES"), ids=lambda x: x if isinstance(x, str) else "")
def test_every_state_says_where_it_may_go(name: str, table: dict[Any, Any]) -> None:
    states = set(states_of(table))
    assert states - set(table) == set(), f"{name}: an end says so with an empty set"
    assert {to for going in table.values() for to in going} <= states


@pytest.mark.parametrize(("name", "table"), tables("MOVES"), ids=lambda x: x if isinstance(x, str) else "")
def test_every_state_can_be_reached(name: str, table: dict[Any, Any]) -> None:
    states = list(states_of(table))
    reached = {to for going in table.values() for to in going}
    assert [state for state in states[1:] if state not in reached] == [], (
        f"{name}: the first state is the beginning"
    )


@pytest.mark.parametrize(("name", "table"), tables("HOLDERS"), ids=lambda x: x if isinstance(x, str) else "")
def test_every_state_has_a_holder(name: str, table: dict[Any, Any]) -> None:
    assert set(states_of(table)) - set(table) == set(), name
    assert all(table.values())


def test_every_table_of_moves_has_one_of_holders() -> None:
    moves, holders = ({states_of(table) for _, table in tables(word)} for word in ("MOVES", "HOLDERS"))
    assert moves - holders == set()
