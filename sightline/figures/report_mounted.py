"""`sightline report` among the other commands. Where a database answers, the report is looked through (IS-08)."""

from pathlib import Path

import typer
from django.conf import settings
from django.db import DatabaseError

from sightline.figures.report.command import run
from sightline.figures.report.publishing import CannotWrite

NOT_ANSWERED = (
    "the database could not be asked for names of places and people of concern, so that nothing was published. See "
    "that it answers and is migrated, or run this where there is none."
)
app = typer.Typer(help="Publish the annual report of an extract.")


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
)
def report(context: typer.Context) -> None:
    """Publish the annual report of an extract."""
    raise typer.Exit(run(context.args, look=look_through if settings.configured else None))


def look_through(out: Path) -> None:
    """Raise CannotWrite where the database knows a name in it, or where it cannot be asked."""
    from sightline.figures.looking import holds_nothing_withheld  # only where Django was made ready

    try:
        holds_nothing_withheld(out)
    except DatabaseError as error:
        raise CannotWrite(NOT_ANSWERED) from error
