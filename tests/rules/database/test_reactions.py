"""Every event somebody leaves is answered above, and every answer exists (design 2: nothing climbs)."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.module_loading import import_string

import sightline
from sightline.config.reactions import REACTIONS

SOURCE = Path(sightline.__file__).parent


def emitted() -> Iterator[tuple[str, str]]:
    """Each kind of event left anywhere in the source, with the file that leaves it."""
    for file in sorted(SOURCE.rglob("*.py")):
        if "migrations" in file.parts or file == SOURCE / "core" / "events.py":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _is_emit(node.func):
                yield _kind(node, file), str(file.relative_to(SOURCE))


def _is_emit(function: ast.expr) -> bool:
    named = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    return named == "emit"


def _kind(call: ast.Call, file: Path) -> str:
    given = call.args[0] if call.args else next(word.value for word in call.keywords if word.arg == "kind")
    if isinstance(given, ast.Constant):
        return str(given.value)
    assert isinstance(given, ast.Name), (
        f"{file}: the kind of an event is written out or a constant of the module"
    )
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and any(getattr(t, "id", "") == given.id for t in node.targets):
            return str(ast.literal_eval(node.value))
    raise AssertionError(f"{file}: {given.id} is not a constant of the module")


def test_every_event_has_an_answer() -> None:
    unanswered = {(kind, file) for kind, file in emitted() if not REACTIONS.get(kind)}
    assert unanswered == set(), "name its handler in config/reactions.py"


def test_every_answer_waits_for_an_event_that_somebody_leaves() -> None:
    assert set(REACTIONS) - {kind for kind, _ in emitted()} == set()


def test_an_event_is_named_by_the_folder_that_leaves_it() -> None:
    assert [
        (kind, file) for kind, file in emitted() if kind.partition(".")[0] != file.partition("/")[0]
    ] == []


@pytest.mark.parametrize("handler", sorted({each for handlers in REACTIONS.values() for each in handlers}))
def test_every_handler_is_there_and_takes_what_the_worker_hands_it(handler: str) -> None:
    taken = inspect.signature(import_string(handler)).parameters
    assert {"subject_id", "by", "at"} <= set(taken)
    others = [
        p.name for p in taken.values() if p.default is p.empty and p.name not in {"subject_id", "by", "at"}
    ]
    assert others == []
    assert ".actions." in handler, "only an action writes"
