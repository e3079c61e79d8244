"""`sightline demo`: fill the invented borough, sign in to it, see what to try."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from subprocess import run
from sys import executable
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from sightline.access.models import Area, Staff
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.core import clock
from sightline.demonstration import cast, tour
from sightline.demonstration import sign_ins as signing
from sightline.demonstration.actions.casting import accept_terms, put_cast_in_place
from sightline.demonstration.actions.loading import load_history
from sightline.demonstration.actions.signing_in import give_sign_ins
from sightline.demonstration.alone import act_alone
from sightline.demonstration.calendar import moment
from sightline.demonstration.draw import SEED, stream
from sightline.demonstration.filling import Filled
from sightline.demonstration.pathway.stamping import act as act_case
from sightline.demonstration.pathway.team import play_team
from sightline.demonstration.pathway.today import play_cases
from sightline.demonstration.plan.years import REHEARSED, SMALL, total
from sightline.demonstration.returns.commands import extract
from sightline.demonstration.script.acted import act
from sightline.demonstration.script.areas_today import play_areas
from sightline.demonstration.script.around_today import play_today
from sightline.demonstration.script.directory_today import play_directory
from sightline.demonstration.script.enquiries_today import play_enquiries
from sightline.demonstration.script.envelopes_today import leave_envelopes
from sightline.demonstration.script.hub_today import play_hub
from sightline.demonstration.script.intelligence_today import play_intelligence
from sightline.demonstration.script.justice_today import play_justice
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.links_today import play_links
from sightline.demonstration.script.missing_today import play_missing
from sightline.demonstration.script.rehearse import Rehearsing, lessons
from sightline.demonstration.script.reviews_today import play_reviews
from sightline.demonstration.script.schools_today import play_schools
from sightline.demonstration.script.stamped import Case, Stamped
from sightline.demonstration.script.words_today import publish_words
from sightline.demonstration.sharing import Shared, helpers
from sightline.demonstration.stencils.stencil import Stencil
from sightline.demonstration.story.history import History
from sightline.demonstration.surveying import survey
from sightline.front_door.models import Contact

app = typer.Typer(no_args_is_help=True, help="The invented borough: fill it, sign in to it, see what to try.")
working = Console(stderr=True)
BEFORE_ALL = datetime(2019, 3, 1, 9, tzinfo=UTC)
NOT_YET_ACCEPTED = "homemanager"
KEPT_FOR = timedelta(days=365)
Upto = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The borough's today. Default: today.")
]
Small = Annotated[
    bool, typer.Option("--small/--full", help="About 1,500 contacts, or all seven years (the default).")
]

ROUND_TODAY: tuple[Callable[[datetime], object], ...] = (
    play_today, play_hub, play_enquiries, play_cases, play_team, play_missing, play_schools,
    play_directory, play_areas, play_intelligence, play_justice, play_links, play_reviews,
)  # fmt: skip


app.command()(extract)


@app.callback()
def demo() -> None:
    """The invented borough: fill it, sign in to it, see what to try."""


@app.command()
def fill(upto: Upto = None, small: Small = False) -> None:
    """Fill an empty demonstration; does nothing to one that is filled."""
    _only_here()
    by = _system()
    if _is_filled(by):
        typer.echo("The borough is filled already. To fill it again: make demo-reset")
        return
    history = History(_until(upto.date() if upto else None), cut=SMALL if small else None)
    _cast(by)
    learned = _learned(history)
    tables = sorted({line.table for stencil in learned.values() for line in stencil.lines})
    filled = _load(history, learned, tables, by)
    _leftovers(filled, tables, history.upto)
    with working.status("Today"):
        for play in ROUND_TODAY:
            play(history.upto)
        leave_envelopes(by, history.upto)
        publish_words(by, history.upto)
    _show_sign_ins()


@app.command()
def reset(upto: Upto = None, small: Small = False) -> None:
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
                typer.echo(f"  {number}. {step.text}")


@app.command("figures")
def show_figures(
    extract: Annotated[Path, typer.Argument(help="An extract of 1 April 2020 to 31 March 2023.")],
    every: Annotated[bool, typer.Option("--all", help="Those that no extract can say, too.")] = False,
) -> None:
    """The published figures beside the same figures computed from an extract of the borough, and why they differ."""
    from sightline.demonstration.agreement import Faulty, compared  # slow to import

    try:
        found = list(compared(extract))
    except Faulty as error:
        typer.echo("\n".join(error.faults.lines()), err=True)
        raise typer.Exit(1) from error
    table = Table("Published", "Where", "Figure", "Period", "Printed", "Ours", "Agree", "Why", box=None)
    for one in found:
        if every or one.published.is_counted:
            table.add_row(*one.shown())
    Console(width=190).print(table)
    if any(not one.is_expected for one in found):
        raise typer.Exit(1)


def _only_here() -> None:
    if not signing.is_demonstration():
        typer.echo(signing.NOT_HERE, err=True)
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
    staff: list[Staff] = []
    with viewing(by):
        if not Area.objects.filter(pk=cast.AREA).exists():
            staff = put_cast_in_place(by=by, at=BEFORE_ALL)
            give_sign_ins(by=by, at=clock.now())
    for each in staff:
        _accepts(viewer_of(each, on=BEFORE_ALL.date()))


def _accepts(member: Viewer) -> None:
    """All but the care home's manager, who is asked by the first meeting they come to."""
    if member.may("meetings.open") and member.staff_id != cast.members()[NOT_YET_ACCEPTED].id:
        with viewing(member):
            accept_terms(by=member, at=BEFORE_ALL)


