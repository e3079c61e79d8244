"""Missing reports from a file of the police: one line a report, each raised as a contact by itself (MS-03)."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import StringIO

from sightline.access.models import Agency
from sightline.access.states import AgencyKind
from sightline.access.viewer import viewing
from sightline.core.clock import LONDON
from sightline.core.files.faults import Unreadable
from sightline.core.leave import Refused
from sightline.front_door.actions.missing import Notice, receive_notice
from sightline.front_door.imports.running import importer
from sightline.people.naming.births import UNKNOWN, Born

COLUMNS = (
    *("reference", "reported_at", "person_reference", "given_names", "family_name", "born"),
    *("missing_since", "last_seen", "circumstances", "reported_by"),
)
NO_POLICE = "There is no police agency. Ask the system administrator to add one."


@dataclass
class Received:
    """What became of a file."""

    kept: int = 0
    faults: list[str] = field(default_factory=list)


def receive_file(raw: bytes, *, at: datetime) -> Received:
    """Keep each line's report; one that cannot be read is told by its line and keeps nothing else back."""
    by, done = importer(), Received()
    with viewing(by):
        police = Agency.objects.filter(kind=AgencyKind.POLICE, left_on=None).order_by("name").first()
    if police is None:
        raise Unreadable(NO_POLICE)
    for number, row in _rows(raw):
        try:
            notice = _notice(row)
            with viewing(by):
                receive_notice(notice=notice, agency=police, by=by, at=at)
            done.kept += 1
        except (ValueError, Refused) as fault:
            done.faults.append(f"line {number}: {fault}")
    return done


def _rows(raw: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise Unreadable("The file must be a CSV file saved as UTF-8.") from problem
    table = csv.DictReader(StringIO(text))
    if tuple(table.fieldnames or ()) != COLUMNS:
        raise Unreadable(f"The first line must be: {', '.join(COLUMNS)}.")
    for number, row in enumerate(table, 2):
        yield number, {name: str(row.get(name) or "").strip() for name in COLUMNS}


def _notice(row: dict[str, str]) -> Notice:
    if not row["reference"]:
        raise ValueError("it has no reference")
    if not row["given_names"] and not row["family_name"] and not row["person_reference"]:
        raise ValueError("it says neither a name nor the sender's reference of the child")
    reported = _moment(row["reported_at"])
    if reported is None:
        raise ValueError("it does not say when it was reported")
    return Notice(
        their_reference=row["reference"],
        reported_at=reported,
        person_reference=row["person_reference"],
        given=row["given_names"],
        surname=row["family_name"],
        born=_born(row["born"]),
        missing_since=_moment(row["missing_since"]),
        last_seen=row["last_seen"],
        circumstances=row["circumstances"],
        told_by=row["reported_by"][:120],
    )


def _moment(text: str) -> datetime | None:
    """A moment as 2026-03-04T18:30, in London unless it says otherwise."""
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text}” is no date and time like 2026-03-04T18:30") from None
    return (found if found.tzinfo else found.replace(tzinfo=LONDON)).astimezone(UTC)


def _born(text: str) -> Born:
    """2011-05-14, 2011-05 or 2011."""
    parts = text.split("-") if text else []
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        raise ValueError(f"“{text}” is no date of birth like 2011-05-14")
    return Born(*(int(part) for part in parts)) if parts else UNKNOWN
