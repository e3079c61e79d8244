"""`sightline figures` among the other commands: it reads its arguments itself."""

import typer

from sightline.figures.command import run

app = typer.Typer(help="Compute figures from an extract.")


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
)
def figures(context: typer.Context) -> None:
    """Compute figures from an extract."""
    raise typer.Exit(run(context.args))
