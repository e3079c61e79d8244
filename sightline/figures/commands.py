"""The command `sightline extract`."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.figures.actions import note_extract
from sightline.figures.extract.taking import CannotTake, take_into

app = typer.Typer(help="Write the extract that figures are computed from.")
Out = Annotated[Path, typer.Argument(help="The folder to write; an earlier extract there is replaced.")]
Since = Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="First day.")]
Until = Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day.")]


NOT_HELD = (
    "child.send, child.placed_by_other_authority, child.lives_in_area, case.attendance and case.disclosed_to_police "
    "are empty: no record states them yet "
    "(docs/decisions/0061)."
)


@app.command()
def extract(out: Out, since: Since, until: Until) -> None:
    """Write the extract of a period: tables of pseudonyms, and a manifest with their hashes."""
    first, last = since.date(), until.date()
    if last < first:
        raise typer.BadParameter("The last day is before the first.")
    try:
        rows = take_into(out, first, last)
    except CannotTake as refusal:
        typer.echo(str(refusal), err=True)
        raise typer.Exit(1) from refusal
    _note(first, last)
    typer.echo(f"note: {NOT_HELD}", err=True)
    typer.echo(json.dumps(rows))


def _note(first: date, last: date) -> None:
    by = system_viewer("extract")
    with viewing(by):
        note_extract(why=f"Extract from {first.isoformat()} to {last.isoformat()}", by=by, at=clock.now())
