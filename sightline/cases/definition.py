"""The definition by which it is judged whether a child is at risk and has been harmed, version by version (PW-15a).

Sightline comes with one of its own, to be confirmed by the partnership. A judgement keeps the key of its version.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "reference" / "definition"
IN_FORCE = "sightline-1"


@dataclass(frozen=True)
class Definition:
    """One version."""

    key: str
    title: str
    status: str
    text: str


@cache
def definition_of(key: str) -> Definition:
    """A version that was in force. Earlier ones stay, for what was judged by them."""
    title, status, text = (FOLDER / f"{key}.txt").read_text(encoding="utf-8").split("\n", 2)
    return Definition(key, title, status, text.strip())


def in_force() -> Definition:
    """The version judged by today."""
    return definition_of(IN_FORCE)
