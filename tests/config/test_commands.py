"""The `sightline` command: quick help, mounted commands, Django's own."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import click
import pytest
import typer
from typer.testing import CliRunner

from sightline.config import cli, mounting, postgres
from sightline.config.commands import COMMANDS, Mounted
from sightline.config.postgres.errors import DatabaseUnavailable

RUN = CliRunner()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked of the database, which is not really started."""
    asked: list[str] = []
    monkeypatch.setattr(mounting, "ensure_started", lambda: asked.append("start"))
    return asked


@pytest.fixture
def django_was_asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    asked: list[list[str]] = []
    monkeypatch.setattr("django.core.management.execute_from_command_line", asked.append)
    return asked


def greet(name: str) -> None:
    """Say good day."""
    typer.echo(f"Good day, {name}.")


@pytest.fixture
def greeting(monkeypatch: pytest.MonkeyPatch) -> None:
    application = typer.Typer()
    application.command()(greet)
    module = SimpleNamespace(app=application)
    monkeypatch.setitem(sys.modules, "sightline.example_commands", module)
    mounted = Mounted("greet", "sightline.example_commands:app", "Says good day.")
    monkeypatch.setattr(mounting.Sightline, "mounted", (mounted,))


def test_help_names_every_command() -> None:
    said = RUN.invoke(cli.app, ["--help"]).output
    assert all(
        name in said for name in ("up", "site", "worker", "manage", "db", *(each.name for each in COMMANDS))
    )


def test_help_imports_neither_django_nor_a_mounted_command() -> None:
    code = (
        "import sys; from sightline.config import cli; "
        "cli.app(['--help'], standalone_mode=False); "
        "late = {'django', *(each.application.split(':')[0] for each in cli.Sightline.mounted)}; "
        "sys.exit(bool(late & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("mounted", COMMANDS, ids=lambda each: each.name)
def test_every_mounted_command_is_there(mounted: Mounted) -> None:
    assert isinstance(mounting.load(mounted), click.Command)


@pytest.mark.usefixtures("greeting")
def test_a_mounted_command_runs_with_the_database_started(started: list[str]) -> None:
    assert RUN.invoke(cli.app, ["greet", "Ms Archer"]).output == "Good day, Ms Archer.\n"
    assert started == ["start"]


@pytest.mark.usefixtures("greeting")
def test_help_of_a_mounted_command_starts_nothing(started: list[str]) -> None:
    assert "Say good day." in RUN.invoke(cli.app, ["greet", "--help"]).output
    assert started == []


def test_a_database_that_cannot_be_had_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise DatabaseUnavailable("It is not there.")

    monkeypatch.setattr(mounting, "ensure_started", refuse)
    result = RUN.invoke(cli.app, ["db", "start"])
    assert result.exit_code == 1
    assert "It is not there." in result.output


@pytest.mark.parametrize(
    ("given", "passed", "database"),
    [
        (["migrate"], ["migrate", "--database=owner"], ["start"]),
        (["migrate", "--database", "default"], ["migrate", "--database", "default"], ["start"]),
        (["check", "--deploy"], ["check", "--deploy"], ["start"]),
        (["collectstatic", "--noinput"], ["collectstatic", "--noinput"], []),
        ([], ["help"], []),
    ],
)
def test_django_s_own_commands_are_passed_on(
    given: list[str],
    passed: list[str],
    database: list[str],
    started: list[str],
    django_was_asked: list[list[str]],
) -> None:
    assert RUN.invoke(cli.app, ["manage", *given]).exit_code == 0
    assert django_was_asked == [["sightline manage", *passed]]
    assert started == database


def test_the_worker_stops_within_seconds(started: list[str], django_was_asked: list[list[str]]) -> None:
    assert RUN.invoke(cli.app, ["worker"]).exit_code == 0
    assert started == ["start"]
    assert django_was_asked[0][1:3] == ["procrastinate", "worker"]


def test_the_site_becomes_the_web_server(started: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    became: list[list[str]] = []
    monkeypatch.setenv("PORT", "8000")
    monkeypatch.setattr("os.execv", lambda program, command: became.append(command))
    assert RUN.invoke(cli.app, ["site", "--port", "8123"]).exit_code == 0
    assert started == ["start"]
    assert became[0][1:3] == ["-m", "granian"]
    assert "8123" in became[0]
    assert os.environ["PORT"] == "8123"


@pytest.fixture
def became(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, str]]]:
    """What the command would have become, and what it would have been told."""
    seen: list[tuple[list[str], dict[str, str]]] = []
    monkeypatch.setattr("os.execve", lambda program, command, told: seen.append((command, told)))
    monkeypatch.setenv("DATABASE_URL", "postgres://administrator@nowhere/x")
    monkeypatch.setenv("SIGHTLINE_VAR", "/nowhere/var")
    return seen


