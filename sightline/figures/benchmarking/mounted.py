"""`sightline benchmark-return` among the other commands: it reads its arguments itself."""

import typer

from sightline.figures.benchmarking.command import run

app = typer.Typer(help="Write the benchmarking return of an extract, or check one.")


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
)
def benchmark_return(context: typer.Context) -> None:
    """Write the benchmarking return of an extract, or check one."""
    raise typer.Exit(run(context.args))
