"""Writing a report: sentences with their numbers, charts of a figure, and the commentary that stands beside them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sightline.figures.charts.bars import Bar, across, upright
from sightline.figures.charts.drawing import Drawn
from sightline.figures.definitions.catalogue import NOT_RECORDED, SHARE, figures
from sightline.figures.definitions.periods import Period
from sightline.figures.report.blocks import (
    Block,
    Bullets,
    Drawing,
    Notice,
    Paragraph,
    Picture,
    Section,
    Table,
)
from sightline.figures.report.comparators import Comparator
from sightline.figures.report.content import Content
from sightline.figures.report.gathering_sql import Gathered
from sightline.figures.report.inserts import line
from sightline.figures.report.labels import label
from sightline.figures.report.numbers import Number, Numbers
from sightline.figures.report.words import ready, years_of


@dataclass
class Writer:
    """What every section is written from."""

    gathered: Gathered
    content: Content
    used: set[str] = field(default_factory=set)

    @property
    def numbers(self) -> Numbers:
        return self.gathered.numbers

    @property
    def year(self) -> Period:
        return self.numbers.year

    @property
    def span(self) -> Period:
        return self.numbers.span

    @property
    def years(self) -> str:
        return years_of(self.numbers)

    @property
    def several(self) -> bool:
        return len(self.numbers.years) > 1

    def say(self, name: str, **said: str) -> Paragraph:
        """One of the report's sentences."""
        return Paragraph(*line(self.numbers, ready(name, self.numbers, **said)))

    def known(self, *names: str) -> list[Paragraph]:
        """Those of the sentences in which no number is withheld."""
        told = [self.say(name) for name in names]
        return [each for each in told if not any(run.number and run.number.symbol for run in each.line)]

    def caution(self, name: str) -> Notice:
        """A sentence to be careful about."""
        told, _ = line(self.numbers, ready(name, self.numbers))
        return Notice("caution", "".join(each.text for each in told))

    def section(self, key: str, title: str, *blocks: Block, sections: Sequence[Section] = ()) -> Section:
        """A section, with the commentary written for it after what is generated."""
        self.used.add(key)
        return Section(key, title, (*blocks, *self.content.commentary(key, self.numbers)), tuple(sections))

    def missing(self, *names: str) -> Notice | None:
        """A notice where the tables that figures need were not supplied."""
        lacking = [name for name in names if not self.numbers.supplied(name)]
        if not lacking:
            return None
        tables = sorted({table for name in lacking for table in figures()[name].needs})
        return Notice("missing", f"[x] Not supplied: this needs the tables {', '.join(tables)}.")

    def table(self, layout: Callable[..., Table], key: str, title: str, *given: Any, **more: Any) -> Table:
        """A table as `layout` lays it out; `place` is its place in the published order: Table 1."""
        place = more.pop("place", "")
        return layout(self.numbers, (key, place, title), *given, **more)

    def picture(
        self, key: str, title: str, drawn: Drawn, names: Sequence[str], *, place: str = "", note: str = ""
    ) -> Picture:
        drawing = Drawing(drawn.wide, drawn.narrow)
        return Picture(key, place, title, drawing, drawn.description, tuple(names), note)

    def bars(
        self,
        key: str,
        title: str,
        name: str,
        *,
        place: str = "",
        period: Period | None = None,
        comparators: Sequence[Comparator] = (),
        under: str = "",
    ) -> Picture:
        """A figure by breakdown as bars; upright where it is said what stands `under` them."""
        at, figure = period or self.year, figures()[name]
        beside = {each.part: each for each in comparators if each.figure == name}
        bars = [
            _bar(label(figure, each.part), self.numbers.number(name, each.part, at), beside.get(each.part))
            for each in self.numbers.results(name, at)
            if each.part and not (each.part == NOT_RECORDED and each.part in figure.outside)
        ]
        what = f"{title}, {figure.unit}" if figure.kind == SHARE else title
        population = next(iter(beside.values())).heading if beside else ""
        drawn = upright(bars, what=what, under=under) if under else across(bars, what=what, beside=population)
        return self.picture(key, title, drawn, [name], place=place)

    def plain(self, text: str) -> Paragraph:
        """A sentence with no number to insert."""
        return Paragraph(line(self.numbers, text)[0])

    def words(self, texts: Sequence[str]) -> Bullets:
        """A list of plain words."""
        return Bullets(tuple(line(self.numbers, text)[0] for text in texts))


def _bar(words: str, number: Number, beside: Comparator | None) -> Bar:
    value = None if number.value is None else float(number.value)
    if beside is None:
        return Bar(words, value, number.text)
    return Bar(words, value, number.text, beside.value, f"{beside.text}%")
