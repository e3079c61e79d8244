"""Who connects, where to, and with what."""

import os
import stat
from pathlib import Path

import psycopg
import pytest

from sightline.config import postgres
from sightline.config.postgres import demonstration, places, provisioning, roles
from sightline.config.postgres.errors import DatabaseUnavailable
from sightline.config.postgres.secrets import secret

ELSEWHERE = "postgresql://admin@db.example:6543/postgres?sslmode=require"


def test_settings_of_the_embedded_server(empty_var: Path) -> None:
    settings = postgres.connection_settings("app")
    assert settings["HOST"] == str(places.settle(empty_var).socket)
    assert (settings["USER"], settings["NAME"], settings["PORT"]) == ("sightline_app", "sightline", "5432")
    assert not postgres.is_running(empty_var)


def test_settings_of_another_server(empty_var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", ELSEWHERE)
    monkeypatch.setenv("PGSSLMODE", "prefer")
    settings = postgres.connection_settings("owner")
    assert (settings["HOST"], settings["PORT"], settings["USER"]) == ("db.example", "6543", "sightline_owner")
    assert settings["PASSWORD"] == secret(empty_var, "sightline_owner")
    assert os.environ["PGSSLMODE"] == "require"
    assert not postgres.stop(empty_var)


def test_what_cannot_be_carried_to_every_role_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/postgres?options=-csearch_path")
    with pytest.raises(DatabaseUnavailable, match="options"):
        roles.external()


def test_a_role_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="bystander"):
        postgres.connection_settings("bystander")


def test_a_server_that_is_not_there_is_named(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql:///postgres?host={var}")
    with pytest.raises(DatabaseUnavailable, match="did not let its administrator in"):
        postgres.ensure_started(var)


def test_another_server_is_provisioned_through_its_address(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    postgres.ensure_started(var)
    where, password = places.settle(var).socket, secret(var, "postgres")
    monkeypatch.setenv("DATABASE_URL", f"postgresql://postgres:{password}@/postgres?host={where}")
    other = var.with_name("other")
    monkeypatch.setenv("SIGHTLINE_VAR", str(other))
    postgres.ensure_started(other)
    with psycopg.connect(postgres.database_urls()["app"]) as connection:
        assert connection.info.user == "sightline_app"
    assert secret(other, "sightline_app") != secret(var, "sightline_app")


def test_an_old_server_is_refused(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provisioning, "OLDEST_SERVER", 99)
    with pytest.raises(DatabaseUnavailable, match="older than PostgreSQL 99"):
        postgres.ensure_started(var)


def test_a_folder_of_another_account_is_named(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_var: Path) -> bool:
        raise PermissionError(13, "no", str(var / "postgres.lock"))

    monkeypatch.setattr(postgres.server, "start", refuse)
    with pytest.raises(DatabaseUnavailable, match="belongs to another account"):
        postgres.ensure_started(var)


def test_a_secret_is_made_once(empty_var: Path) -> None:
    first = secret(empty_var, "thing")
    assert secret(empty_var, "thing") == first
    assert len(first) > 40
    assert stat.S_IMODE((empty_var / "secrets").stat().st_mode) == 0o700
    assert [each.name for each in (empty_var / "secrets").iterdir()] == ["thing"]


def test_only_a_demonstration_is_emptied(var: Path) -> None:
    postgres.ensure_started(var)
    with pytest.raises(DatabaseUnavailable, match="left alone"):
        demonstration.empty(var)
    demonstration.mark(var)
    demonstration.mark(var)
    with psycopg.connect(postgres.database_urls()["owner"]) as connection:
        connection.execute("CREATE TABLE filled (number int)")
    demonstration.empty(var)
    with psycopg.connect(postgres.database_urls()["owner"]) as connection:
        assert connection.execute("SELECT to_regclass('filled')").fetchone() == (None,)


def test_a_database_in_use_is_never_made_a_demonstration(var: Path) -> None:
    postgres.ensure_started(var)
    with psycopg.connect(postgres.database_urls()["owner"]) as connection:
        connection.execute("CREATE TABLE filled (number int)")
    with pytest.raises(DatabaseUnavailable, match="not a demonstration"):
        demonstration.mark(var)
