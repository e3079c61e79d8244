"""The words that ship: one file a page, its first line the title. A partnership reads and changes them before use."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sightline.content.catalogue import PAGES

FOLDER = Path(__file__).parent / "reference" / "words"
NOT_CHECKED = "As it ships: written for any partnership, not yet checked by this one"


@dataclass(frozen=True)
class Text:
    """One page as it ships."""

    slug: str
    title: str
    body: str


@cache
def shipped() -> tuple[Text, ...]:
    """In the order of the list of pages. ValueError where a file begins without its title."""
    return tuple(_read(slug) for slug in PAGES)


def _read(slug: str) -> Text:
    first, _, body = (FOLDER / f"{slug}.md").read_text(encoding="utf-8").partition("\n")
    if not first.startswith("# "):
        raise ValueError(f"{slug}.md does not begin with its title")
    return Text(slug, first[2:].strip(), body.strip())
