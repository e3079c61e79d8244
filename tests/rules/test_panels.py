"""What higher folders show on pages of lower ones: every function is there, every key is asked for by a page."""

import ast
import inspect

import pytest
from django.utils.module_loading import import_string

from sightline.config.panels import PANELS
from tests.rules.repository import sources


def asked_for() -> set[str]:
    """The keys that pages ask by: the first argument of every call of `panels`."""
    return {
        str(node.args[0].value)
        for each in sources(under="sightline/")
        for node in ast.walk(each.tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "panels"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def test_every_key_is_asked_for_by_a_page_and_every_page_has_its_key() -> None:
    assert asked_for() == set(PANELS)


@pytest.mark.parametrize("dotted", sorted({each for listed in PANELS.values() for each in listed}))
def test_every_function_is_there_and_takes_what_it_is_handed(dotted: str) -> None:
    assert list(inspect.signature(import_string(dotted)).parameters) == ["viewer", "subjects"]
    assert ".pages." in dotted, "it gives plain objects for a page"


@pytest.mark.parametrize(("key", "listed"), PANELS.items())
def test_nobody_shows_on_a_page_of_a_folder_above(key: str, listed: list[str]) -> None:
    """A page of a lower folder is what the door is for; the desk, which draws on many, may use it too."""
    assert listed, key
    assert "." in key
