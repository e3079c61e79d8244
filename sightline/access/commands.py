"""`sightline audit`: seal the record of access, lodge its head, and show that nothing in it was changed."""

import typer
from django.conf import settings
from rich.console import Console

from sightline.access import sealing

app = typer.Typer(
    no_args_is_help=True,
    help="The record of who looked, what changed and what was refused: seal it, check it.",
)
AGREES, DISAGREES = 0, 1
working = Console(stderr=True)


@app.callback()
def audit() -> None:
    """The record of who looked, what changed and what was refused: seal it, check it."""


@app.command()
def verify() -> None:
    """Compare the record with its seals and with the heads lodged outside the database; name what differs."""
    with working.status("Reading the record of access"):
        found = sealing.faults(settings.SIGHTLINE_SEALS)
        sealed, waiting = sealing.counts()
    if found:
        typer.echo(f"The record of access does not agree with its seals in {len(found)} places:")
        for fault in found:
            typer.echo(f"  {fault}")
        raise typer.Exit(DISAGREES)
    lodged = len(list(settings.SIGHTLINE_SEALS.glob("*.json")))
    typer.echo(
        f"The record of access agrees: {sealed} events sealed, {lodged} heads lodged, {waiting} waiting."
    )
    if not lodged:
        typer.echo("No head is lodged yet, so a cut at the end would not show. Run: sightline audit lodge")


@app.command()
def seal() -> None:
    """Seal what has been committed; the worker does this every minute."""
    with working.status("Sealing"):
        made = sealing.seal_new()
    typer.echo(f"{made} events sealed.")


@app.command()
def lodge() -> None:
    """Write today's head to a file outside the database; the worker does this every night."""
    sealing.seal_new()
    path = sealing.lodge_head(settings.SIGHTLINE_SEALS)
    typer.echo(f"Lodged in {path}" if path else "Nothing is sealed yet.")
