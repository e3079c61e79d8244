"""A database that may hold the demonstration, for as long as a test lasts."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import connections

from sightline.access.viewer import system_viewer, viewing
from sightline.demonstration.actions.casting import put_cast_in_place
from sightline.demonstration.script.known import Known
from sightline.demonstration.sign_ins import MARK
from sightline.demonstration.story.events import Contact
from sightline.demonstration.story.history import History

UPTO = datetime(2023, 4, 30, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def whole() -> dict[str, list[Contact]]:
    """The years to 2022/23 of the whole borough, and the first weeks of the next."""
    return {plan.year: contacts for plan, contacts in History(UPTO).years()}


@pytest.fixture
def marked(request: pytest.FixtureRequest) -> Iterator[None]:
    """The test database is marked to hold the demonstration, and not afterwards."""
    request.getfixturevalue("django_db_setup")
    _mark(f"'{MARK}'")
    yield
    _mark("NULL")


def _mark(words: str) -> None:
    """On a connection of its own, so that it holds whatever the test rolls back."""
    owner = connections["owner"].copy()
    try:
        with owner.cursor() as cursor:
            cursor.execute("SELECT current_database()")
            name = owner.ops.quote_name(cursor.fetchone()[0])
            cursor.execute(f"COMMENT ON DATABASE {name} IS {words}")
    finally:
        owner.close()


@pytest.fixture
def borough(marked: None) -> Known:
    """The cast in place."""
    by = system_viewer("demonstration")
    with viewing(by):
        put_cast_in_place(by=by, at=datetime(2019, 3, 1, tzinfo=UTC))
    return Known()
