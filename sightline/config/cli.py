"""The `sightline` command."""

import os
import sys
from pathlib import Path
from typing import Annotated

import click
import typer

from sightline.config import postgres
from sightline.config.mounting import SETTINGS, Sightline, start_database

PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
WITHOUT_DATABASE = {"collectstatic", "help", "--help", "--version", "findstatic"}
SERVE = ["--interface", "wsgi", "--workers", "1", "--no-ws", "--blocking-threads"]
SITE_THREADS = "4"
PUBLIC_THREADS = (
    "16"  # two hash at a time; whoever waits for one of the two is not in the way of the other pages
)
# Of what this process was told, the public one hears only this.
PUBLIC_MAY_KNOW = (
    "PATH",
    "HOME",
    "LANG",
    "TMPDIR",
    "SIGHTLINE_DEMO",
    "PGSSLMODE",
    "PGSSLROOTCERT",
    "PGSSLCERT",
    "PGSSLKEY",
)

app = typer.Typer(
    cls=Sightline,
    name="sightline",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="The working system of a local partnership that protects children at risk of exploitation.",
)
database = typer.Typer(no_args_is_help=True, help="Start, stop or ask after the embedded database.")
app.add_typer(database, name="db")

Host = Annotated[str, typer.Option(help="The address to serve on.")]
Port = Annotated[int, typer.Option(envvar="PORT", min=1, max=65535, help="The port to serve on.")]


@app.command()
def up(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    public_port: Annotated[
        int | None,
        typer.Option(envvar="PUBLIC_PORT", help="The port of the public pages. Default: the next one."),
    ] = None,
    demonstration: Annotated[bool, typer.Option(help="Fill an empty database first.")] = False,
) -> None:
    """Run the database, the site, its worker and the public pages together, until Ctrl-C."""
    from sightline.config import supervisor  # only this command needs it

    raise typer.Exit(
        supervisor.run(host=host, port=port, public_port=public_port or port + 1, demonstration=demonstration)
    )


@app.command()
def site(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Serve the site."""
    start_database()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    os.environ["PORT"] = str(port)  # the settings make the site's own address of it
    where = ["--no-access-log", "--host", host, "--port", str(port), "--log-level", "warning"]
    os.execv(
        sys.executable,
        [sys.executable, "-m", "granian", *SERVE, SITE_THREADS, *where, "sightline.config.wsgi:application"],
    )


@app.command()
def public(
    host: Host = "127.0.0.1",
    port: Annotated[int, typer.Option(envvar="PUBLIC_PORT", min=1, max=65535, help="The port.")] = 8001,
    address: Annotated[str, typer.Option(envvar="SIGHTLINE_PUBLIC_ADDRESS", help="As people type it.")] = "",
    given: Annotated[
        Path | None,
        typer.Option(
            help="For an account of its own: a copy of var/public. Nothing else is read or started."
        ),
    ] = None,
) -> None:
    """Serve the public pages: a process of its own, which is told nothing it has no need of."""
    if given is None:
        start_database()
    environment = {name: os.environ[name] for name in PUBLIC_MAY_KNOW if name in os.environ}
    environment["SIGHTLINE_PUBLIC_VAR"] = str(given.resolve() if given else postgres.note_public_place())
    environment["SIGHTLINE_PUBLIC_ADDRESS"] = address or f"http://{host}:{port}"
    # At "warning" the server would ask, at each start, whether so many threads are meant. They are.
    where = ["--no-access-log", "--host", host, "--port", str(port), "--log-level", "error"]
    serve = [sys.executable, "-m", "granian", *SERVE, PUBLIC_THREADS, *where]
    os.execve(sys.executable, [*serve, "sightline.config.public_wsgi:application"], environment)


@app.command()
def worker() -> None:
    """Run the jobs: clocks, messages, and what one part of the system asks of another."""
    start_database()
    _django(["procrastinate", "worker", "--shutdown-graceful-timeout", "10"])


@app.command(context_settings=PASSED_ON)
def manage(context: typer.Context) -> None:
    """Django's own commands. `migrate` runs as the owner of the tables."""
    arguments = list(context.args) or ["help"]
    if arguments[0] not in WITHOUT_DATABASE:
        start_database()
    if arguments[0] == "migrate" and not any(each.startswith("--database") for each in arguments):
        arguments.append("--database=owner")
    _django(arguments)


@database.command("start")
def start() -> None:
    """Start the embedded server, if it is not running; make its roles and database."""
    start_database()
    typer.echo("The database is running.")


@database.command("stop")
def stop() -> None:
    """Stop the embedded server."""
    try:
        stopped = postgres.stop()
    except postgres.DatabaseUnavailable as error:
        raise click.ClickException(str(error)) from error
    typer.echo("The database is stopped." if stopped else "The database was not running.")


@database.command("status")
def status() -> None:
    """Say whether the embedded server answers; exit with 3 if it does not."""
    running = postgres.is_running(postgres.var_folder())
    typer.echo("The database is running." if running else "The database is not running.")
    raise typer.Exit(0 if running else 3)


@database.command("reset")
def reset() -> None:
    """Empty a demonstration database; refuses any other."""
    from sightline.config.postgres import demonstration  # only this command needs it

    start_database()
    try:
        demonstration.empty(postgres.var_folder())
    except postgres.DatabaseUnavailable as error:
        raise click.ClickException(str(error)) from error
    typer.echo("The demonstration database is empty.")


def _django(arguments: list[str]) -> None:
    from django.core.management import execute_from_command_line  # slow to import

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    execute_from_command_line(["sightline manage", *arguments])


def main() -> None:
    """Run the command a person typed."""
    app()


if __name__ == "__main__":
    main()
