"""What a report is put together from; pages, PDF, workbook and data files are all made of the same blocks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from sightline.figures.report.numbers import Number

PLAIN, STRONG, EMPHASIS, NUMBER, LINK = "plain", "strong", "em", "number", "link"


@dataclass(frozen=True)
class Run:
    """A stretch of text of one kind. `to` is where a link leads; `number` is what a number stands for."""

    text: str
    kind: str = PLAIN
    to: str = ""
    number: Number | None = None


Line = tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `figures` are those its numbers come from."""

    line: Line
    figures: tuple[str, ...] = ()
    said_by: str = ""  # "commentary" where a person wrote it


@dataclass(frozen=True)
class Bullets:
    """A list."""

    lines: tuple[Line, ...]
    figures: tuple[str, ...] = ()
    said_by: str = ""


@dataclass(frozen=True)
class Quotation:
    """Somebody's words, and whose they are."""

    text: str
    source: str


@dataclass(frozen=True)
class Notice:
    """Something to be careful about, or something that was not supplied."""

    kind: str  # "caution", "missing" or "generated"
    text: str


Cell = str | Number


@dataclass(frozen=True)
class Column:
    """One column. Its unit stands in the heading where cells cannot carry it."""

    title: str
    unit: str = ""
    numeric: bool = True

    @property
    def heading(self) -> str:
        return f"{self.title} ({self.unit})" if self.unit else self.title


@dataclass(frozen=True)
class Table:
    """A table; the first column says what each row is. `label` is its place in the published order: Table 1."""

    id: str
    label: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    figures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    source: str = ""

    @property
    def caption(self) -> str:
        return f"{self.label}: {self.title}" if self.label else self.title

    @property
    def cells(self) -> Iterator[Cell]:
        for row in self.rows:
            yield from row


@dataclass(frozen=True)
class Drawing:
    """A chart: the same one drawn wide, for paper and desks, and narrow, for telephones."""

    wide: str
    narrow: str


@dataclass(frozen=True)
class Picture:
    """A diagram or figure, with what it shows in words."""

    id: str
    label: str
    title: str
    drawing: Drawing
    description: str
    figures: tuple[str, ...] = ()
    note: str = ""

    @property
    def caption(self) -> str:
        return f"{self.label}: {self.title}" if self.label else self.title


Block = Paragraph | Bullets | Quotation | Notice | Table | Picture


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()

    def walk(self) -> Iterator["Section"]:
        yield self
        for each in self.sections:
            yield from each.walk()


def long_day(day: str) -> str:
    """29 July 2023, of 2023-07-29; nothing of nothing."""
    if not day:
        return ""
    taken = date.fromisoformat(day)
    return f"{taken.day} {taken:%B %Y}"


@dataclass(frozen=True)
class Report:
    """The whole."""

    title: str
    area: str
    period: str
    years: str
    taken_at: str
    public: bool
    publisher: str
    contact: str
    sections: tuple[Section, ...]
    highlights: tuple[tuple[Number, str, str], ...] = field(default_factory=tuple)

    def walk(self) -> Iterator[Section]:
        for each in self.sections:
            yield from each.walk()

    @property
    def taken_on(self) -> str:
        """The day the extract was taken, as it is written in a sentence; empty where it is not known."""
        return long_day(self.taken_at)

    @property
    def blocks(self) -> Iterator[Block]:
        for section in self.walk():
            yield from section.blocks

    @property
    def tables(self) -> list[Table]:
        return [each for each in self.blocks if isinstance(each, Table)]

    @property
    def pictures(self) -> list[Picture]:
        return [each for each in self.blocks if isinstance(each, Picture)]

    @property
    def figures(self) -> list[str]:
        """Every figure that is printed."""
        told = (
            each.figures for each in self.blocks if isinstance(each, Paragraph | Bullets | Table | Picture)
        )
        return list(dict.fromkeys(name for names in told for name in names))
