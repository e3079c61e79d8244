"""The repository's files, as the rules look at them."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# The folders, top first: each may use only those below it. Neighbours on one line do not know each other.
LAYOUT = (
    ("config",),
    ("demonstration",),
    ("desk", "public", "api"),
    ("figures",),
    ("information_rights",),
    ("governance",),
    ("cases",),
    ("enquiries",),
    ("front_door",),
    ("intelligence",),
    ("missing", "justice", "education", "licensing", "support", "content"),
    ("meetings", "letters"),
    ("follow_up",),
    ("people",),
    ("deadlines",),
    ("access",),
    ("core",),
)
HEIGHT = {folder: len(LAYOUT) - place for place, line in enumerate(LAYOUT) for folder in line}

# The modules of a folder, top first: each may use only those below it.
WITHIN = ("urls", "views", "forms", "pages", "actions", "queries", "permissions", "models", "states")


@dataclass(frozen=True)
class Source:
    """One Python file."""

    path: str

    @cached_property
    def text(self) -> str:
        return (ROOT / self.path).read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, filename=self.path)

    @property
    def parts(self) -> tuple[str, ...]:
        return Path(self.path).with_suffix("").parts

    @property
    def folder(self) -> str:
        """The folder of `sightline` it lies in; empty for a file outside, or at the top."""
        return self.parts[1] if self.parts[0] == "sightline" and len(self.parts) > 2 else ""

    @property
    def module(self) -> str:
        """Its part in the folder (`actions` for `actions.py` and for `actions/decide.py`)."""
        return self.parts[2] if self.folder else ""


def climbs(source: str, target: str) -> bool:
    """Say whether a folder may not use another: it lies above, or beside."""
    return source != target and HEIGHT.get(target, 0) >= HEIGHT.get(source, 0)


@cache
def files() -> tuple[str, ...]:
    """Every file that is, or is about to be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(sorted({each for each in listed.stdout.split("\0") if each and (ROOT / each).is_file()}))


@cache
def sources(*, under: str = "", migrations: bool = False) -> tuple[Source, ...]:
    """Every Python file under a folder, without what Django wrote."""
    return tuple(
        Source(each)
        for each in files()
        if each.endswith(".py") and each.startswith(under) and (migrations or "/migrations/" not in each)
    )


def templates() -> Iterator[Path]:
    """Every page template."""
    for each in files():
        if each.startswith("sightline/") and Path(each).suffix in {".jinja", ".html"}:
            yield ROOT / each


def said(found: list[str]) -> str:
    """What a failed rule prints: each place on a line."""
    return "\n" + "\n".join(sorted(found))
