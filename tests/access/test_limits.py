"""The limits of signing in are shared by every process and outlast a restart: they stand in the database."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from sightline.access.actions.limits import SharedLimits
from sightline.access.tasks import tidy_limits
from sightline.core import clock

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def another_process() -> SharedLimits:
    """A cache as a process that has just started makes it."""
    return SharedLimits("", {})


def test_what_one_process_keeps_another_finds() -> None:
    cache.set("failed", [1.5, 2.5], 60)
    assert another_process().get("failed") == [1.5, 2.5]
    assert another_process().delete("failed")
    assert cache.get("failed", "nothing") == "nothing"


def test_of_two_that_add_one_is_told_it_was_there() -> None:
    assert cache.add("code", "used", 60)
    assert not another_process().add("code", "used", 60)


def test_what_has_ended_is_as_if_it_were_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.set("code", "used", 30)
    assert cache.touch("code", 30)
    later = clock.wall_clock() + timedelta(minutes=1)
    monkeypatch.setattr(clock, "wall_clock", lambda: later)
    assert cache.get("code") is None
    assert not cache.touch("code", 30)
    assert cache.add("code", "used", 300)
    cache.set("other", 1, None)
    assert cache.get("other") == 1


def test_the_worker_forgets_what_has_ended_and_a_request_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.set("old", 1, 30)
    later = clock.wall_clock() + timedelta(minutes=1)
    monkeypatch.setattr(clock, "wall_clock", lambda: later)
    cache.set("new", 1, 300)
    assert kept() == 2
    tidy_limits(timestamp=0)
    assert kept() == 1
    assert cache.get("new") == 1


def kept() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM access_limit")
        return int(cursor.fetchone()[0])


def test_no_key_can_be_read_from_the_table_and_a_value_is_plain() -> None:
    cache.set("allauth:ip:192.0.2.7", [1], 60)
    with connection.cursor() as cursor:
        cursor.execute("SELECT key, value FROM access_limit")
        rows = cursor.fetchall()
    assert rows == [(rows[0][0], "[1]")]
    assert "192.0.2.7" not in rows[0][0]


def test_guesses_at_one_address_are_counted_across_processes() -> None:
    answers = []
    for _ in range(31):
        guess = {"login": "nobody@staff.example", "password": "x"}
        answers.append(Client().post("/account/sign-in/", guess).content.decode())
    assert "Wait five minutes" not in answers[0]
    assert "Wait five minutes" in answers[-1]
    assert kept() > 0
