"""Reading a school's file of pupils: rows that can be kept, and what is wrong with the others by row and column."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from io import StringIO
from typing import Any

from django.db.models import TextChoices

from sightline.core.decoding import decode
from sightline.core.leave import Refused
from sightline.education.given import Noted
from sightline.education.states import EarlyHelp, NotOffered, Place, Send
from sightline.people.factors import Factor
from sightline.people.naming.births import Born
from sightline.people.states import Ethnicity, Sex

MOST_ROWS, MOST_BYTES = 2_000, 2_000_000
COLUMNS = {
    "given": ("given name", "first name", "forename"),
    "surname": ("surname", "family name", "last name"),
    "born": ("date of birth", "born", "dob"),
    "upn": ("upn", "unique pupil number"),
    "sex": ("gender", "sex"),
    "ethnicity": ("ethnicity",),
    "noticed_on": ("noticed on", "date noticed", "date"),
    "factors": ("indicators", "factors"),
    "place": ("place", "location", "location of incident"),
    "attendance": ("attendance",),
    "send": ("send", "sen"),
    "support": ("support", "support given"),
    "early_help": ("early help",),
    "not_offered": ("why not offered",),
    "not_offered_words": ("other reason",),
}
NEEDED = ("surname", "born", "noticed_on", "early_help")
TOO_LONG = f"The file has more than {MOST_ROWS:,} rows or is larger than 2 MB. Send it in parts."
NOT_TEXT = "The file is not a text file with commas (CSV). Save the sheet as CSV and send it again."
NO_COLUMN = "The first line of the file lacks: {names}. Nothing was kept."
DAY = "Write the day as 27/03/2026 or 2026-03-27."
NOT_ON_LIST = "That is not one of the words or codes of the list."
EMPTY = "This must not be empty."
NUMBER = "Attendance is a percentage from 0 to 100."


@dataclass(frozen=True)
class Fault:
    """What is wrong with one row, and in which column; never what the cell held."""

    row: int
    column: str
    sentence: str


@dataclass(frozen=True)
class PupilRow:
    """One row that can be read."""

    row: int
    given: str
    surname: str
    born: Born
    upn: str
    sex: str
    ethnicity: str
    noted: Noted


@dataclass
class FileRead:
    """What a file holds."""

    rows: list[PupilRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    total: int = 0


class _Wrong(Exception):
    """A cell that cannot be read."""


def read_file(raw: bytes) -> FileRead:
    """Every row of a file. Raises Refused where it is no such file at all."""
    found, columns = FileRead(), dict[str, int]()
    for number, cells in enumerate(_lines(raw), 1):
        if not columns:
            columns = _columns(cells)
            continue
        if not any(cells):
            continue
        found.total += 1
        if found.total > MOST_ROWS:
            raise Refused(TOO_LONG)
        _read_row(number, {name: cells[at] if at < len(cells) else "" for name, at in columns.items()}, found)
    if not columns:
        raise Refused(NOT_TEXT)
    return found


def _lines(raw: bytes) -> Iterator[list[str]]:
    if len(raw) > MOST_BYTES:
        raise Refused(TOO_LONG)
    if b"\x00" in raw:
        raise Refused(NOT_TEXT)
    text = decode(raw).text
    first = text.partition("\n")[0]
    mark = ";" if first.count(";") > first.count(",") else ","
    try:
        for cells in csv.reader(StringIO(text, newline=""), delimiter=mark):
            yield [cell.strip().lstrip("'") for cell in cells]
    except csv.Error:
        raise Refused(NOT_TEXT) from None


def _columns(cells: list[str]) -> dict[str, int]:
    heads = {" ".join(cell.lower().replace("_", " ").split()): at for at, cell in enumerate(cells)}
    found = {
        name: heads[each]
        for name, also in COLUMNS.items()
        for each in (name.replace("_", " "), *also)[::-1]
        if each in heads
    }
    lacking = [COLUMNS[name][0] for name in NEEDED if name not in found]
    if lacking:
        raise Refused(NO_COLUMN.format(names=", ".join(lacking)))
    return found


def _read_row(number: int, cells: dict[str, str], found: FileRead) -> None:
    read, faults = dict[str, Any](), list[Fault]()
    for name, reads in READS.items():
        try:
            read[name] = reads(cells.get(name, ""))
        except _Wrong as wrong:
            faults.append(Fault(number, name.replace("_", " "), str(wrong)))
    found.faults += faults
    if not faults:
        who = {name: read.pop(name) for name in WHO}
        found.rows.append(PupilRow(row=number, noted=Noted(**read), **who))


def _needed(text: str) -> str:
    if not text:
        raise _Wrong(EMPTY)
    return text


def _day(text: str) -> date:
    for shape in ("%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y"):
        try:
            return datetime.strptime(_needed(text)[:10], shape).date()  # noqa: DTZ007
        except ValueError:
            continue
    raise _Wrong(DAY)


def _born(text: str) -> Born:
    found = _day(text)
    return Born(found.year, found.month, found.day)


def _percent(text: str) -> Decimal | None:
    if not text:
        return None
    try:
        found = Decimal(text.rstrip(" %"))
    except InvalidOperation:
        raise _Wrong(NUMBER) from None
    if not found.is_finite() or not 0 <= found <= 100:
        raise _Wrong(NUMBER)
    return found.quantize(Decimal("0.1"))


def _factors(text: str) -> tuple[str, ...]:
    parts = [part.strip() for part in text.replace("|", ";").split(";") if part.strip()]
    return tuple(dict.fromkeys(_one_of(Factor, part) for part in parts))


def _one_of(kind: type[TextChoices], text: str) -> str:
    """The code of a word of a list, given as its code, its label or the label as far as a colon or comma."""
    wanted = " ".join(text.lower().split())
    if not wanted:
        return ""
    for each in kind:
        label = str(each.label).lower()
        short = label.replace(",", ":").partition(":")[0]
        if wanted in (str(each.value).lower(), label, short, label.partition(": ")[2]):
            return str(each.value)
    raise _Wrong(NOT_ON_LIST)


WHO = ("given", "surname", "born", "upn", "sex", "ethnicity")
READS: dict[str, Callable[[str], Any]] = {
    "given": lambda text: text[:200],
    "surname": lambda text: _needed(text)[:200],
    "born": _born,
    "upn": lambda text: text[:40],
    "sex": lambda text: _one_of(Sex, text) or Sex.UNKNOWN.value,
    "ethnicity": lambda text: _one_of(Ethnicity, text),
    "noticed_on": _day,
    "factors": _factors,
    "place": lambda text: _one_of(Place, text) or Place.NOT_KNOWN.value,
    "attendance": _percent,
    "send": lambda text: _one_of(Send, text),
    "support": lambda text: text[:20_000],
    "early_help": lambda text: _one_of(EarlyHelp, _needed(text)),
    "not_offered": lambda text: _one_of(NotOffered, text),
    "not_offered_words": lambda text: text[:300],
}
