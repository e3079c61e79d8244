"""How a value is written in PostgreSQL's own copy format, which is how rows are read, compared and loaded here."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from hashlib import sha256
from uuid import UUID

_ESCAPED = re.compile(r"\\(.)")
_PLAIN = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}
NULL = "\\N"
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def cell(value: object) -> str:
    """One value as copy text."""
    if value is None:
        return NULL
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, str):
        return value.translate(_ESCAPES)
    if isinstance(value, date | UUID | int):
        return str(value)
    raise TypeError(f"no copy text for {type(value).__name__}")


def moment(at: datetime) -> str:
    """A moment as the server prints it in UTC: no fraction where there is none."""
    text = at.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
    return (text.rstrip("0") if "." in text else text) + "+00"


def as_moment(text: str) -> datetime:
    """The moment behind a cell."""
    return datetime.fromisoformat(text + ":00")


def plain(text: str) -> str:
    """The text behind a cell."""
    return _ESCAPED.sub(lambda found: _PLAIN[found[1]], text) if "\\" in text else text


def digest(salt: str, said: str) -> str:
    """The digest of words said, as the record of access keeps it; `said` is a cell."""
    return sha256(f"{salt}{plain(said)}".encode()).hexdigest()


def array(items: Iterable[object]) -> str:
    """A sorted array of identifiers or numbers."""
    return "{" + ",".join(sorted(str(item) for item in items)) + "}"
