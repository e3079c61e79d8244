"""What became of a file of crimes, in rows, and the rows to mend as a workbook."""

from collections.abc import Sequence

from sightline.core import words
from sightline.core.files.facts import Field
from sightline.core.files.mending import ToMend, workbook_to_mend
from sightline.core.pages import Row
from sightline.justice.actions.files import Brought
from sightline.justice.crime_facts import CRIMES
from sightline.justice.models import CrimeFile, CrimeFileEntry, CrimeFileFault


def result_rows(result: Brought) -> list[Row]:
    """What a check found."""
    return [
        Row("Rows", str(result.total)),
        Row("Crimes that would be new", str(len(result.new))),
        Row("Crimes that would change", str(len(result.changed))),
        Row("Rows that say what is held", str(result.same)),
    ]


KINDS = {
    "day": "A day",
    "partial": "A day, a month or a year",
    "yes_no": "Yes or no",
    "words": "Words",
    "text": "Text",
}


def known_rows() -> tuple[Row, ...]:
    """Every fact that a column may hold; of a coded one, its codes and what they mean."""
    needed = CRIMES.needed
    return tuple(
        Row(f"{it.label} (needed)" if it.name in needed else it.label, _held(it))
        for it in CRIMES.fields().values()
    )


def _held(field: Field) -> str:
    if not field.codes:
        return KINDS[field.kind]
    return "; ".join(f"{code} {label}" for code, label in CRIMES.choices(field.codes).items())


def file_rows(file: CrimeFile, entries: Sequence[CrimeFileEntry]) -> list[Row]:
    """What was kept, and whether it was taken back."""
    new = sum(each.new for each in entries)
    rows = [
        Row("Rows", str(file.rows)),
        Row("New crimes", str(new)),
        Row("Crimes changed", str(len(entries) - new)),
        Row("Read by", str(file.mapping)),
        Row("Sent by", file.by.name if file.by else ""),
    ]
    back = getattr(file, "back", None)
    if back:
        said = f"{words.day(back.at)}: {back.why} {back.withdrawn} withdrawn, {back.left} left as they are."
        rows.append(Row("Taken back", said))
    return rows


def faults_workbook(faults: Sequence[CrimeFileFault]) -> bytes:
    """Each row that was not kept once, as it was sent, with what is wrong beside it."""
    return workbook_to_mend(
        ToMend(each.row, each.cells, f"{each.column}: {each.sentence}" if each.column else each.sentence)
        for each in faults
        if not each.kept
    )
