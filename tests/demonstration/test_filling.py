"""The small borough is filled by its own command, once, with people who can sign in."""

import pytest
from django.db import connections
from typer.testing import CliRunner

from sightline.demonstration import commands
from sightline.demonstration import sign_ins as signing
from sightline.demonstration.actions import signing_in
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.rehearse import Rehearsing
from sightline.demonstration.story.history import History

pytestmark = pytest.mark.django_db(databases=["default", "owner"], transaction=True)


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(commands.app, list(words))
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.output


def count(table: str) -> int:
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that may hold the demonstration, with the reference data a flush of the tests took away."""
    monkeypatch.setattr(signing, "is_demonstration", lambda: True)
    monkeypatch.setattr(signing_in, "is_demonstration", lambda: True)
    from sightline.access.actions.reference import load_retention
    from sightline.access.viewer import system_viewer, viewing
    from sightline.core import clock
    from sightline.deadlines.actions import load_rules

    by = system_viewer("test")
    with viewing(by):
        load_retention(by=by, at=clock.now())
        load_rules(by=by, at=clock.now())


def test_the_small_borough_is_filled_once_and_its_people_can_sign_in(here: None) -> None:
    status, said = run("fill", "--small")
    assert status == 0, said
    contacts = count("front_door_contact")
    assert contacts > 1000
    assert count("front_door_contactsubject") > 1000
    assert count("access_auditevent") > contacts
    assert count("follow_up_followup") > 100
    assert run("fill", "--small")[1].startswith("The borough is filled already")
    assert count("front_door_contact") == contacts
    email = signing.sign_ins()[0].email
    assert run("code", email)[0] == 0
    assert run("code", "nobody@nowhere.example")[0] == 1
    assert email.split("@")[0] in run("sign-ins")[1]
    assert "1." in run("tour")[1]


def test_it_is_refused_where_the_database_is_not_for_it() -> None:
    status, said = run("fill")
    assert status == 2
    assert "make demo" in said


class Enough(Exception):
    """Watching has gone on long enough for a test."""


def test_stories_are_watched_and_what_they_write_is_learned(here: None) -> None:
    history = History(commands._until(None), is_small=True)
    commands._cast(commands._system())
    town = history.town()
    watching = Rehearsing(history, Known(), {})
    watching.people(town)

    def tell(seen: int, cases: int) -> None:
        if seen >= 12:
            raise Enough

    with pytest.raises(Enough):
        watching.contacts(town, tell)
    assert watching.learner.stencils
