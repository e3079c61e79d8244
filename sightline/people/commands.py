"""The command `sightline link-records`."""

import json
from dataclasses import asdict

import typer
from rich.console import Console

from sightline.core import clock

app = typer.Typer(help="Propose which records of this site are of one person.")


@app.command()
def link_records() -> None:
    """Compare all records of this site now, as the worker does each night. Links nothing: a person answers each pair.

    Prints as JSON how many pairs are proposed anew, are described otherwise, and are no longer proposed.
    """
    from sightline.people.tasks import propose

    with Console(stderr=True).status("Comparing the records"):
        kept = propose(now=clock.now())
    typer.echo(json.dumps(asdict(kept)))
