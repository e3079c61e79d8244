"""Tables that can be read as cards on a phone: each cell says which column it belongs to."""

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

_CELL = re.compile(r"<td\b")


def labelled(rows: Markup, heads: Sequence[str]) -> Markup:
    """The rows with the heading of its column on every cell after the first, for the style sheet to show."""
    return Markup("<tr").join(Markup(_labelled(part, heads)) for part in str(rows).split("<tr"))  # noqa: S704


def _labelled(row: str, heads: Sequence[str]) -> str:
    columns = iter(heads[1:])
    return _CELL.sub(lambda _: f'<td role="cell" data-label="{escape(next(columns, ""))}"', row)
