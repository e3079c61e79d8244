"""Compares two sets of rows whose made-up identifiers differ: each is known by what its row says and what it is
joined to, looked at a few steps round."""

import re
from collections import Counter, defaultdict
from hashlib import sha256

IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
ROUNDS = 3
Rows = dict[str, list[dict[str, str]]]


def written(rows: Rows, known: set[str]) -> Counter[str]:
    """Each row as text, with identifiers that are not `known` named by their place among the rows."""
    names: dict[str, str] = defaultdict(lambda: "?")
    for _ in range(ROUNDS):
        found: dict[str, list[str]] = defaultdict(list)
        for table, several in rows.items():
            for row in several:
                text = _text(table, row, names, known)
                for column, cell in row.items():
                    for one in IDENTIFIER.findall(cell):
                        if one not in known:
                            found[one].append(f"{column} {text}")
        names = defaultdict(
            lambda: "?",
            {
                one: sha256("|".join(sorted(places)).encode()).hexdigest()[:12]
                for one, places in found.items()
            },
        )
    return Counter(_text(table, row, names, known) for table, several in rows.items() for row in several)


def _text(table: str, row: dict[str, str], names: dict[str, str], known: set[str]) -> str:
    cells = []
    for column, cell in sorted(row.items()):
        if column in ("salt", "words_digest"):
            cell = "said" if cell else ""
        cells.append(f"{column}={IDENTIFIER.sub(lambda m: m[0] if m[0] in known else names[m[0]], cell)}")
    return f"{table}: " + "; ".join(cells)
