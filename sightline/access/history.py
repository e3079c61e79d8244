"""Row history: one mechanism, a database trigger, on working tables only."""

from collections.abc import Callable
from typing import Any, TypeVar

import pghistory
from django.db import models

M = TypeVar("M", bound=models.Model)


def with_history() -> Callable[[type[M]], type[M]]:
    """Keeps the row as it was before each change, by a database trigger, with the wall of the row.

    A change of walls alone is not a new version of the row.
    """
    before: Any = pghistory.UpdateEvent(row=pghistory.Old, condition=pghistory.AnyChange(exclude=["walls"]))
    tracked: Callable[[type[M]], type[M]] = pghistory.track(before)
    return tracked
