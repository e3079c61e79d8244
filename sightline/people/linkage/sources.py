"""The files of a folder: each a source, with its records row by row."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from sightline.core.delimited import BadFile, Delimited, Place, delimited, shown
from sightline.core.spreadsheets import MARKS
from sightline.people.linkage.normalised import READ

RECORD = "record_id"
LONGEST_RECORD_ID = 200
MOST_FAULTS = 20
SUFFIX = ".csv"


class BadSources(Exception):
    """The folder cannot be used; each line names the file, the row and the column."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True)
class Row:
    """One record as it stands: where, what it is called there, and what its file says of it."""

    source: int
    number: int
    record: str
    said: dict[str, str]


@dataclass
class Sources:
    """The files by name, in order, and what is noticed while they are read."""

    files: tuple[Path, ...]
    ignored: dict[str, list[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(file.stem for file in self.files)


def found_in(folder: Path, *, but: Path) -> Sources:
    """Every `<source>.csv` of a folder but the one that is written to. Raises BadSources."""
    named = (each for each in folder.iterdir() if each.suffix.lower() == SUFFIX and each.name[0] != ".")
    files = sorted((each for each in named if each.resolve() != but.resolve()), key=lambda each: each.stem)
    faults = [f"{shown(each.name)}: this is not a file." for each in files if not each.is_file()]
    if not files:
        faults.append(f"{shown(str(folder))}: there is no file whose name ends in {SUFFIX}.")
    seen: dict[str, str] = {}
    for each in files:
        if each.stem in seen:
            faults.append(f"{shown(each.name)}: {shown(seen[each.stem])} is the same source.")
        seen[each.stem] = each.name
        if each.stem.startswith(MARKS) or not each.stem.isprintable():
            faults.append(
                f"{shown(each.name)}: a spreadsheet would run this name as a formula. Rename the file."
            )
    if faults:
        raise BadSources(faults[:MOST_FAULTS])
    return Sources(tuple(files))


def records(sources: Sources) -> Iterator[Row]:
    """Every record of every file. Raises BadSources after the file in which something is wrong."""
    for place, file in enumerate(sources.files):
        try:
            with ExitStack() as held:
                yield from _of(place, held.enter_context(delimited(file)), sources)
        except BadFile as error:
            sources.faults.append(str(error))
        if sources.faults:
            raise BadSources(sources.faults)


def _of(place: int, table: Delimited, sources: Sources) -> Iterator[Row]:
    held = {heading.casefold(): at for at, heading in enumerate(table.headings)}
    if RECORD not in held:
        named = ", ".join(shown(each) for each in table.headings)
        raise BadFile(f"{Place(table.name, 1)}: there is no column {RECORD}; the columns are {named}.")
    sources.ignored[sources.names[place]] = [
        shown(heading) for heading in table.headings if heading.casefold() not in {RECORD, *READ}
    ]
    read = [(name, held[name]) for name in READ if name in held]
    at = held[RECORD]
    for number, cells in table.rows:
        record = cells[at].strip()
        if fault := _fault(record):
            sources.faults.append(f"{Place(table.name, number, RECORD)}: {fault}")
            if len(sources.faults) >= MOST_FAULTS:
                return
            continue
        yield Row(place, number, record, {name: cells[i] for name, i in read})


def _fault(record: str) -> str:
    if not record:
        return "it is empty; each record must have one."
    if len(record) > LONGEST_RECORD_ID:
        return f"it is longer than {LONGEST_RECORD_ID} characters."
    if record.startswith(MARKS) or not record.isprintable():
        return f"{shown(record)} begins as a formula does, or holds a hidden character."
    return ""
