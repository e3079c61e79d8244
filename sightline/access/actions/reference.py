"""Loading the retention schedule. What a local owner has since changed stays until a later file says otherwise."""

from datetime import datetime
from pathlib import Path

from sightline.access.acts import action
from sightline.access.models import RetentionRule
from sightline.access.retention_file import SHIPPED, read_retention
from sightline.access.viewer import Viewer


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
