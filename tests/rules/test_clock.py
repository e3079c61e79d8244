"""One reader of the clock: `core/clock.py`. Ruff bans the plain ways; these are the ones it cannot see."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.rules.repository import said, sources

SQL_CLOCK = re.compile(
    r"\b(now\s*\(\)|clock_timestamp\s*\(|statement_timestamp\s*\(|current_(date|time|timestamp)\b)", re.I
)
LOOKS_LIKE_SQL = re.compile(
    r"\b(select|insert|update|delete|default|returns|interval|where|values)\b", re.IGNORECASE
)
FIELD_CLOCKS = {"auto_now", "auto_now_add"}

# Where the database's own clock is asked, and why.
ALLOWED = {
    "sightline/access/viewer_sql.py": "the database judges by its own clock whether a signed viewer has run out",
}


def clocks(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield each place that reads the time by the back door."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in FIELD_CLOCKS:
            yield node.value.lineno, node.arg
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found = SQL_CLOCK.search(node.value)
            if found and LOOKS_LIKE_SQL.search(node.value):
                yield node.lineno, found.group()
        elif isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow"}:
            name = getattr(node.value, "attr", getattr(node.value, "id", ""))
            if name in {"datetime", "date", "timezone"}:
                yield node.lineno, f"{name}.{node.attr}"


def test_only_the_clock_reads_the_clock() -> None:
    found = [
        f"{each.path}:{line} {what}"
        for each in sources(under="sightline/")
        if each.path != "sightline/core/clock.py" and each.path not in ALLOWED
        for line, what in clocks(each.tree)
    ]
    assert not found, said(found)


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("at = models.DateTimeField(auto_now_add=True)", 1),
        ("cursor.execute('SELECT 1 WHERE due < now()')", 1),
        ("cursor.execute('UPDATE t SET d = CURRENT_DATE')", 1),
        ("default=timezone.now", 1),
        ("words = 'It is happening now'", 0),
        ("at = clock.now()", 0),
    ],
)
def test_a_clock_is_known(code: str, count: int) -> None:
    assert len(list(clocks(ast.parse(code)))) == count
