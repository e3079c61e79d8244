"""Draws a stencil from what one event was seen to write."""

from dataclasses import dataclass, field

from sightline.demonstration.stencils.cells import digest
from sightline.demonstration.stencils.expressions import (
    Expression,
    Sources,
    is_identifier,
    is_telling,
    renamed,
)
from sightline.demonstration.stencils.picture import LEFT_TO_SERVER, Change, Row, shapes, value_of
from sightline.demonstration.stencils.stencil import Alias, CannotExplain, Line, Stencil

AT: Expression = ("v", "at")
# Written with the server's own clock, which stands for the moment of the event.
SERVER_MOMENTS = {"pgh_created_at": AT}
SERVER_TABLES = {"pghistory_context": {"created_at": AT, "updated_at": AT}}
VERSION, MOST_VERSIONS = "version", 3
WORDS = "access_auditwords"
UNORDERED = LEFT_TO_SERVER | SERVER_MOMENTS.keys() | {"salt", "words_digest"}
ABOUT_A_ROW = ("pgh_obj_id", "subject_id")
NOTHING = frozenset({"", "\\N", "t", "f", "{}", "[]", "0"})


@dataclass(slots=True)
class Live:
    """Rows of a story that later events may change: what they are called, and what they hold now."""

    names: dict[str, Alias] = field(default_factory=dict)
    rows: dict[str, tuple[str, Row]] = field(default_factory=dict)

    def keep(self, change: Change, alias: Alias) -> None:
        """A row as it stands after an event."""
        self.names[change.key] = alias
        self.rows[change.key] = (change.table, change.after)

    def sources(self, found: Sources) -> None:
        """Add what the rows hold to what a cell may come from."""
        for key, (table, row) in self.rows.items():
            found.add(key, ("o", self.names[key], shapes()[table].columns[shapes()[table].key]), inside=True)
            for column, text in zip(shapes()[table].columns, row, strict=True):
                if is_telling(text):
                    found.add(text, ("o", self.names[key], column))


def draw(changes: list[Change], sources: Sources, live: Live, aliases: dict[str, Alias]) -> Stencil:
    """The stencil of one event. `aliases` names the rows among `changes` that later events may change."""
    live.sources(sources)
    names = {**live.names, **aliases}
    changes = sorted(changes, key=lambda change: _order(change, sources, names))
    fresh = [change for change in changes if change.before is None]
    for number, change in enumerate(one for one in fresh if is_identifier(one.key)):
        if change.key not in sources.by_text:
            sources.add(change.key, ("n", number), inside=True)
    _said(fresh, sources)
    return Stencil([_line(change, sources, live, aliases) for change in changes])


def _counted(change: Change, text: str, live: Live) -> list[Expression]:
    """A version is that of one of the story's rows, or a few more: of itself, else of one of its own folder."""
    found: list[Expression] = []
    folder = change.table.rpartition("_")[0]
    nearest = sorted(live.rows, key=lambda key: (key != change.key, not live.rows[key][0].startswith(folder)))
    for key in nearest:
        table, row = live.rows[key]
        columns = shapes()[table].columns
        if VERSION in columns:
            more = int(text) - int(row[columns.index(VERSION)])
            if 0 <= more <= MOST_VERSIONS:
                found.append(("+", live.names[key], VERSION, more))
    return found


def _order(change: Change, sources: Sources, names: dict[str, Alias]) -> tuple[str, bool, Alias, list[str]]:
    """An order that two samples share, whatever order the server gives rows of one command.

    A row with a name, the history of one, and a line of record about one stand by that name; others by where
    their cells come from. An identifier made in this event, alone or in an address, stands by the name of its row:
    by itself it would put two rows that differ in nothing else in an order of chance.
    """
    columns = shapes()[change.table].columns
    keys = [change.key, *(value_of(change, column) for column in ABOUT_A_ROW if column in columns)]
    name = next((names[key] for key in keys if key in names), ("", ""))
    cells = []
    for column, text in zip(columns, change.after, strict=True):
        left_out = column in UNORDERED or change.table in SERVER_TABLES
        cells.append("" if left_out else _origin(sources.candidates(text, column), text, names))
    return change.table, change.before is not None, name, cells


def _origin(found: list[Expression], text: str, names: dict[str, Alias]) -> str:
    if found and found[0][0] == "o":
        return ""
    return renamed(str(found[0]) if found else text, names)


def _said(fresh: list[Change], sources: Sources) -> None:
    """Words said with an act: each has a salt of its own, and the act keeps only their digest."""
    words = [change for change in fresh if change.table == WORDS]
    for number, change in enumerate(words):
        salt, said = value_of(change, "salt"), value_of(change, "words")
        sources.add(salt, ("s", number))
        for expression in sources.candidates(said, "words"):
            sources.add(digest(salt, said), ("d", number, expression))


def _line(change: Change, sources: Sources, live: Live, aliases: dict[str, Alias]) -> Line:
    columns = shapes()[change.table].columns
    alias = aliases.get(change.key) or live.names.get(change.key)
    if change.before is not None:
        if alias is None:
            raise CannotExplain(f"{change.table}: a row was changed that nobody named")
        cells = {
            column: _counted_or(change, column, new, sources, live)
            for column, old, new in zip(columns, change.before, change.after, strict=True)
            if old != new
        }
        return Line(change.table, alias, False, cells)
    past = _past(change, live)
    cells = {}
    for column, text in zip(columns, change.after, strict=True):
        if column in LEFT_TO_SERVER:
            continue
        cells[column] = _of_past(past, column, text) or _counted_or(change, column, text, sources, live)
    return Line(change.table, alias, True, cells)


def _past(change: Change, live: Live) -> tuple[Alias, dict[str, str]] | None:
    """For a row of history: the row it is the past of, as it was before this event."""
    columns = shapes()[change.table].columns
    if "pgh_obj_id" not in columns:
        return None
    key = change.after[columns.index("pgh_obj_id")]
    if key not in live.rows:
        return None
    table, row = live.rows[key]
    return live.names[key], dict(zip(shapes()[table].columns, row, strict=True))


def _of_past(past: tuple[Alias, dict[str, str]] | None, column: str, text: str) -> list[Expression]:
    if past is None or past[1].get(column) != text:
        return []
    return [("o", past[0], column)]


def _counted_or(change: Change, column: str, text: str, sources: Sources, live: Live) -> list[Expression]:
    found = _cell(change, column, text, sources)
    return _counted(change, text, live) + found if column == VERSION and text.isdigit() else found


def _cell(change: Change, column: str, text: str, sources: Sources) -> list[Expression]:
    server = SERVER_TABLES.get(change.table, SERVER_MOMENTS)
    if column in server:
        return [server[column]]
    if text in NOTHING:
        named = [
            one for one in sources.by_text.get(text, []) if one[0] == "v" and one[1].endswith("." + column)
        ]
        return [*named, ("=", text)]
    found = sources.candidates(text, column)
    if not found:
        raise CannotExplain(
            f"{change.table}.{column} holds {text}, which comes from nothing the script names"
        )
    return found
