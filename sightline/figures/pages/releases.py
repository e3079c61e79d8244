"""What a release shows: the public numbers of its period, family by family; and how far work is."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from sightline.core.spreadsheets import as_text
from sightline.figures.definitions.output import COLUMNS, FORMULA
from sightline.figures.models import Count, Report, ReportFile
from sightline.figures.pages.dashboard import method_of
from sightline.figures.pages.numbers import Block, blocks, families, found_in

MAIN = {
    "index.html": "The report to read here",
    "young-people.html": "A page for young people",
    "report.pdf": "The report as a PDF",
    "tables.xlsx": "Its tables as a workbook",
    "data/figures.csv": "Its numbers as comma-separated values",
}


def numbers_of(numbers: Sequence[Any], period: str) -> list[tuple[str, list[Block]]]:
    """Every family that has numbers in the period, with its figures."""
    printed = found_in(of_period(numbers, period))
    made = [(title, list(blocks(name, [printed], method_of))) for name, title in families()]
    return [(title, listed) for title, listed in made if listed]


def of_period(numbers: Sequence[Any], period: str) -> list[Any]:
    """The numbers of one period, each as it was printed."""
    return [each for each in numbers if each["period"] == period]


def csv_of(numbers: Sequence[Any], period: str) -> str:
    """The numbers of one period as comma-separated values, in the columns of the command."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in of_period(numbers, period):
        by, part = next(iter(each["breakdown"].items()), ("", ""))
        said = {**each, "by": by, "breakdown": part}
        writer.writerow([as_text(said[name], marks=FORMULA) for name in COLUMNS])
    return out.getvalue()


def progress(work: Count | Report) -> str:
    """How far the work is, in words."""
    return f"{work.steps_done} of {work.steps} steps done"


def main_files(files: Iterable[ReportFile]) -> list[tuple[str, str]]:
    """The files a reader begins with, those that are there: the path, and what it is."""
    there = {each.path for each in files}
    return [(path, words) for path, words in MAIN.items() if path in there]
