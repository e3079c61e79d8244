"""The documents that are made from the code.

`docs/states/`: one page a folder, from its tables of moves and holders. `docs/figures/`: one page a family of figures,
from its definitions and worked examples. `docs/openapi.json`: the HTTP API, from the types that check its calls.
`docs/benchmark-return.schema.json`: the schema of the benchmarking return, from its data sets and the catalogue.

`make check` compares them, `make fix` writes them.
"""

import importlib
import importlib.util
import json
import sys
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

from sightline.config.mounting import ready_django
from sightline.figures.benchmarking import schema
from sightline.figures.definitions.method_pages import method_pages

REPOSITORY = Path(__file__).resolve().parents[2]
STATES = REPOSITORY / "docs" / "states"
FIGURES = REPOSITORY / "docs" / "figures"
OPENAPI = REPOSITORY / "docs" / "openapi.json"
RETURN = REPOSITORY / "docs" / "benchmark-return.schema.json"
NOTE = "<!-- Made by `make fix` from {module}; a change here would be lost. -->"


def pages() -> dict[Path, str]:
    """Return every generated document with its text."""
    states = {STATES / f"{name}.md": text for name, text in _state_pages()}
    figures = {FIGURES / f"{name}.md": text for name, text in method_pages()}
    return states | figures | {OPENAPI: _openapi(), RETURN: schema.as_text()}


def _openapi() -> str:
    ready_django()
    from sightline.api.service import description  # its models can be read only now

    return json.dumps(description(), indent=2, ensure_ascii=False) + "\n"


def differences() -> list[str]:
    """Say which documents differ from what the code makes."""
    made = pages()
    wrong = [path for path, text in made.items() if not path.exists() or path.read_text() != text]
    left_over = [path for path in _written() if path not in made]
    return [str(path.relative_to(REPOSITORY)) for path in (*wrong, *left_over)]


def write() -> None:
    """Write every document, and remove what nothing makes any more."""
    made = pages()
    for path in _written():
        if path not in made:
            path.unlink()
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def _written() -> list[Path]:
    return [path for folder in (STATES, FIGURES) if folder.exists() for path in folder.glob("*.md")]


def _state_pages() -> Iterator[tuple[str, str]]:
    for folder in sorted((REPOSITORY / "sightline").iterdir()):
        name = f"sightline.{folder.name}.states"
        if (folder / "__init__.py").exists() and importlib.util.find_spec(name):
            text = state_page(importlib.import_module(name))
            if text:
                yield folder.name, text


def state_page(module: ModuleType) -> str:
    """Draw every table of moves of one module; empty when it has none."""
    tables = {name: value for name, value in vars(module).items() if isinstance(value, dict) and value}
    holders = {_states(table): table for name, table in tables.items() if name.endswith("HOLDERS")}
    parts = [
        _diagram(table, holders.get(_states(table), {}))
        for name, table in tables.items()
        if name.endswith("MOVES")
    ]
    if not parts:
        return ""
    folder = module.__name__.split(".")[1].replace("_", " ")
    path = module.__name__.replace(".", "/")
    return "\n\n".join([NOTE.format(module=path), f"# States: {folder}", *parts]) + "\n"


def _states(table: Mapping[Any, Any]) -> type[Enum]:
    return type(next(iter(table)))


def _diagram(moves: Mapping[Enum, Any], holders: Mapping[Enum, Any]) -> str:
    """Draw one table: its picture, then who holds each state."""
    states = _states(moves)
    lines = [f"## {states.__name__}", "", (states.__doc__ or "").strip(), "", "```mermaid", "stateDiagram-v2"]
    lines += [f'    state "{_label(each)}" as {each.name}' for each in states]
    lines.append(f"    [*] --> {next(iter(states)).name}")
    for each in states:
        lines += [f"    {each.name} --> {to.name}" for to in states if to in moves.get(each, ())]
        if not moves.get(each):
            lines.append(f"    {each.name} --> [*]")
    lines += ["```", "", "| State | Held by | May become |", "|---|---|---|"]
    for each in states:
        after = ", ".join(_label(to) for to in states if to in moves.get(each, ())) or "–"
        lines.append(f"| {_label(each)} | {_words(holders.get(each, ''))} | {after} |")
    return "\n".join(lines)


def _words(held: Any) -> str:
    if isinstance(held, str):
        return held or "–"
    if isinstance(held, Enum):
        return _label(held)
    return ", ".join(sorted(_words(each) for each in held))


def _label(state: Enum) -> str:
    return str(getattr(state, "label", state.value))


def main(arguments: list[str]) -> int:
    """Write (`--write`) or compare; return the exit status."""
    if arguments == ["--write"]:
        write()
        return 0
    found = differences()
    for each in found:
        sys.stdout.write(f"{each} is not what the code makes. Run `make fix`.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
