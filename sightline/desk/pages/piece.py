"""One thing to do, as a row of My work."""

from dataclasses import dataclass

from sightline.core.pages import Tag


@dataclass(frozen=True)
class Piece:
    """One thing to do."""

    title: str
    href: str
    about: str = ""
    note: str = ""
    tag: Tag | None = None
