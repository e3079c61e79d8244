"""Nothing climbs: neither by a name in a string, nor by the way back of a link, nor in a template."""

import ast
import re
from collections.abc import Iterator

import pytest
from jinja2 import Environment, meta

from tests.rules.repository import HEIGHT, ROOT, climbs, said, sources, templates

LINKS = {"ForeignKey", "OneToOneField", "ManyToManyField"}
DOTTED = re.compile(r"sightline\.(\w+)(\.\w+)+(:\w+)?")
MODEL = re.compile(r"(\w+)\.[A-Z]\w+")
SHARED = ("core/", "govuk_frontend_jinja/")


def climbing_names(tree: ast.AST, folder: str) -> Iterator[tuple[int, str]]:
    """Yield texts that name a module or a model of a folder this one may not use."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            named = DOTTED.fullmatch(node.value) or MODEL.fullmatch(node.value)
            if named and named.group(1) in HEIGHT and climbs(folder, named.group(1)):
                yield node.lineno, node.value


def ways_back(tree: ast.AST, folder: str) -> Iterator[tuple[int, str]]:
    """Yield links to another folder's model that give it a way back up."""
    origin = {
        alias.asname or alias.name: node.module.split(".")[1]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sightline.") and node.module
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in LINKS:
            target = _target_folder(node, origin)
            if target not in {"", folder} and _related_name(node) != "+":
                yield node.lineno, f'needs related_name="+": {target} may not look up to {folder}'


def _target_folder(link: ast.Call, origin: dict[str, str]) -> str:
    to = next((each.value for each in link.keywords if each.arg == "to"), link.args[0] if link.args else None)
    if isinstance(to, ast.Constant) and isinstance(to.value, str) and "." in to.value:
        return to.value.split(".")[0] if to.value.split(".")[0] in HEIGHT else ""
    if isinstance(to, ast.Attribute) and to.attr == "AUTH_USER_MODEL":
        return "access"
    return origin.get(to.id, "") if isinstance(to, ast.Name) else ""


def _related_name(link: ast.Call) -> str:
    given = next((each.value for each in link.keywords if each.arg == "related_name"), None)
    return given.value if isinstance(given, ast.Constant) and isinstance(given.value, str) else ""


def strangers(text: str, folder: str, own: set[str]) -> Iterator[str]:
    """Yield the templates that a template uses and may not: another folder's, or one named only as it is drawn."""
    for name in meta.find_referenced_templates(
        Environment(autoescape=True, extensions=["jinja2.ext.do"]).parse(text)
    ):
        if name is None:
            yield "a template named by a value"
        elif not name.startswith((*SHARED, f"{folder}/")) and name not in own:
            yield name


def test_no_text_names_what_lies_above() -> None:
    found = [
        f"{each.path}:{line} {name}"
        for each in sources(under="sightline/", migrations=True)
        if each.folder and each.folder != "config"
        for line, name in climbing_names(each.tree, each.folder)
    ]
    assert not found, said(found)


def test_no_link_leads_back_up() -> None:
    found = [
        f"{each.path}:{line} {why}"
        for each in sources(under="sightline/")
        if each.folder
        for line, why in ways_back(each.tree, each.folder)
    ]
    assert not found, said(found)


def test_templates_use_their_own_folder_and_core() -> None:
    found = []
    for path in templates():
        place = path.relative_to(ROOT / "sightline")
        home = ROOT / "sightline" / place.parts[0] / "templates"
        own = {str(each.relative_to(home)) for each in home.rglob("*") if each.is_file()}
        found += [f"{place} uses {name}" for name in strangers(path.read_text(), place.parts[0], own)]
    assert not found, said(found)


def test_templates_lie_in_a_folder_of_their_own_name() -> None:
    found = [
        str(place)
        for path in templates()
        if (place := path.relative_to(ROOT / "sightline")).parts[1] != "templates"
        or place.parts[2] not in {place.parts[0], "account", "mfa", "socialaccount", "usersessions"}
    ]
    assert not found, said(found)


@pytest.mark.parametrize(
    ("code", "folder", "count"),
    [
        ("path = 'sightline.front_door.actions.take'", "follow_up", 1),
        ("apps.get_model('front_door.Contact')", "people", 1),
        ("path = 'sightline.people.actions.add'", "follow_up", 0),
        ("models.ForeignKey('cases.Case')", "people", 1),
        ("models.ForeignKey('people.Person')", "cases", 0),
        ("kind = 'front_door.contact_taken'", "people", 0),
    ],
)
def test_a_climbing_name_is_known(code: str, folder: str, count: int) -> None:
    assert len(list(climbing_names(ast.parse(code), folder))) == count


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("models.ForeignKey('people.Person', related_name='contacts')", 1),
        ("models.ForeignKey('people.Person')", 1),
        ("from sightline.people.models import Person\nmodels.ManyToManyField(Person)", 1),
        ("models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=x)", 1),
        ("models.ForeignKey('people.Person', related_name='+')", 0),
        ("models.ForeignKey('front_door.Contact', related_name='answers')", 0),
        ("models.ForeignKey('self', related_name='parts')", 0),
    ],
)
def test_a_way_back_is_known(code: str, count: int) -> None:
    assert len(list(ways_back(ast.parse(code), "front_door"))) == count


def test_a_stranger_in_a_template_is_known() -> None:
    text = "{% extends 'core/page.jinja' %}{% include 'desk/mine.jinja' %}{% include 'people/line.jinja' %}"
    assert list(strangers(text, "desk", set())) == ["people/line.jinja"]
    assert list(strangers("{% include which %}", "desk", set())) == ["a template named by a value"]
