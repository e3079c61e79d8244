"""What people write for a report: commentary beside its numbers, and Part Two where no record holds it yet.

A folder of files, none of them needed; docs/report-content.md lists them. What is not there is shown in the report as
not supplied.
"""

import csv
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sightline.figures.report import comparators as beside
from sightline.figures.report.blocks import Block, Cell, Column, Notice, Table
from sightline.figures.report.commentary import Text, typed_figures
from sightline.figures.report.comparators import Comparator
from sightline.figures.report.numbers import Numbers

# Files of Part Two, with their columns. A cell may be empty; a column may not be missing.
TABLES = {
    "review_group": ("organisation", "role"),
    "recommendations": ("recommendation", "subject", "lead", "progress", "evidence"),
    "actions": ("action", "progress"),
    "staffing": ("organisation", "post", "posts", "filled"),
    "third_sector": ("organisation", "offers", "how_we_work_together"),
    "training": ("organisation", "title", "description", "for_whom", "delivery"),
    "complaints": ("organisation", "about", "outcome", "what_changed"),
    "therapeutic": (
        "service", "provider_type", "service_type", "funder", "referral", "referral_options", "age_range",
        "face_to_face", "virtual", "group", "onward_signposting",
    ),
    "therapeutic_questions": ("question", "children_and_adults", "adults"),
}  # fmt: skip
APPENDICES = ("terms-of-reference", "minutes")
SECTIONS = (
    "introduction", "reading", "definition", "review-group", "arrangements", "threshold", "front-door", "pathway",
    "questions", "contacts", "follow-up", "cases", "caseload", "children", "criminal-justice", "suspects", "locations",
    "nrm", "schools", "next-steps", "fairness", "recommendations", "staffing", "third-sector", "training", "funding",
    "health-education", "complaints", "team-resourcing", "therapeutic", "taxi", "young-people",
)  # fmt: skip
SETTINGS = ("publisher", "contact")
NOT_SUPPLIED = "[x] Not supplied by those who publish this report."


class Faults(Exception):
    """The content has faults; each says its file, and its line where there is one."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = list(lines)


@dataclass
class Content:
    """What was found in a folder of content."""

    publisher: str = "the partnership"
    contact: str = ""
    texts: dict[str, Text] = field(default_factory=dict)
    rows: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    comparators: tuple[Comparator, ...] = ()
    printed: Path | None = None

    def commentary(self, key: str, numbers: Numbers) -> tuple[Block, ...]:
        """What was written for a section; raises Faults where a number cannot be inserted."""
        text = self.texts.get(key)
        return text.blocks(numbers) if text else ()

    def table(
        self,
        name: str,
        made: tuple[str, str, str],
        titles: Sequence[str],
        *,
        only: dict[str, str] | None = None,
        columns: Sequence[str] = (),
    ) -> Table | Notice:
        """A table of Part Two; `only` takes the rows of one organisation, `columns` some of the columns."""
        if name not in self.rows:
            return Notice("missing", f"{NOT_SUPPLIED} It would stand in {name}.csv.")
        names = columns or TABLES[name]
        found = [
            row for row in self.rows[name] if all(row[key] == value for key, value in (only or {}).items())
        ]
        rows: list[tuple[Cell, ...]] = [tuple(row[each] or "–" for each in names) for row in found]
        if not rows:
            return Notice(
                "missing", f"{made[1]}: {made[2]}: nothing to report." if made[1] else "Nothing to report."
            )
        heads = tuple(Column(title, numeric=False) for title in titles)
        return Table(*made, heads, tuple(rows), source="What the organisations named have told this review.")

    @property
    def missing(self) -> list[str]:
        """The files of Part Two and the appendices that were not given."""
        tables = [f"{name}.csv ({', '.join(TABLES[name])})" for name in TABLES if name not in self.rows]
        texts = [f"{name}.md" for name in ("health-education", *APPENDICES) if name not in self.texts]
        return [*tables, *texts, *([] if self.comparators else ["comparators.csv"])]


def read_content(folder: Path | None) -> Content:
    """Read a folder of content; raises Faults with all that is wrong in it. Typed figures are faults."""
    found = Content()
    if folder is None:
        return found
    faults: list[str] = []
    for path in sorted(each for each in folder.iterdir() if each.is_file() and not each.name.startswith(".")):
        faults += _read(path, found)
    if faults:
        raise Faults(faults)
    return found


def _read(path: Path, found: Content) -> Iterator[str]:
    kinds = {".md": _text, ".csv": _rows, ".toml": _settings}
    read = kinds.get(path.suffix)
    if read is None:
        yield f"{path.name}: it is no file of a report's content; those end in .md, .csv or .toml"
        return
    try:
        yield from read(path, found)
    except UnicodeDecodeError:
        yield f"{path.name}: it is not UTF-8"
    except OSError as error:
        yield f"{path.name}: it cannot be read: {error.strerror}"


def _text(path: Path, found: Content) -> Iterator[str]:
    if path.stem not in (*SECTIONS, *APPENDICES):
        yield f"{path.name}: no section has this name; the sections are {', '.join((*SECTIONS, *APPENDICES))}"
        return
    attached = path.stem in APPENDICES
    source = path.read_text(encoding="utf-8-sig")
    text = Text(path.name, source, "") if attached else Text(path.name, source)
    if not attached:
        yield from typed_figures(text)
    yield from text.not_understood()
    found.texts[path.stem] = text


def _rows(path: Path, found: Content) -> Iterator[str]:
    if path.stem == "comparators":
        try:
            found.comparators = beside.read(path)
        except beside.CannotRead as error:
            yield from error.faults
        return
    if path.stem == "printed":
        found.printed = path
        return
    if path.stem not in TABLES:
        known = ", ".join(f"{name}.csv" for name in (*TABLES, "comparators", "printed"))
        yield f"{path.name}: nothing in a report is read from it; it may be one of {known}"
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    lacking = [name for name in TABLES[path.stem] if name not in (reader.fieldnames or ())]
    if lacking:
        yield f"{path.name}, line 1: there is no column {', '.join(lacking)}"
        return
    for number, row in enumerate(rows, 2):
        if None in row or any(value is None for value in row.values()):
            yield f"{path.name}, line {number}: it has not as many cells as there are columns"
        elif not row[TABLES[path.stem][0]].strip():
            yield f"{path.name}, line {number}: {TABLES[path.stem][0]} is empty"
    found.rows[path.stem] = rows


def _settings(path: Path, found: Content) -> Iterator[str]:
    if path.name != "about.toml":
        yield f"{path.name}: nothing in a report is read from it; about.toml is"
        return
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        yield f"{path.name}: {error}"
        return
    for name, value in given.items():
        if name not in SETTINGS or not isinstance(value, str):
            yield f"{path.name}: {name} is not known, or is no text; known are {', '.join(SETTINGS)}"
        else:
            setattr(found, name, value)


def cannot_insert(content: Content, numbers: Numbers) -> list[str]:
    """Every insert of the commentary that stands for no number of this report."""
    found = []
    for text in content.texts.values():
        for number, line in enumerate(text.lines, 1):
            found += [f"{text.name}, line {number}: {fault}" for fault in text.faults_of(line, numbers)]
    return found
