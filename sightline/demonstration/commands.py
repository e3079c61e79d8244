"""`sightline demo`: fill the invented borough, sign in to it, see what to try."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from subprocess import run
from sys import executable
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from sightline.access.models import Area
from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.core import clock
from sightline.demonstration import cast, tour
from sightline.demonstration import sign_ins as signing
from sightline.demonstration.actions.casting import put_cast_in_place
from sightline.demonstration.actions.loading import load_history
from sightline.demonstration.actions.signing_in import give_sign_ins
from sightline.demonstration.calendar import moment
from sightline.demonstration.draw import SEED, stream
from sightline.demonstration.filling import Filling
from sightline.demonstration.plan.years import total
from sightline.demonstration.script.acted import act
from sightline.demonstration.script.around_today import play_today
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.rehearse import Rehearsing
from sightline.demonstration.script.stamped import Stamped
from sightline.demonstration.stencils.kept import keep, kept
from sightline.demonstration.story.history import History
from sightline.front_door.models import Contact

app = typer.Typer(no_args_is_help=True, help="The invented borough: fill it, sign in to it, see what to try.")
working = Console(stderr=True)
BEFORE_ALL = datetime(2019, 3, 1, 9, tzinfo=UTC)
KEPT_FOR = timedelta(days=365)
NOT_HERE = "This database was not made to hold a demonstration. Run: make demo"
Upto = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The borough's today. Default: today.")
]
Small = Annotated[bool, typer.Option("--small/--full", help="About 1,500 contacts, or all of seven years.")]


@app.callback()
def demo() -> None:
    """The invented borough: fill it, sign in to it, see what to try."""


@app.command()
def fill(upto: Upto = None, small: Small = True) -> None:
    """Fill an empty demonstration; does nothing to one that is filled."""
    _only_here()
    by = _system()
    if _is_filled(by):
        typer.echo("The borough is filled already. To fill it again: make demo-reset")
        return
    history = History(_until(upto.date() if upto else None), is_small=small)
    _cast(by)
    filling = Filling(history, _stamped(history))
    _load(filling, by)
    _leftovers(filling)
    with working.status("Today"):
        play_today(history.upto)
    with viewing(by):
        give_sign_ins(by=by, at=clock.now())
    _show_sign_ins()


@app.command()
def reset(upto: Upto = None, small: Small = True) -> None:
    """Empty the demonstration and fill it again."""
    _only_here()
    sightline = [str(Path(executable).with_name("sightline"))]
    again = [
        "demo",
        "fill",
        *(["--upto", f"{upto:%Y-%m-%d}"] if upto else []),
        "--small" if small else "--full",
    ]
    for step in (["db", "reset"], ["manage", "prepare", "--verbosity", "0"], again):
        if status := run([*sightline, *step], check=False).returncode:
            raise typer.Exit(status)


@app.command("sign-ins")
def show_sign_ins() -> None:
    """List who can sign in, with what."""
    _only_here()
    _show_sign_ins()


@app.command()
def code(
    email: Annotated[str, typer.Argument(help="The address of one of the demonstration's people.")],
) -> None:
    """The second-factor code of one person, as an app would show it now."""
    _only_here()
    if email not in {each.email for each in signing.sign_ins()}:
        typer.echo(
            "Nobody in the demonstration signs in with that address. See: sightline demo sign-ins", err=True
        )
        raise typer.Exit(1)
    now = clock.wall_clock()
    typer.echo(f"{signing.code(email, now)}  (for another {signing.seconds_left(now)} seconds)")


@app.command("tour")
def show_tour(
    role: Annotated[str, typer.Argument(help="A role; all of them if none is given.")] = "",
) -> None:
    """What to try, role by role."""
    for one in tour.TOURS:
        if role in ("", one.role):
            typer.echo(one.title)
            for number, step in enumerate(one.steps, start=1):
                typer.echo(f"  {number}. {step}")


@app.command()
def learn(small: Small = False, seconds: int = 900) -> None:
    """Watch the actions anew and keep their stencils; for developers, after an action has changed."""
    _only_here()
    by = _system()
    _cast(by)
    if _is_filled(by):
        typer.echo(
            "Watching needs an empty demonstration. Run: sightline db reset; sightline manage prepare",
            err=True,
        )
        raise typer.Exit(1)
    history = History(_until(None), is_small=small)
    town = history.town()
    rehearsing = Rehearsing(history, Known(), kept())
    rehearsing.people(town)
    with working.status("Watching") as status:
        rehearsing.contacts(town, lambda seen, cases: status.update(f"{seen} stories watched, {cases} cases"))
    typer.echo(f"{keep(rehearsing.learner.stencils)} stencils kept.")


def _only_here() -> None:
    if not signing.is_demonstration():
        typer.echo(NOT_HERE, err=True)
        raise typer.Exit(2)


def _system() -> Viewer:
    return system_viewer("demonstration")


def _is_filled(by: Viewer) -> bool:
    with viewing(by):
        return Contact.objects.exists()


def _until(day: date | None) -> datetime:
    """Now; for another day, nine in the morning."""
    now = clock.now().replace(second=0, microsecond=0)
    return now if day is None or day == clock.london(now).date() else moment(day, 9 * 60)


def _cast(by: Viewer) -> None:
    with viewing(by):
        if not Area.objects.filter(pk=cast.AREA).exists():
            put_cast_in_place(by=by, at=BEFORE_ALL)


def _stamped(history: History) -> Stamped:
    chance: Random = stream(SEED, "identifiers")
    return Stamped(kept(), Known(), chance, papers_from=history.upto - KEPT_FOR)


def _load(filling: Filling, by: Viewer) -> None:
    with _progress() as progress:
        task = progress.add_task("Contacts", total=total(filling.history.plans()))
        batches = filling.batches(lambda number: progress.advance(task, number))
        with viewing(by):
            load_history(batches=batches, last_reference=lambda: filling.number, by=by, at=clock.now())
        progress.update(task, total=filling.number)


def _leftovers(filling: Filling) -> None:
    """Stories of a kind that no stencil fits, one by one."""
    if not filling.left:
        return
    with _progress() as progress:
        for story, _ in progress.track(filling.left, description="One by one"):
            act(story, filling.history.upto)


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=working)


def _show_sign_ins() -> None:
    table = Table("Who", "Role", "E-mail", box=None)
    for each in signing.sign_ins():
        table.add_row(f"{each.name}, {each.title.lower()}", each.role.replace("_", " "), each.email)
    Console().print(table)
    typer.echo(f"Password for all: {signing.password()}")
    typer.echo("Second factor: sightline demo code E-MAIL")
