"""Keeps stencils in a file beside the code, so that filling a borough need not watch anything first."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from sightline.demonstration.stencils.expressions import frozen
from sightline.demonstration.stencils.stencil import Stencil, from_data

FILE = "stencils.json"
Case = tuple[Any, ...]


def place() -> Path:
    """Where the file is."""
    return Path(str(files("sightline.demonstration.reference") / FILE))


def keep(stencils: dict[Case, Stencil]) -> int:
    """Write them, one case a line, in order; how many."""
    lines = sorted(
        json.dumps([case, stencil.as_data()], separators=(",", ":")) for case, stencil in stencils.items()
    )
    place().write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    return len(lines)


def kept() -> dict[Case, Stencil]:
    """Those that were kept."""
    if not place().exists():
        return {}
    found = json.loads(place().read_text(encoding="utf-8"))
    return {frozen(case): from_data(lines) for case, lines in found}
