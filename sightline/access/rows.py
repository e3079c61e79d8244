"""How a fact is made under the law of the record it is about, and how a working row goes to its next version."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sightline.access.viewer import Viewer

LAW = ("about", "controller_id", "lawful_basis", "regime")


def fact_like(
    model: Any, row: Any, *, by: Viewer, at: datetime, key: UUID | None = None, **columns: Any
) -> Any:
    """A fact about whom the row is about, under the law of the row, unless `columns` say otherwise. Not saved yet."""
    columns = {name: getattr(row, name) for name in LAW} | columns
    return model(
        id=key or uuid4(), by_id=by.staff_id, at=at, **({"retention_class": model.RETENTION} | columns)
    )


def next_version(row: Any, *, by: Viewer, at: datetime, **columns: Any) -> list[str]:
    """Set columns of a working row. Gives every column to be saved, those that say who and when among them."""
    for name, value in columns.items():
        setattr(row, name, value)
    row.version += 1
    row.changed_by_id, row.changed_at = by.staff_id, at
    return [*columns, "version", "changed_by", "changed_at"]
