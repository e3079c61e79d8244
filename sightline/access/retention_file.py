"""The file that carries the retention schedule."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

SHIPPED = Path(__file__).parent / "reference" / "retention.csv"


def read_retention(file: Path = SHIPPED) -> Iterator[dict[str, Any]]:
    """Each row of a schedule, in the types the table holds."""
    with file.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            yield row | {
                "years": int(row["years"]) if row["years"] else None,
                "valid_from": date.fromisoformat(row["valid_from"]),
            }