def test_the_public_pages_are_told_of_their_folder_and_no_more(
    started: list[str], became: list[tuple[list[str], dict[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "note_public_place", lambda: Path("/there/public"))
    assert RUN.invoke(cli.app, ["public", "--port", "8124"]).exit_code == 0
    command, told = became[0]
    assert command[-1] == "sightline.config.public_wsgi:application"
    assert told["SIGHTLINE_PUBLIC_VAR"] == "/there/public"
    assert told["SIGHTLINE_PUBLIC_ADDRESS"] == "http://127.0.0.1:8124"
    assert not {"DATABASE_URL", "SIGHTLINE_VAR"} & told.keys()
    assert started == ["start"]


def test_under_an_account_of_their_own_they_start_nothing_and_note_nothing(
    started: list[str], became: list[tuple[list[str], dict[str, str]]], tmp_path: Path
) -> None:
    assert RUN.invoke(cli.app, ["public", "--given", str(tmp_path)]).exit_code == 0
    assert became[0][1]["SIGHTLINE_PUBLIC_VAR"] == str(tmp_path)
    assert not {"DATABASE_URL", "SIGHTLINE_VAR"} & became[0][1].keys()
    assert started == []
    assert list(tmp_path.iterdir()) == []


def test_starting_asking_and_stopping(var: Path) -> None:
    assert RUN.invoke(cli.app, ["db", "status"]).exit_code == 3
    assert RUN.invoke(cli.app, ["db", "start"]).exit_code == 0
    assert RUN.invoke(cli.app, ["db", "status"]).exit_code == 0
    assert "left alone" in RUN.invoke(cli.app, ["db", "reset"]).output
    assert RUN.invoke(cli.app, ["db", "stop"]).output == "The database is stopped.\n"
    assert RUN.invoke(cli.app, ["db", "stop"]).output == "The database was not running.\n"


def test_emptying_a_demonstration(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sightline.config.postgres.demonstration.empty", lambda folder: None)
    assert "is empty" in RUN.invoke(cli.app, ["db", "reset"]).output


def test_what_stops_a_stop_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> bool:
        raise DatabaseUnavailable("It would not.")

    monkeypatch.setattr(postgres, "stop", refuse)
    assert "It would not." in RUN.invoke(cli.app, ["db", "stop"]).output


@pytest.mark.parametrize("status", [0, 1])
def test_up_ends_as_the_supervisor_does(status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, object] = {}

    def run(**options: object) -> int:
        given.update(options)
        return status

    monkeypatch.setattr("sightline.config.supervisor.run", run)
    assert RUN.invoke(cli.app, ["up", "--port", "8111", "--demonstration"]).exit_code == status
    assert given == {"host": "127.0.0.1", "port": 8111, "public_port": 8112, "demonstration": True}


def test_main_is_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["sightline", "--help"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 0


@pytest.mark.parametrize("there", [True, False])
def test_the_report_is_given_a_database_where_one_answers(
    there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    readied: list[bool] = []
    monkeypatch.setattr(mounting, "answering", lambda: there)
    monkeypatch.setattr(mounting, "ready_django", lambda: readied.append(True))
    mounting.load(next(each for each in COMMANDS if each.name == "report"))
    mounting.load(next(each for each in COMMANDS if each.name == "figures"))
    assert readied == ([True] if there else [])


def test_a_server_that_is_named_or_made_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert not postgres.answering(tmp_path)
    monkeypatch.setattr(postgres, "is_running", lambda _var: True)
    assert not postgres.answering(tmp_path), "it has no database yet"
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "provisioned").touch()
    assert postgres.answering(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere.example/postgres")
    assert postgres.answering(tmp_path / "another")
