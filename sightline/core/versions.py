"""Two people saving one working row: the second is shown both texts, and neither is lost."""

from dataclasses import dataclass
from typing import Any


@dataclass
class Conflict(Exception):
    """Somebody else saved first. Carries what they saved and what this person typed, by field name."""

    saved: dict[str, Any]
    typed: dict[str, Any]
    saved_by: str = ""
    version: int = 0

    def __str__(self) -> str:
        return "Somebody else changed this while you were writing."
