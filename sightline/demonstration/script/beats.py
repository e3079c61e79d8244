"""One event of the script."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

SYSTEM = "system"


@dataclass(slots=True)
class Beat:
    """Something one person (or the worker) does at one moment.

    `key` says which case of its kind it is: two beats with the same kind and key write the same rows with
    different content. `given` is what the action is handed; `texts` is what its rows may hold, by name;
    `others` says which rows of the story this beat means by the names it uses for them.
    """

    kind: str
    at: datetime
    by: str
    given: dict[str, Any] = field(default_factory=dict)
    key: tuple[Any, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    moments: dict[str, datetime] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
