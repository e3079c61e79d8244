"""A few months of the borough are filled by its own command, once, with people who can sign in."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from typer.testing import CliRunner

from sightline.access import sealing
from sightline.access.actions.reference import load_retention
from sightline.access.models import Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.deadlines.actions import load_rules
from sightline.demonstration import commands
from sightline.demonstration import sign_ins as signing
from sightline.demonstration.actions.casting import put_cast_in_place
from sightline.demonstration.actions.loading import load_history
from tests.demonstration import touring

MONTHS = ("--small", "--upto", "2019-06-12")


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(commands.app, list(words))
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.output


def asked(query: str) -> list[tuple[object, ...]]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def count(table: str) -> int:
    return int(str(asked(f"SELECT count(*) FROM {table}")[0][0]))


SHAPES = """
SELECT tablename, indexname FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT tgname, tgenabled::text || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT relname, relforcerowsecurity::text FROM pg_class WHERE relnamespace = 'public'::regnamespace
ORDER BY 1, 2
"""


@pytest.fixture
def here(marked: None) -> None:
    """A database that may hold the demonstration, with the reference data a flush of the tests took away."""
    by = system_viewer("test")
    with viewing(by):
        load_retention(by=by, at=clock.now())
        load_rules(by=by, at=clock.now())


@pytest.mark.django_db(databases=["default", "owner"], transaction=True)
def test_the_borough_is_filled_once_and_its_people_can_sign_in(
    here: None, signed_in: Callable[[Staff], Client], settings: Any
) -> None:
    before = asked(SHAPES)
    status, said = run("fill", *MONTHS)
    assert status == 0, said
    assert asked(SHAPES) == before
    contacts = count("front_door_contact")
    assert contacts > 30
    assert count("access_auditevent") > 10 * contacts
    assert count("follow_up_followup") > 5
    assert run("fill", *MONTHS)[1].startswith("The borough is filled already")
    assert count("front_door_contact") == contacts
    _people_can_sign_in()
    with clock.fixed(datetime(2019, 6, 12, 10, 0, tzinfo=UTC)):
        assert touring.faults(signed_in, settings) == []
    _nothing_old_is_open()
    sealing.seal_new()
    assert sealing.faults(Path("nowhere")) == []


def _people_can_sign_in() -> None:
    email = signing.sign_ins()[0].email
    assert run("code", email)[0] == 0
    assert run("code", "nobody@nowhere.example")[0] == 1
    assert email in run("sign-ins")[1]
    assert "1." in run("tour")[1]


def _nothing_old_is_open() -> None:
    assert (
        asked("SELECT reference FROM deadlines_clock WHERE stopped_at IS NULL AND due_at < '2019-05-20'")
        == []
    )


@pytest.mark.django_db
def test_it_is_refused_where_the_database_is_not_for_it() -> None:
    status, said = run("fill")
    assert status == 2
    assert "make demo" in said
    by = system_viewer("test")
    with viewing(by), pytest.raises(Refused):
        put_cast_in_place(by=by, at=clock.now())
    with viewing(by), pytest.raises(Refused):
        load_history(
            batches=[], tables=[], last_reference=lambda: 0, tell=lambda *_: None, by=by, at=clock.now()
        )
