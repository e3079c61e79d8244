"""Documents made from the code."""

import importlib
import json
from enum import Enum
from pathlib import Path
from types import ModuleType

import pytest

from sightline.config import generated
from sightline.core.state_table import StateTable


class Door(Enum):
    """A door."""

    OPEN = "open"
    SHUT = "shut"
    LOCKED = "locked"


def states(**tables: object) -> ModuleType:
    module = ModuleType("sightline.example.states")
    vars(module).update(tables)
    return module


MOVES = {Door.OPEN: {Door.SHUT}, Door.SHUT: {Door.OPEN, Door.LOCKED}, Door.LOCKED: set()}
HOLDERS = {Door.OPEN: "the caretaker", Door.SHUT: {Door.OPEN, Door.SHUT}, Door.LOCKED: ""}


def test_a_page_shows_moves_and_holders() -> None:
    page = generated.state_page(states(MOVES=MOVES, HOLDERS=HOLDERS))
    assert (
        "    [*] --> OPEN\n    OPEN --> SHUT\n    SHUT --> OPEN\n    SHUT --> LOCKED\n    LOCKED --> [*]"
        in page
    )
    assert "| open | the caretaker | shut |" in page
    assert "| shut | open, shut | open, locked |" in page
    assert "| locked | – | – |" in page


def test_a_module_without_moves_has_no_page() -> None:
    assert generated.state_page(states(WORDS={"a": "b"})) == ""


def test_comparing_and_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "states"
    monkeypatch.setattr(generated, "REPOSITORY", tmp_path)
    monkeypatch.setattr(generated, "STATES", folder)
    monkeypatch.setattr(generated, "FIGURES", tmp_path / "docs" / "figures")
    monkeypatch.setattr(generated, "pages", lambda: {folder / "door.md": "text\n"})
    assert generated.main([]) == 1
    assert generated.main(["--write"]) == 0
    (folder / "left_over.md").write_text("old")
    assert generated.main([]) == 1
    assert "left_over.md" in capsys.readouterr().out
    assert generated.main(["--write"]) == 0
    assert generated.main([]) == 0


def test_every_folder_with_states_is_looked_at() -> None:
    made = generated.pages()
    api = json.loads(made.pop(generated.OPENAPI))
    assert api["paths"], "the first of two documents that are no pages"
    assert json.loads(made.pop(generated.RETURN))["properties"]["figures"]
    assert all(path.suffix == ".md" and text.startswith("<!--") for path, text in made.items())


def test_every_table_of_states_is_drawn_wherever_it_is_said() -> None:
    """A folder's tables may stand in several files; its page draws those its `states` module names."""
    missing = []
    for path in sorted((generated.REPOSITORY / "sightline").glob("*/*.py")):
        folder = path.parent.name
        if folder == "core" or "StateTable(" not in path.read_text(encoding="utf-8"):
            continue
        module = importlib.import_module(f"sightline.{folder}.{path.stem}")
        page = (generated.STATES / f"{folder}.md").read_text(encoding="utf-8")
        tables = [each for each in vars(module).values() if isinstance(each, StateTable)]
        assert tables, path
        missing += [each.states.__name__ for each in tables if f"## {each.states.__name__}\n" not in page]
    assert missing == []
