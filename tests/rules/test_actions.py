"""What an action looks like: `do(*, …, by: Viewer, at: datetime)`, with its line on the record of access."""

import ast
from collections.abc import Iterator

import pytest

from tests.rules.repository import said, sources

# Writes that are no action of anybody's, and why.
NOT_ACTIONS = {
    "sightline/core/actions.py": "the event outbox: an event belongs to the action that left it",
    "sightline/access/actions/recording.py": "the record of access itself",
    "sightline/access/actions/drafts.py": "a draft is nobody's record yet",
    "sightline/people/actions/chronology.py": "a line belongs to the action whose work it tells of",
    "sightline/people/actions/keys.py": "what a record is found by, made anew within each action about it",
    "sightline/people/actions/parts.py": "what the actions of people are made of; each is part of one",
    "sightline/people/actions/searching.py": "a search writes its own line: searched, not done",
    "sightline/front_door/actions/clocks.py": "clocks start and stop within the action whose duty they time",
    "sightline/front_door/actions/acute_clocks.py": "as for clocks.py: those of a strategy discussion and what follows",
    "sightline/front_door/actions/alerting.py": "an alert belongs to the action that reached it",
    "sightline/front_door/actions/noticing.py": "noticed within taking a contact or attaching a child",
    "sightline/front_door/actions/matching.py": "words are looked for within the action that takes a text down",
    "sightline/front_door/actions/scripting.py": "what came with a contact, kept within taking it",
    "sightline/front_door/actions/partner_news.py": "what a partner is told by the action that answers or puts on",
    "sightline/front_door/actions/moving.py": "what every action on a contact has in common; each is part of one",
    "sightline/information_rights/actions/parts.py": "what actions on requests are made of; each is part of one",
    "sightline/demonstration/actions/playing.py": "time passing while a story is played; nobody does it",
    "sightline/access/actions/messages.py": "a message belongs to the action that sends it",
}


def faults(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield what is missing from each public function of an `actions` module."""
    for node in tree.body:
        if isinstance(node, ast.AsyncFunctionDef):
            yield node.lineno, f"{node.name} is not a plain function"
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield from ((node.lineno, f"{node.name} {fault}") for fault in _faults(node))


def _faults(function: ast.FunctionDef) -> Iterator[str]:
    given = function.args
    if given.posonlyargs or given.args or given.vararg:
        yield "takes something by position"
    names = {each.arg for each in given.kwonlyargs}
    if "at" not in names:
        yield "has no at="
    if "by" not in names:
        yield "has no by="
    if not any(_is_action(each) for each in function.decorator_list):
        yield "is not marked @action(…)"


def _is_action(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "action"


def test_every_action_says_who_and_when() -> None:
    found = [
        f"{each.path}:{line} {fault}"
        for each in sources(under="sightline/")
        if each.module == "actions" and each.path not in NOT_ACTIONS
        for line, fault in faults(each.tree)
    ]
    assert not found, said(found)


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("@action('a.b')\ndef take(*, words, by, at): ...", 0),
        ("def _helper(contact): ...", 0),
        ("def take(words, *, by, at): ...", 2),
        ("@action('a.b')\ndef take(*, words): ...", 2),
        ("@action('a.b')\nasync def take(*, by, at): ...", 1),
    ],
)
def test_a_fault_in_an_action_is_known(code: str, count: int) -> None:
    assert len(list(faults(ast.parse(code)))) == count
