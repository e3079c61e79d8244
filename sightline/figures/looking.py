"""Looking through a report that was built, before one file of it is kept, for what no public text may hold (IS-08)."""

from pathlib import Path

from sightline.access.viewer import viewing
from sightline.core.withheld import refusal, withheld_in
from sightline.figures.counting import WORKER
from sightline.figures.report.publishing import CannotWrite

WORDS = {".csv", ".html", ".json", ".svg"}


def holds_nothing_withheld(out: Path) -> None:
    """Raise CannotWrite where a page or a data file names a place or a person of concern.

    The PDF and the workbook say the same as the pages, which are what is read.
    """
    texts = {
        path.relative_to(out).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(out.rglob("*"))
        if path.suffix in WORDS
    }
    with viewing(WORKER):
        found = withheld_in(texts)
    if found:
        raise CannotWrite(refusal(found))
