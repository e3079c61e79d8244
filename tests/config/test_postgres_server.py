"""The embedded server: it starts, survives being killed, keeps to itself, and stops."""

import os
import shutil
import signal
import stat
from pathlib import Path

import psycopg
import pytest

from sightline.config import postgres
from sightline.config.postgres import places, server
from sightline.config.postgres.errors import DatabaseUnavailable


def asked(role: str, query: str) -> object:
    with psycopg.connect(postgres.database_urls()[role]) as connection:
        row = connection.execute(query.encode()).fetchone()
    return row[0] if row else None


def process_number(var: Path) -> int:
    return int((places.settle(var).data / "postmaster.pid").read_text().split()[0])


def test_it_starts_once_and_stops_once(var: Path) -> None:
    assert not postgres.is_running(var)
    postgres.ensure_started(var)
    first = process_number(var)
    postgres.ensure_started(var)
    assert process_number(var) == first
    assert postgres.is_running(var)
    assert asked("app", "SELECT current_user || ' ' || current_setting('jit')") == "sightline_app off"
    assert postgres.stop(var)
    assert not postgres.is_running(var)
    assert not postgres.stop(var)


def test_each_role_may_only_what_it_is_for(var: Path) -> None:
    postgres.ensure_started(var)
    may = "concat_ws(' ', rolsuper, rolcreatedb, rolcreaterole, rolbypassrls)"
    query = f"SELECT {may} FROM pg_roles WHERE rolname = user"
    assert asked("owner", query) == "f t f f"
    assert asked("app", query) == asked("extract", query) == "f f f f"
    assert asked("backup", query) == "f f f t"
    assert asked("owner", "SELECT has_database_privilege('public', current_database(), 'CONNECT')") is False


def test_nobody_gets_in_without_a_password(var: Path) -> None:
    postgres.ensure_started(var)
    socket = places.settle(var).socket
    assert stat.S_IMODE(socket.stat().st_mode) == 0o700
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(host=str(socket), user="postgres", dbname="postgres")
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(host=str(socket), user="sightline_app", password="guess", dbname="sightline")
    secrets = list((var / "secrets").iterdir())
    assert {stat.S_IMODE(each.stat().st_mode) for each in secrets} == {0o600}


def test_a_killed_server_comes_back_with_what_was_saved(var: Path) -> None:
    postgres.ensure_started(var)
    with psycopg.connect(postgres.database_urls()["owner"]) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS number")
    os.kill(process_number(var), signal.SIGKILL)
    postgres.ensure_started(var)
    assert asked("owner", "SELECT number FROM kept") == 42


def test_a_killed_server_is_known_to_be_stopped(var: Path) -> None:
    postgres.ensure_started(var)
    os.kill(process_number(var), signal.SIGKILL)
    assert not postgres.stop(var)
    assert not (places.settle(var).data / "postmaster.pid").exists()


def test_a_note_left_by_another_process_does_not_stop_it(var: Path) -> None:
    postgres.ensure_started(var)
    note = (places.settle(var).data / "postmaster.pid").read_text()
    postgres.stop(var)
    (places.settle(var).data / "postmaster.pid").write_text(
        note.replace(note.split()[0], str(os.getpid()), 1)
    )
    postgres.ensure_started(var)
    assert postgres.is_running(var)


def test_a_long_path_puts_the_socket_elsewhere(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = var.parent / ("a" * 60) / ("b" * 60)
    long.mkdir(parents=True)
    monkeypatch.setenv("SIGHTLINE_VAR", str(long))
    postgres.ensure_started(long)
    socket = places.settle(long).socket
    try:
        assert asked("app", "SELECT 1") == 1
        assert long not in socket.parents
        assert stat.S_IMODE(socket.stat().st_mode) == 0o700
    finally:
        postgres.stop(long)
        shutil.rmtree(socket)


def test_where_the_account_cannot_reach_everything_goes_to_the_shelter(
    empty_var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty_var.parent.joinpath("shelter").mkdir()
    monkeypatch.setattr(places, "_reaches", lambda account, path: False)
    postgres.ensure_started(empty_var)
    home = places.settle(empty_var).home
    assert home.parent == places.SHELTER
    assert places.programs(None).is_relative_to(places.SHELTER)
    assert asked("app", "SELECT 1") == 1
    assert (empty_var / "postgres.json").read_text().strip() == f'{{"home": "{home}"}}'


def test_a_folder_may_be_moved_while_it_is_stopped(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    postgres.ensure_started(var)
    postgres.stop(var)
    moved = var.rename(var.with_name("moved"))
    monkeypatch.setenv("SIGHTLINE_VAR", str(moved))
    postgres.ensure_started(moved)
    assert asked("app", "SELECT 1") == 1
    postgres.stop(moved)


def test_somebody_else_s_socket_folder_is_refused(empty_var: Path) -> None:
    place = places.settle(empty_var)
    place.socket.chmod(0o777)
    with pytest.raises(DatabaseUnavailable, match="not a private folder"):
        postgres.ensure_started(empty_var)


def test_what_went_wrong_is_said_with_the_end_of_the_log(var: Path) -> None:
    postgres.ensure_started(var)
    postgres.stop(var)
    place = places.settle(var)
    spoilt = place.data / "conf.d" / "99-local.conf"
    spoilt.write_text("shared_buffers = 'many'\n")
    spoilt.chmod(0o644)
    with pytest.raises(DatabaseUnavailable, match="shared_buffers"):
        postgres.ensure_started(var)


def test_a_server_that_never_answers_is_not_waited_for_for_ever(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    postgres.ensure_started(var)
    with monkeypatch.context() as changed:
        changed.setattr(server, "PATIENCE_SECONDS", 0)
        changed.setattr(server, "_answers", lambda place: False)
        with pytest.raises(DatabaseUnavailable, match="did not answer"):
            postgres.ensure_started(var)


def test_a_worker_that_does_not_go_is_named(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = places.settle(var)
    with monkeypatch.context() as changed:
        changed.setattr(server, "PATIENCE_SECONDS", 0)
        changed.setattr(server, "_processes_in", lambda data: [1])
        with pytest.raises(DatabaseUnavailable, match="still busy"):
            server._clear_after_kill(place)
