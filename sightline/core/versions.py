"""Two people saving one thing: the second is shown both texts, and neither is lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

NOTHING: Mapping[str, Any] = {}


@dataclass
class Conflict(Exception):
    """Somebody else saved first. Carries what they saved and what this person typed, by field name."""

    saved: dict[str, Any]
    typed: dict[str, Any]
    saved_by: str = ""
    version: int = 0

    def __str__(self) -> str:
        return "Somebody else changed this while you were writing."


def shown_of(row: Any, names: Iterable[str]) -> dict[str, Any]:
    """What stands, by the names a form uses; nothing where there is no row."""
    return {name: getattr(row, name) for name in names} if row is not None else {}


def next_number(
    last: Any, *, seen: int, saved: dict[str, Any] | None = None, typed: Mapping[str, Any] = NOTHING
) -> int:
    """The number of a further row after the `last`; Conflict where that is not the one the page showed.

    `saved` is what stands by the names of the form; if it is not given, what the last row has for what was typed.
    """
    if last is not None and last.number != seen:
        stands = shown_of(last, typed) if saved is None else saved
        name = last.by.name if last.by else ""
        raise Conflict(saved=stands, typed=dict(typed), saved_by=name, version=last.number)
    return int(last.number) + 1 if last is not None else 1


def must_be_version(
    row: Any, version: int, *, saved: dict[str, Any] | None = None, typed: Mapping[str, Any] = NOTHING
) -> None:
    """Conflict where a working row was changed since the page showed this version of it."""
    if row.version != version:
        stands = shown_of(row, typed) if saved is None else saved
        name = row.changed_by.name if row.changed_by else ""
        raise Conflict(saved=stands, typed=dict(typed), saved_by=name, version=row.version)
