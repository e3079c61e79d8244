"""Loading the retention schedule. What a local owner has since changed stays until a later file says otherwise."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sightline.access.acts import action
from sightline.access.models import RetentionRule
from sightline.access.viewer import Viewer

SHIPPED = Path(__file__).parents[1] / "reference" / "retention.csv"


def read_retention(file: Path = SHIPPED) -> Iterator[dict[str, Any]]:
    """Each row of a schedule, in the types the table holds."""
    with file.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            yield row | {
                "years": int(row["years"]) if row["years"] else None,
                "valid_from": date.fromisoformat(row["valid_from"]),
            }


@action("access.retention_loaded")
def load_retention(*, by: Viewer, at: datetime, file: Path = SHIPPED) -> list[RetentionRule]:
    """The rules added. One that begins no later than the rule in force changes nothing, so it may be run again."""
    current = {rule.key: rule for rule in RetentionRule.objects.filter(valid_to=None)}
    added = []
    for row in read_retention(file):
        before = current.get(row["key"])
        if before and before.valid_from >= row["valid_from"]:
            continue
        if before:
            before.valid_to = row["valid_from"]
            before.save(update_fields=["valid_to"])
        added.append(RetentionRule.objects.create(**row))
    return added
