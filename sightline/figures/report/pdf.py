"""The report as a PDF that keeps PDF/UA-1, by Typst: the same bytes each time."""

import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from sightline.figures.charts.drawing import FONT, FOR_PAGES
from sightline.figures.report.blocks import (
    Block,
    Bullets,
    Cell,
    Line,
    Notice,
    Paragraph,
    Picture,
    Quotation,
    Report,
    Section,
    Table,
)

TEMPLATE = Path(__file__).with_name("report.typ")
STANDARD: Literal["ua-1"] = "ua-1"
ACROSS = 56  # how wide, by the widths of its columns, a table is that fills the page
ON_ONE_LINE = 12  # letters: a text no longer is not broken
LETTER, PADDING = 0.55, 1.6  # how wide a letter and what stands beside a text are, by the same measure
UNDATED = "2000-01-01"


def pdf(report: Report) -> bytes:
    """Compile the report; raises typst.TypstError where it would not keep the standard."""
    import font_source_sans_pro
    import typst

    with tempfile.TemporaryDirectory(prefix="sightline-report-") as place:
        folder = Path(place)
        (folder / "report.typ").write_bytes(TEMPLATE.read_bytes())
        (folder / "report.json").write_text(json.dumps(_report(report), ensure_ascii=False), encoding="utf-8")
        for picture in report.pictures:
            drawing = picture.drawing.wide.replace(FOR_PAGES, FONT)
            (folder / f"{picture.id}.svg").write_text(drawing, encoding="utf-8")
        made = typst.compile(
            str(folder / "report.typ"),
            root=str(folder),
            font_paths=[font_source_sans_pro.font_directory],
            ignore_system_fonts=True,
            pdf_standards=[STANDARD],
            timestamp=datetime.fromisoformat(report.taken_at or UNDATED).replace(tzinfo=UTC),
        )
    if not isinstance(made, bytes):
        raise TypeError("typst gave no PDF")
    return made


def _report(report: Report) -> dict[str, Any]:
    year, month, day = (int(part) for part in (report.taken_at or UNDATED).split("-"))
    return {
        "title": report.title,
        "area": report.area,
        "period": report.period,
        "publisher": report.publisher[:1].upper() + report.publisher[1:],
        "contact": report.contact,
        "public": report.public,
        "date": {"year": year, "month": month, "day": day},
        "taken_on": report.taken_on,
        "highlights": [{"number": number.text, "words": words} for number, words, _ in report.highlights],
        "sections": [_section(each) for each in report.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "blocks": [_block(each) for each in section.blocks],
        "sections": [_section(each) for each in section.sections],
    }


def _line(line: Line) -> list[dict[str, str]]:
    return [{"text": run.text, "kind": run.kind, "to": run.to} for run in line]


def _cell(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Table):
        return _table(block)
    made: dict[str, Any] = {"kind": type(block).__name__}
    if isinstance(block, Paragraph):
        made |= {"line": _line(block.line), "said": bool(block.said_by)}
    elif isinstance(block, Bullets):
        made |= {"lines": [_line(each) for each in block.lines], "said": bool(block.said_by)}
    elif isinstance(block, Quotation):
        made |= {"text": block.text, "source": block.source}
    elif isinstance(block, Notice):
        made |= {"text": block.text, "tone": block.kind}
    elif isinstance(block, Picture):
        made |= {
            "file": f"{block.id}.svg",
            "caption": block.caption,
            "description": block.description,
            "note": block.note,
        }
    return made


def _table(table: Table) -> dict[str, Any]:
    widths = table_widths(table)
    heads = [each.title if each.unit in ("%", "£") else each.heading for each in table.columns]
    return {
        "kind": "Table",
        "caption": table.caption,
        "heads": heads,
        "numeric": [each.numeric for each in table.columns],
        "widths": widths,
        "width": min(1.0, max(0.55, sum(widths) / ACROSS)),
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "whole": [str(row[0]) == "Total" or str(row[0]).startswith("Base: ") for row in table.rows],
        "notes": [*table.notes, *([f"Source: {table.source}"] if table.source else [])],
    }


def table_widths(table: Table) -> list[float]:
    """How much of the page each column is given, by its longest cell, none less than its longest word.

    Where they want more than the page has, those of long texts give way.
    """
    found, fewest = [], []
    for place, column in enumerate(table.columns):
        texts = [column.heading, *(_cell(row[place]) for row in table.rows)]
        word = max(len(word) for text in texts for word in text.split() or [""])
        longest = max(len(text) for text in texts[1:]) if len(texts) > 1 else word
        least = 9.5 if column.numeric and len(column.heading) > 14 else 7.0
        found.append(max(word * 1.3, min(longest, 60) ** 0.9, least))
        unbroken = max(word, longest if longest <= ON_ONE_LINE else 0)
        fewest.append(min(found[-1], unbroken * LETTER + PADDING))
    return _fitted(found, fewest)


def _fitted(wanted: list[float], fewest: list[float]) -> list[float]:
    """Make widths that are too much for the page less in proportion, save those that would break a word."""
    kept: set[int] = set()
    while True:
        rest = ACROSS - sum(fewest[place] for place in kept)
        others = sum(each for place, each in enumerate(wanted) if place not in kept)
        scale = min(1.0, rest / others) if others else 1.0
        less = {place for place, each in enumerate(wanted) if each * scale < fewest[place]} - kept
        if not less:
            return [fewest[at] if at in kept else each * scale for at, each in enumerate(wanted)]
        kept |= less
