"""Sealing the record of access, lodging its head outside the database, and checking both."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock

BATCH = 50_000


@dataclass(frozen=True)
class SealFault:
    """One place where the record of access no longer agrees with its seals."""

    number: int | None
    event_id: str
    fault: str

    def __str__(self) -> str:
        return f"seal {self.number or '–'}, event {self.event_id}: {self.fault}"


def seal_new(most: int | None = None) -> int:
    """Seal committed events in the order of commits, all of them or about so many; how many were sealed."""
    made = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute("SELECT access_seal_new(%s)", [BATCH])
            sealed = int(cursor.fetchone()[0])
        made += sealed
        if sealed < BATCH or (most is not None and made >= most):
            return made


def head() -> tuple[int, str] | None:
    """The last seal's number and chain hash."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, chain_hash FROM access_seal_head()")
        row: tuple[int, str] | None = cursor.fetchone()
    return row


def counts() -> tuple[int, int]:
    """How many events are sealed, and how many wait for the next seal."""
    with viewing(system_viewer("audit", capabilities={"access.read_record"})), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(s.number), count(*) FILTER (WHERE s.number IS NULL)"
            " FROM access_auditevent e LEFT JOIN access_seal s ON s.event_id = e.id"
        )
        row: tuple[int, int] = cursor.fetchone()
    return row


def lodge_head(folder: Path) -> Path | None:
    """Write today's head to a file outside the database; nothing when nothing is sealed yet."""
    last = head()
    if last is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{clock.today().isoformat()}.json"
    path.write_text(
        json.dumps({"number": last[0], "chain_hash": last[1], "lodged_at": clock.now().isoformat()})
    )
    return path


def faults(folder: Path) -> list[SealFault]:
    """Everything that does not agree: changed or removed events, a changed chain, a head that was lodged."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, event_id::text, fault FROM access_seal_faults()")
        found = [SealFault(*row) for row in cursor.fetchall()]
    return found + [fault for path in sorted(folder.glob("*.json")) if (fault := _lodged_fault(path))]


def _lodged_fault(path: Path) -> SealFault | None:
    try:
        lodged = json.loads(path.read_text())
        number, chain_hash = int(lodged["number"]), str(lodged["chain_hash"])
    except (ValueError, KeyError, TypeError):
        return SealFault(None, "–", f"the head lodged in {path.name} cannot be read")
    with connection.cursor() as cursor:
        cursor.execute("SELECT event_id::text, chain_hash FROM access_seal_at(%s)", [number])
        row = cursor.fetchone()
    if row and row[1] == chain_hash:
        return None
    return SealFault(number, row[0] if row else "–", f"differs from the head lodged in {path.name}")
