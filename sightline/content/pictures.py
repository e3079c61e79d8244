"""Pictures of easy read: simple ones of our own, beside a line or a question whose words say all that they show.

One file each in reference/pictures, 48 by 48. A screen reader hears none of them, and nothing is fetched.
"""

from functools import cache
from pathlib import Path

from markupsafe import Markup

FOLDER = Path(__file__).parent / "reference" / "pictures"
BEGINS = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">'
SHOWN = '<svg class="pic" width="48" height="48" viewBox="0 0 48 48" aria-hidden="true" focusable="false">'


@cache
def pictures() -> dict[str, Markup]:
    """By name, as they stand within a page. ValueError where a file begins otherwise than they all do."""
    return {file.stem: _within(file) for file in sorted(FOLDER.glob("*.svg"))}


def picture(name: str) -> Markup:
    """One of them. Raises KeyError."""
    return pictures()[name]


def _within(file: Path) -> Markup:
    text = file.read_text(encoding="utf-8").strip()
    if not text.startswith(BEGINS):
        raise ValueError(f"{file.name} does not begin as pictures do")
    return Markup(SHOWN + text.removeprefix(BEGINS))  # noqa: S704 - a file of ours
