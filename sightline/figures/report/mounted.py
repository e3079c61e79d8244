"""`sightline report` among the other commands: it reads its arguments itself."""

import typer

from sightline.figures.report.command import run

app = typer.Typer(help="Publish the annual report of an extract.")


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
)
def report(context: typer.Context) -> None:
    """Publish the annual report of an extract."""
    raise typer.Exit(run(context.args))
