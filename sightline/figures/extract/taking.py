"""Taking an extract: read, checked against its own rules, written whole or not at all."""

from datetime import date
from pathlib import Path

from django.conf import settings

from sightline.access.models import Area
from sightline.figures.extract.checking import faults
from sightline.figures.extract.pseudonyms import Pseudonyms
from sightline.figures.extract.reading import reader
from sightline.figures.extract.tables import take
from sightline.figures.extract.writing import CannotWrite, files_of, write_folder


class CannotTake(Exception):
    """The extract was not written; each line says why."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def area() -> str:
    """The name of the borough: the first area that stands."""
    found = Area.objects.filter(closed_on=None).order_by("name").first()
    return found.name if found else "Area not named"


def take_into(out: Path, first: date, last: date) -> dict[str, int]:
    """Write the extract of a span of days into a folder; return how many rows of each table. Raises CannotTake."""
    with reader() as records:
        taken = take(records, first, last, Pseudonyms(settings.SIGHTLINE_EXTRACT_KEY))
    wrong = list(faults(taken.tables))
    if wrong:
        said = f"The records break the rules of the extract {len(wrong)} times; nothing was written."
        raise CannotTake([*(f"error: {line}" for line in wrong[:1000]), said])
    try:
        write_folder(out, files_of(taken, area=area(), since=first, until=last))
    except CannotWrite as refusal:
        raise CannotTake([f"error: {refusal}"]) from refusal
    return {name: len(rows) for name, rows in taken.tables.items()}
