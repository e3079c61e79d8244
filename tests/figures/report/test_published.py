"""What is published (ST-18, A.4): every form of it says the same, and only what the public may know (ST-21, PR-13)."""

import csv
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pikepdf
import pytest
from pdfua import Severity, validate

from sightline.figures.definitions.results import CONFIDENTIAL
from sightline.figures.report.blocks import Report
from sightline.figures.report.data_files import all_figures
from sightline.figures.report.gathering_sql import Gathered
from sightline.figures.report.html_pages import pages
from sightline.figures.report.numbers import Number
from sightline.figures.report.pdf import pdf
from sightline.figures.report.publishing import CannotWrite, may_replace
from sightline.figures.report.workbook import named, write_workbook

PLACES = (
    *(f"Diagram {number}" for number in range(1, 6)),
    *(f"Table {number}" for number in (1, 2, 7, 8, 10, 12, 15, 16)),
    "Figure 1",
    "Figure 2",
)
ORDER = (
    "introduction", "reading", "definition", "review-group", "arrangements", "threshold", "front-door", "pathway",
    "questions", "contacts", "follow-up", "cases", "caseload", "children", "criminal-justice", "suspects", "locations",
    "nrm", "schools", "next-steps", "recommendations", "staffing", "third-sector", "training", "funding",
    "health-education", "complaints", "team-resourcing", "therapeutic", "taxi", "terms-of-reference", "minutes",
    "earlier", "how-made",
)  # fmt: skip


def test_it_is_in_the_published_order(report: Report) -> None:
    found = [section.id for section in report.walk()]
    assert [each for each in found if each in ORDER] == list(ORDER)
    assert len(found) == len(set(found))


def test_every_table_diagram_and_figure_is_there(report: Report) -> None:
    labels = {each.label for each in report.tables} | {each.label for each in report.pictures}
    assert labels.issuperset(PLACES)


def test_nothing_has_the_place_or_name_of_another(report: Report) -> None:
    names = [each.id for each in report.tables] + [each.id for each in report.pictures]
    captions = [each.caption for each in report.tables]
    assert len(names) == len(set(names))
    assert len(captions) == len(set(captions))


def test_pages_work_from_a_folder(published: Path) -> None:
    for page in published.rglob("*.html"):
        text = page.read_text()
        assert "<script" not in text
        assert not re.search(r'(?:src|href)="(?:/|http:)', text)
        for place in re.findall(r'(?:src|href|srcset)="([^"#]+)(?:#([^"]*))?"', text):
            if not place[0].startswith("https:"):
                target = page.parent / place[0]
                assert target.is_file(), place
                assert not place[1] or f'id="{place[1]}"' in target.read_text(), place
        for inside in re.findall(r'href="#([^"]+)"', text):
            assert f'id="{inside}"' in text, inside


def test_every_number_in_a_sentence_is_a_protected_one(published: Path, gathered: Gathered) -> None:
    """Each printed number names its figure, and stands in the data file of protected numbers or follows from it."""
    shown = {
        (row["figure"], row[column])
        for row in csv.DictReader(all_figures(gathered.numbers).splitlines())
        for column in ("value", "numerator", "denominator")
        if row[column]
    }
    text = (published / "index.html").read_text()
    for value, figure in re.findall(r'<data value="([0-9.]+)" data-figure="([^"]+)">[^<]*</data></td>', text):
        parts = [each.part for each in gathered.numbers.results(figure)]
        averages = {str(gathered.numbers.average(figure, part).value) for part in parts}
        # A part nobody is in is left out of the data, which says as much as a nought.
        assert (figure, value) in shown or value in {*averages, "0"}, (figure, value)