def _learned(history: History) -> dict[Case, Stencil]:
    """What every kind of event writes, seen by playing some of the borough's stories and undoing them."""
    known, sample = Known(), History(history.upto, cut=REHEARSED)
    watched = Shared(lambda number, of: lessons(sample, known, number, of), min(2, helpers()))
    rehearsing = Rehearsing(sample, known)
    with _progress() as progress:
        task = progress.add_task("Learning from the actions", total=total(sample.plans()))
        for lesson in watched:
            if lesson is None:
                progress.advance(task)
            else:
                rehearsing.learner.take_in(lesson)
    for case, why in rehearsing.learner.refused.items():
        working.print(f"Played one by one, for want of an explanation: {case[0]}: {why}", highlight=False)
    return rehearsing.learned()


def _stamped(history: History, learned: dict[Case, Stencil]) -> Stamped:
    chance: Random = stream(SEED, "identifiers")
    return Stamped(learned, Known(), chance, papers_from=history.upto - KEPT_FOR)


def _load(history: History, learned: dict[Case, Stencil], tables: list[str], by: Viewer) -> Filled:
    """Load the history, stamped by several processes; it has the stories of kinds that no stencil fits."""
    filled = Filled(history, _stamped(history, learned))
    every = total(history.plans())
    with _progress() as progress:
        tasks: dict[str, TaskID] = {}

        def tell(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(what, total=of)
            progress.update(tasks[what], completed=done, total=of)

        with viewing(by):
            load_history(
                batches=filled.batches(lambda done: tell("Contacts", done, max(every, done))),
                tables=tables,
                last_reference=lambda: filled.number,
                tell=tell,
                by=by,
                at=clock.now(),
            )
    return filled


def _leftovers(filled: Filled, tables: list[str], upto: datetime) -> None:
    """The server's survey of what was loaded; then stories of a kind that no stencil fits, one by one."""

    def some(number: int, of: int) -> Iterator[int]:
        survey(tables[number::of])
        yield 1
        for story in filled.left[number::of]:
            act(story, upto)
            yield 1

    of = helpers()
    played = Shared(some, of)
    with _progress() as progress:
        for _ in progress.track(played, total=len(filled.left) + of, description="One by one"):
            pass
    for one in filled.left_cases:
        act_case(one, upto)
    for alone in filled.left_alone:
        act_alone(alone)


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=working)


def _show_sign_ins() -> None:
    for each in signing.sign_ins():
        typer.echo(f"{each.email}  {each.name}, {each.title.lower()} ({each.role.replace('_', ' ')})")
    typer.echo(f"Password for all: {signing.password()}")
    typer.echo("Second factor: sightline demo code E-MAIL")
