"""The command `sightline import`: contacts and census returns that arrive as files, and taking them back."""

import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, TaskID

from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.core.files.faults import Unreadable
from sightline.core.files.mapping import BadMapping, Mapping, parse
from sightline.core.leave import Refused
from sightline.front_door.actions.importing import begin_take_back
from sightline.front_door.imports.codes import CONTACTS
from sightline.front_door.imports.missing_notices import receive_file
from sightline.front_door.imports.running import File, Tick, bring_in
from sightline.front_door.imports.tally import Outcome
from sightline.front_door.imports.undoing import take_file_back
from sightline.front_door.models import ColumnMapping, ImportBack
from sightline.front_door.models.imports import FileKind
from sightline.front_door.queries.import_backs import import_named
from sightline.front_door.queries.imports import mapping_called

MOST_LINES = 1_000
QUIET_SECONDS = 1.0

app = typer.Typer(no_args_is_help=True, help="Bring in contacts and census returns from files.")
Where = Annotated[Path, typer.Argument(help="The file to bring in.")]
Named = Annotated[str, typer.Option(help="A saved mapping's name, or a mapping's JSON file.")]
Why = Annotated[str, typer.Option(help="Why the file is taken back.")]
Dry = Annotated[bool, typer.Option("--dry-run", help="Check and count; keep nothing.")]


@app.callback()
def bring() -> None:
    """Bring in contacts and census returns from files."""


@app.command()
def contacts(file: Where, mapping: Named, dry_run: Dry = False) -> None:
    """Bring in contacts from a CSV file or a workbook, read through a mapping."""
    with _told():
        how, saved = _mapping(mapping)
        _run(File(file.name, _read(file), FileKind.CONTACTS, how, saved), dry_run)


@app.command("cin-census")
def cin_census(file: Where, dry_run: Dry = False) -> None:
    """Bring in children and referrals from a children in need census return (2017 to 2026)."""
    with _told():
        _run(File(file.name, _read(file), FileKind.CENSUS), dry_run)


@app.command("ssda903-missing")
def ssda903_missing(file: Where, dry_run: Dry = False) -> None:
    """Bring in missing episodes of the looked-after return (2014 to 2026), CSV or workbook."""
    with _told():
        _run(File(file.name, _read(file), FileKind.MISSING), dry_run)


@app.command("ssda903-header")
def ssda903_header(file: Where, dry_run: Dry = False) -> None:
    """Bring in the children of the looked-after return: what is not held of them is added."""
    with _told():
        _run(File(file.name, _read(file), FileKind.CHILDREN), dry_run)


@app.command("ssda903-episodes")
def ssda903_episodes(file: Where, dry_run: Dry = False) -> None:
    """Bring in when children were looked after, by which legal status and kind of placement (2014 to 2026)."""
    with _told():
        _run(File(file.name, _read(file), FileKind.EPISODES), dry_run)


@app.command("annex-a")
def annex_a(file: Where, dry_run: Dry = False) -> None:
    """Bring in the inspection lists of children (lists 1 to 10), in one workbook or one list as CSV."""
    with _told():
        _run(File(file.name, _read(file), FileKind.ANNEX_A), dry_run)


@app.command("take-back")
def take_back(file: Where, why: Why, dry_run: Dry = False) -> None:
    """Take a file that was brought in back as a whole; what was worked on since is left and listed."""
    at, by = clock.now(), system_viewer("import", capabilities=["front_door.import"])
    with _told():
        digest = hashlib.sha256(_read(file)).hexdigest()
        with viewing(by):
            found = import_named(by, digest=digest)
        if found is None:
            raise Unreadable(f"No file with the content of {file.name} was brought in.")

        def begin() -> ImportBack:
            with viewing(by):
                return begin_take_back(of=found, why=why, by=by, at=at)

        with _progress() as tick:
            taken = take_file_back(begin, at=at, dry_run=dry_run, tick=tick)
    for reason in taken.reasons[:MOST_LINES]:
        typer.echo(f"left: {reason}", err=True)
    typer.echo(json.dumps(taken.document()))


@app.command("missing-reports")
def missing_reports(file: Where) -> None:
    """Bring in missing reports from a police CSV file; each raises itself as a contact."""
    with _told():
        received = receive_file(_read(file), at=clock.now())
    for fault in received.faults[:MOST_LINES]:
        typer.echo(fault, err=True)
    typer.echo(json.dumps({"kept": received.kept, "faults": len(received.faults)}))
    if received.faults and not received.kept:
        raise typer.Exit(1)


def _run(file: File, dry_run: bool) -> None:
    with _progress() as tick:
        outcome = bring_in(file, at=clock.now(), dry_run=dry_run, tick=tick)
    _list_faults(outcome)
    typer.echo(json.dumps(outcome.document()))
    if outcome.errors and not outcome.kept_something():
        raise typer.Exit(1)


@contextmanager
def _told() -> Iterator[None]:
    """What cannot be done is said on standard error, with exit status 1."""
    try:
        yield
    except (Unreadable, BadMapping, Refused) as refusal:
        typer.echo(f"error: {refusal}", err=True)
        raise typer.Exit(1) from refusal


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as problem:
        raise Unreadable(f"The file {file.name} cannot be opened: {problem.strerror}.") from problem


def _mapping(name: str) -> tuple[Mapping, ColumnMapping | None]:
    """A file, a saved mapping's newest version, or one that comes with Sightline."""
    path = Path(name)
    if path.is_file():
        return parse(_read(path), CONTACTS), None
    with viewing(system_viewer("import")):
        return mapping_called(name)


def _list_faults(outcome: Outcome) -> None:
    """One line a fault, the errors first, since warnings were kept; of very many, how often each thing is wrong too."""
    ordered = sorted(outcome.faults, key=lambda fault: fault.level)
    for fault in ordered[:MOST_LINES]:
        typer.echo(fault.line(), err=True)
    if (whole := len(outcome.faults)) > MOST_LINES:
        typer.echo(
            f"There are {whole:,} in all; the first {MOST_LINES:,} are listed. Of all of them:", err=True
        )
        for said in outcome.faults.often():
            typer.echo(said, err=True)


@contextmanager
def _progress() -> Iterator[Tick]:
    """A bar on standard error, once the work has lasted a second."""
    begun = time.monotonic()
    bar = Progress(console=Console(stderr=True), transient=True)
    tasks: dict[str, TaskID] = {}
    started: list[str] = []

    def tick(stage: str, done: int, whole: int) -> None:
        if time.monotonic() - begun < QUIET_SECONDS or not bar.console.is_terminal:
            return
        bar.start()
        started.append(stage)
        if stage not in tasks:
            tasks[stage] = bar.add_task(stage, total=whole or None)
        bar.update(tasks[stage], completed=done, total=whole or None)

    try:
        yield tick
    finally:
        if started:
            bar.stop()