def test_what_is_withheld_is_nowhere(report: Report, gathered: Gathered, internal: Gathered) -> None:
    """No small count of anybody stands in a table as a number."""
    hidden = [
        each
        for period in gathered.numbers.periods
        for each in gathered.numbers.all(period)
        if each.symbol == CONFIDENTIAL
    ]
    assert hidden
    exempt = ("funding.", "workforce.", "taxi.actions", "schools.settings")
    for table in report.tables:
        for cell in table.cells:
            if isinstance(cell, Number) and isinstance(cell.value, int) and not cell.unit and cell.figure:
                assert cell.figure.startswith(exempt) or not 0 < cell.value < 6 or "mean" in cell.figure, (
                    table.id,
                    cell,
                )
    for each in hidden[:50]:
        assert internal.numbers.has(each.figure.id)


def test_charts_say_what_they_show(report: Report) -> None:
    assert len(report.pictures) >= 11
    for picture in report.pictures:
        for drawing in (picture.drawing.wide, picture.drawing.narrow):
            root = ElementTree.fromstring(drawing)  # noqa: S314 - our own drawing
            assert root.get("role") == "img"
            assert root.get("aria-label") == picture.description
            assert " style=" not in drawing


def test_the_pdf_keeps_what_can_be_checked(published: Path) -> None:
    found = [
        each for each in validate(str(published / "report.pdf")).findings if each.severity is Severity.ERROR
    ]
    assert not [f"{each.rule_id} {each.message}" for each in found]
    with pikepdf.open(published / "report.pdf") as made:
        root = made.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang).startswith("en")
        assert b"pdfuaid" in bytes(root.Metadata.read_bytes())
        assert len(made.pages) > 20


def test_the_workbook_reads_back(published: Path, report: Report) -> None:
    book = openpyxl.load_workbook(published / "tables.xlsx")
    assert book.sheetnames[:3] == ["Cover", "Contents", "Notes"]
    for name, table in named(report.tables).items():
        sheet = book[name]
        assert not sheet.merged_cells.ranges
        assert len(sheet.tables) == 1
        values = [list(row) for row in sheet.iter_rows(values_only=True)]
        heads = next(
            place
            for place, row in enumerate(values)
            if row[1] and str(row[1]).startswith(table.columns[1].heading[:20])
        )
        filled = [row for row in values[heads + 1 :] if any(cell is not None for cell in row)]
        assert len(filled) == len([row for row in table.rows if row[0] != "–"])
        assert not any(cell is None for row in filled for cell in row[: len(table.columns)]), name
        assert name not in table.title or table.title.removeprefix(name)[:1] in ("", ",", " "), name
        for row in values[heads:]:
            assert not any(isinstance(cell, str) and cell.startswith("=") for cell in row)
    one = next(table for table in report.tables if table.label == "Table 1")
    cells = [row for row in book["Table 1"].iter_rows(values_only=True) if row[0] == one.rows[0][0]]
    assert list(cells[0][1:4]) == [
        each.value if each.value is not None else each.text
        for each in one.rows[0][1:4]
        if isinstance(each, Number)
    ]


def test_data_files_say_what_they_hold(published: Path) -> None:
    described = json.loads((published / "data" / "metadata.json").read_text())
    assert described["@context"][0] == "http://www.w3.org/ns/csvw"
    for table in described["tables"]:
        with (published / "data" / table["url"]).open(newline="") as file:
            heads = next(csv.reader(file))
        assert heads == [each["titles"] for each in table["tableSchema"]["columns"]]


def test_text_that_is_a_formula_or_markup_is_only_text(published: Path) -> None:
    text = (published / "index.html").read_text()
    assert "&lt;b&gt;&amp;" in text
    assert "'=1+1" in (published / "data" / "tables" / "third-sector-table.csv").read_text()


def test_the_same_extract_gives_the_same_bytes(
    published: Path, report: Report, gathered: Gathered, tmp_path: Path
) -> None:
    assert pdf(report) == (published / "report.pdf").read_bytes()
    write_workbook(report, tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == (published / "tables.xlsx").read_bytes()
    again = dict(pages(report, ()))
    assert again["index.html"] == (published / "index.html").read_text()


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path, published: Path) -> None:
    may_replace(published)
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(CannotWrite, match="holds no earlier report"):
        may_replace(tmp_path)
