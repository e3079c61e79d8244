"""What a form fills and an action keeps, and the turn that those take who act on one page."""

from dataclasses import dataclass
from uuid import UUID, uuid5

TURNS = UUID("7d1f4a52-8a0e-5c52-9d25-8d4a0b6f3c64")


@dataclass(frozen=True, kw_only=True)
class Writing:
    """A version as it is written. `source`: of a translation, the number of the English version it was made from."""

    slug: str
    language: str
    title: str
    body: str
    why: str
    source: int = 0


def turn_of(slug: str) -> UUID:
    """Whoever acts on one page takes turns."""
    return uuid5(TURNS, slug)
