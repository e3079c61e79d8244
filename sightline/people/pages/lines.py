"""Chronology lines as a page shows them."""

from collections.abc import Callable, Iterable

from sightline.core.pages import Happening, Tag
from sightline.core.words import moment
from sightline.people.models import ChronologyLine


def chronology_lines(
    lines: Iterable[ChronologyLine], *, address: Callable[[ChronologyLine], str] = lambda line: ""
) -> list[Happening]:
    """Lines as entries of a timeline. `address` says where a line's own record is read."""
    return [
        Happening(
            title=line.title,
            when=moment(line.happened_at),
            by=_by(line),
            text=line.words,
            href=address(line),
            tag=Tag(f"{line.only_employer.name} only", "purple") if line.only_employer else None,
        )
        for line in lines
    ]


def _by(line: ChronologyLine) -> str:
    return f"{line.by.name}, {line.controller.name}" if line.by else line.controller.name
