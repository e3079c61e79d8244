"""A list and a thing, as the administration pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from sightline.core.pages import Link, Row, Tag

Cell = str | Markup | Tag | None


@dataclass(frozen=True)
class Line:
    """One row of a table; the first cell leads to `href`."""

    cells: Sequence[Cell]
    href: str = ""


@dataclass(frozen=True)
class Listing:
    """A table with its caption."""

    caption: str
    heads: Sequence[str]
    lines: Sequence[Line]
    nothing: str
    add: Link | None = None


@dataclass(frozen=True)
class Thing:
    """One agency, team or person: its rows, what belongs to it, what can be done."""

    title: str
    rows: Sequence[Row]
    tags: Sequence[Tag] = ()
    parts: Sequence[Listing] = ()
    acts: Sequence[Link] = field(default_factory=list)
    note: str = ""
