"""Where things stand: folders, the order inside one, and what a view may reach."""

import ast
import tomllib
from collections.abc import Iterator

import pytest

from tests.rules.repository import HEIGHT, LAYOUT, ROOT, WITHIN, Source, said, sources

MANAGERS = {"objects", "_default_manager", "_base_manager", "all_objects"}
SIGNALS = (
    "django.dispatch",
    "django.db.models.signals",
    "django.core.signals",
    "django.contrib.auth.signals",
)


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the line and the full dotted name of everything a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, each.name) for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{each.name}") for each in node.names)


def unguarded(tree: ast.AST) -> Iterator[int]:
    """Yield the lines where a manager is reached otherwise than through `visible_to`."""
    doors = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr == "visible_to"
        and isinstance(node.value, ast.Attribute)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS and node not in doors:
            yield node.lineno


def test_every_folder_is_in_the_layout() -> None:
    folders = {each.folder for each in sources(under="sightline/")} - {""}
    assert folders <= HEIGHT.keys()


def test_the_contract_holds_the_same_layout() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = next(each for each in settings["contracts"] if each["id"] == "layers")["layers"]
    written = tuple(tuple(name.strip(" ()") for name in line.split("|")) for line in layers)
    assert written == LAYOUT


def test_inside_a_folder_the_upper_use_the_lower() -> None:
    found = []
    for source in sources(under="sightline/"):
        if source.module in WITHIN:
            forbidden = WITHIN[: WITHIN.index(source.module)]
            names = tuple(f"sightline.{source.folder}.{each}" for each in forbidden)
            found += [
                f"{source.path}:{line} uses {name}"
                for line, name in imported(source.tree)
                if name.startswith(tuple(each + "." for each in names)) or name in names
            ]
    assert not found, said(found)


def test_views_reach_records_through_the_viewer() -> None:
    found = [
        f"{each.path}:{line}"
        for each in sources(under="sightline/")
        if each.module == "views"
        for line in unguarded(each.tree)
    ]
    assert not found, said(found)


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("Contact.objects.get(pk=1)", 1),
        ("get_object_or_404(Contact.objects, pk=1)", 1),
        ("Contact._default_manager.all()", 1),
        ("Contact.objects.visible_to(viewer).filter(x=1)", 0),
    ],
)
def test_a_door_round_the_viewer_is_known(code: str, lines: int) -> None:
    assert len(list(unguarded(ast.parse(code)))) == lines


def test_there_are_no_signals() -> None:
    found = [
        f"{each.path}:{line} {name}"
        for each in sources(under="sightline/")
        for line, name in imported(each.tree)
        if name.startswith(SIGNALS)
    ]
    assert not found, said(found)


def test_relative_imports_are_not_used() -> None:
    found = [
        f"{each.path}:{node.lineno}"
        for each in sources()
        for node in ast.walk(each.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not found, said(found)


def test_the_rules_know_where_a_file_stands() -> None:
    decided = Source("sightline/front_door/actions/decide.py")
    assert (decided.folder, decided.module) == ("front_door", "actions")
    assert (Source("sightline/__init__.py").folder, Source("tests/conftest.py").module) == ("", "")
