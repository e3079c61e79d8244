"""What the actions wrote beside what was stamped, with the identifiers that each chose for itself exchanged."""

import pytest

from sightline.demonstration.script.stamped import Stamped
from sightline.demonstration.stencils.compiled import columns_of
from sightline.demonstration.stencils.picture import LEFT_TO_SERVER, Change, shapes
from tests.demonstration.alike import IDENTIFIER, Rows, written


def same(acted: Rows, stamped: Rows, fixed: set[str]) -> None:
    """Fail with every row that only one of them has."""
    one, other = written(acted, fixed), written(stamped, fixed)
    only = [f"acted:   {row}" for row in one - other] + [f"stamped: {row}" for row in other - one]
    if only:
        pytest.fail("\n".join(["They differ.", *sorted(only, key=lambda row: row[9:])]), pytrace=False)


def exchanged(changes: list[Change], exchange: dict[str, str]) -> Rows:
    """What the actions wrote, the identifiers they chose exchanged for those that a stamp chooses."""
    rows: dict[str, dict[str, dict[str, str]]] = {}
    for change in changes:
        cells = [_cell(cell, exchange) for cell in change.after]
        row = _in_order(dict(zip(shapes()[change.table].columns, cells, strict=True)))
        rows.setdefault(change.table, {})[change.key] = _kept(change.table, row)
    return {table: list(found.values()) for table, found in rows.items()}


def _in_order(row: dict[str, str]) -> dict[str, str]:
    """Of two linked records the one with the lower identifier stands first, of those exchanged, too."""
    if {"one_id", "other_id"} <= row.keys():
        row["one_id"], row["other_id"] = sorted((row["one_id"], row["other_id"]))
    return row


def stamped_rows(player: Stamped) -> Rows:
    """What is on the sheets."""
    return {
        table: [_kept(table, dict(zip(columns_of(table), line.split("\t"), strict=True))) for line in lines]
        for table, lines in player.sheets.take().items()
    }


def _cell(cell: str, exchange: dict[str, str]) -> str:
    for old, new in exchange.items():
        cell = cell.replace(old, new)
    for opening, closing, between in (("{", "}", ","), ("[", "]", ", ")):
        if cell.startswith(opening) and IDENTIFIER.search(cell):
            return opening + between.join(sorted(cell[1:-1].split(between))) + closing
    return cell


def _kept(table: str, row: dict[str, str]) -> dict[str, str]:
    """Without what the server fills in by its own clock and counters."""
    own = {"pgh_created_at"} | ({"created_at", "updated_at"} if table == "pghistory_context" else set())
    return {column: cell for column, cell in row.items() if column not in LEFT_TO_SERVER | own}
