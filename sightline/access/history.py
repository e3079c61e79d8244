"""Row history: one mechanism, a database trigger, on working tables only."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import pghistory
from django.db import models

M = TypeVar("M", bound=models.Model)
MADE, CHANGED = "made", "changed"


def with_history() -> Callable[[type[M]], type[M]]:
    """Keeps the row as it was before each change, by a database trigger, with the wall of the row.

    A change of walls alone is not a new version of the row.
    """
    before: Any = pghistory.UpdateEvent(row=pghistory.Old, condition=pghistory.AnyChange(exclude=["walls"]))
    tracked: Callable[[type[M]], type[M]] = pghistory.track(before)
    return tracked


def with_whole_history(*, but: Sequence[str] = ()) -> Callable[[type[M]], type[M]]:
    """Keeps that the row was made, too, and with each change who made it and why (`viewer.because`).

    For what decides who may do what. `but`: columns that say nothing about that, and secrets.
    """
    made: Any = pghistory.InsertEvent(MADE, row=pghistory.New)
    changed: Any = pghistory.UpdateEvent(
        CHANGED,
        row=pghistory.Old,
        condition=pghistory.AnyChange(exclude=list(but)) if but else pghistory.AnyChange(),
    )
    tracked: Callable[[type[M]], type[M]] = pghistory.track(made, changed, exclude=list(but) or None)
    return tracked
