"""The mark of a demonstration: which columns of an extract were made up and stand for no record.

It is a file beside the tables, `generated.json`, `{table: [columns]}`. It is no table, so that the format ignores it
and the manifest keeps its shape (docs/decisions/0121).
"""

import json
from pathlib import Path

NAME = "generated.json"
SENTENCE = "Generated for the demonstration: no record of the borough stands behind it."


def generated(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return the made-up columns of each table, nothing of an extract that has no mark. Raises ValueError."""
    path = folder / NAME
    if not path.is_file():
        return {}
    given = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(given, dict) or not all(isinstance(each, list) for each in given.values()):
        raise ValueError(f"{path} is not a list of columns for each table")
    return {str(name): tuple(map(str, columns)) for name, columns in given.items()}
