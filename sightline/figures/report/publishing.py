"""Writing a report to a folder: all of it or nothing, in place of an earlier one."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from sightline.figures.report.blocks import Report, Section
from sightline.figures.report.data_files import data_files
from sightline.figures.report.html_pages import pages
from sightline.figures.report.numbers import Numbers
from sightline.figures.report.pdf import pdf
from sightline.figures.report.workbook import write_workbook

MARKS = ("index.html", "report.css", "data")
FORMS = 3  # pages with their data files, PDF, workbook


class CannotWrite(Exception):
    """The report cannot be put there; the sentence says why."""


def may_replace(out: Path) -> None:
    """Raise CannotWrite where the folder holds anything but an earlier report."""
    if out.exists() and not out.is_dir():
        raise CannotWrite(f"{out} is not a folder.")
    if out.is_dir() and any(out.iterdir()) and not all((out / name).exists() for name in MARKS):
        raise CannotWrite(f"{out} is not empty and holds no earlier report; nothing was written.")


def publish(
    report: Report,
    facts: Sequence[Section],
    numbers: Numbers,
    out: Path,
    done: Callable[[], None] = lambda: None,
    *,
    look: Callable[[Path], None] = lambda _folder: None,
) -> list[str]:
    """Write every form of the report, `done` after each; return the names of its files. Raises CannotWrite.

    `look` is shown the folder before it is put in place, and may raise CannotWrite.
    """
    may_replace(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
        try:
            _write(report, facts, numbers, unfinished, done)
            look(unfinished)
            names = sorted(
                str(each.relative_to(unfinished)) for each in unfinished.rglob("*") if each.is_file()
            )
            unfinished.chmod(0o755)
            if out.exists():
                shutil.rmtree(out)
            unfinished.rename(out)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    except OSError as error:
        raise CannotWrite(f"{error.filename or out}: {error.strerror}") from error
    return names


def _write(
    report: Report, facts: Sequence[Section], numbers: Numbers, folder: Path, done: Callable[[], None]
) -> None:
    for name, text in (*pages(report, facts), *data_files(report, numbers)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    done()
    (folder / "report.pdf").write_bytes(pdf(report))
    done()
    write_workbook(report, folder / "tables.xlsx")
    done()
