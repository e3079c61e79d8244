"""`sightline demo extract`: the real extract of the demonstration, and what partners would have returned beside it."""

import json
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from sightline.demonstration.returns.folder import all_files, read
from sightline.demonstration.returns.known import TooFew
from sightline.demonstration.sign_ins import NOT_HERE, is_demonstration
from sightline.figures.commands import extract as real_extract
from sightline.figures.extract.writing import CannotWrite, write_folder

Out = Annotated[Path, typer.Argument(help="The folder to write; an earlier extract there is replaced.")]
Since = Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="First day.")]
Until = Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day.")]
FIRST, LAST = datetime(2019, 4, 1), datetime(2023, 3, 31)  # noqa: DTZ001 - days, as typer gives them


def extract(out: Out, since: Since = FIRST, until: Until = LAST) -> None:
    """Write an extract with every table: from records what they hold, the rest generated and marked so."""
    if not is_demonstration():
        typer.echo(NOT_HERE, err=True)
        raise typer.Exit(2)
    if (since, until) != (FIRST, LAST):
        typer.echo(
            "What partners return is planned for 2019-04-01 to 2023-03-31, and no other days.", err=True
        )
        raise typer.Exit(2)
    try:
        with TemporaryDirectory() as aside:
            taken = Path(aside) / "extract"
            real_extract(taken, since, until)
            files = all_files(*read(taken))
        write_folder(out, files)
    except (TooFew, CannotWrite) as refusal:
        typer.echo(f"error: {refusal}", err=True)
        raise typer.Exit(1) from refusal
    made = json.loads(files["manifest.json"])["tables"]
    typer.echo(json.dumps({name: table["rows"] for name, table in made.items()}))
