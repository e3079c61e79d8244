"""Puts away what would be checked row by row while many rows come in, and makes it again."""

from collections.abc import Callable
from dataclasses import dataclass

import psycopg
from psycopg import sql

Owner = psycopg.Connection[tuple[object, ...]]
Tell = Callable[[str, int, int], None]
BONDS = """
SELECT conrelid::regclass::text, conname, contype, pg_get_constraintdef(oid) FROM pg_constraint
WHERE (contype = 'f' AND (conrelid = ANY(%(tables)s::regclass[]) OR confrelid = ANY(%(tables)s::regclass[])))
   OR (contype IN ('p', 'u') AND conrelid = ANY(%(tables)s::regclass[]))
ORDER BY contype = 'f' DESC, conrelid::regclass::text, conname
"""
INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid = ANY(%(tables)s::regclass[])
AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))
ORDER BY 1
"""
WALLED = """
SELECT oid::regclass::text FROM pg_class
WHERE oid = ANY(%(tables)s::regclass[]) AND relforcerowsecurity ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Bond:
    """A key, something unique, or a reference to another table."""

    table: str
    name: str
    is_reference: bool
    words: str


class PutAway:
    """What was put away of some tables, with the words that make it again."""

    def __init__(self, owner: Owner, tables: list[str]) -> None:
        self.owner, self.tables = owner, tables
        self.bonds = [
            Bond(table, name, kind in ("f", b"f"), words) for table, name, kind, words in self._all(BONDS)
        ]
        self.indexes = self._all(INDEXES)
        self.walled = [table for (table,) in self._all(WALLED)]
        for bond in self.bonds:
            self._alter(bond.table, sql.SQL("DROP CONSTRAINT {}").format(sql.Identifier(bond.name)))
        for index, _ in self.indexes:
            owner.execute(sql.SQL("DROP INDEX {}").format(sql.SQL(index)))
        for table in tables:
            self._alter(table, sql.SQL("DISABLE TRIGGER USER"))
            if not owner.execute(sql.SQL("SELECT 1 FROM {} LIMIT 1").format(sql.SQL(table))).fetchone():
                # Begun anew in this transaction, a table is written once: not in the server's log too.
                owner.execute(sql.SQL("TRUNCATE {}").format(sql.SQL(table)))
        for table in self.walled:
            self._alter(table, sql.SQL("NO FORCE ROW LEVEL SECURITY"))

    def make_again(self, tell: Tell) -> None:
        """Keys, indexes and references, every one checked by the server; then triggers and walls."""
        keys = [bond for bond in self.bonds if not bond.is_reference]
        for done, bond in enumerate(keys):
            tell("Keys", done, len(keys))
            self._bind(bond)
        tell("Keys", len(keys), len(keys))
        for done, (_, words) in enumerate(self.indexes):
            tell("Indexes", done, len(self.indexes))
            self.owner.execute(sql.SQL(words))
        tell("Indexes", len(self.indexes), len(self.indexes))
        references = [bond for bond in self.bonds if bond.is_reference]
        for done, bond in enumerate(references):
            tell("References", done, len(references))
            self._bind(bond)
        tell("References", len(references), len(references))
        for table in self.tables:
            self._alter(table, sql.SQL("ENABLE TRIGGER USER"))
        for table in self.walled:
            self._alter(table, sql.SQL("FORCE ROW LEVEL SECURITY"))

    def _bind(self, bond: Bond) -> None:
        words = sql.SQL("ADD CONSTRAINT {} {}").format(sql.Identifier(bond.name), sql.SQL(bond.words))
        self._alter(bond.table, words)

    def _alter(self, table: str, words: sql.Composable) -> None:
        self.owner.execute(sql.SQL("ALTER TABLE {} {}").format(sql.SQL(table), words))

    def _all(self, query: str) -> list[tuple[str, ...]]:
        found = self.owner.execute(query, {"tables": self.tables}).fetchall()
        return [tuple(str(cell) for cell in row) for row in found]
