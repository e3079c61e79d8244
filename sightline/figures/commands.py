"""The command `sightline extract`."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from sightline.access.models import Area
from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.figures.actions import note_extract
from sightline.figures.extract.checking import faults
from sightline.figures.extract.pseudonyms import Pseudonyms
from sightline.figures.extract.reading import reader
from sightline.figures.extract.tables import take
from sightline.figures.extract.writing import CannotWrite, files_of, write_folder

app = typer.Typer(help="Write the extract that figures are computed from.")
Out = Annotated[Path, typer.Argument(help="The folder to write; an earlier extract there is replaced.")]
Since = Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="First day.")]
Until = Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day.")]


NOT_HELD = (
    "child.send, child.placed_by_other_authority and child.lives_in_area are empty: no record states them yet "
    "(docs/decisions/0061)."
)


@app.command()
def extract(out: Out, since: Since, until: Until) -> None:
    """Write the extract of a period: tables of pseudonyms, and a manifest with their hashes."""
    first, last = since.date(), until.date()
    if last < first:
        raise typer.BadParameter("The last day is before the first.")
    with reader() as records:
        taken = take(records, first, last, Pseudonyms(settings.SIGHTLINE_EXTRACT_KEY))
    wrong = list(faults(taken.tables))
    for line in wrong[:1000]:
        typer.echo(f"error: {line}", err=True)
    if wrong:
        typer.echo(
            f"The records break the rules of the extract {len(wrong)} times; nothing was written.", err=True
        )
        raise typer.Exit(1)
    try:
        write_folder(out, files_of(taken, area=_area(), since=first, until=last))
    except CannotWrite as refusal:
        typer.echo(f"error: {refusal}", err=True)
        raise typer.Exit(1) from refusal
    _note(first, last)
    typer.echo(f"note: {NOT_HELD}", err=True)
    typer.echo(json.dumps({name: len(rows) for name, rows in taken.tables.items()}))


def _area() -> str:
    """The name of the borough: the first area that stands."""
    found = Area.objects.filter(closed_on=None).order_by("name").first()
    return found.name if found else "Area not named"


def _note(first: date, last: date) -> None:
    by = system_viewer("extract")
    with viewing(by):
        note_extract(why=f"Extract from {first.isoformat()} to {last.isoformat()}", by=by, at=clock.now())
