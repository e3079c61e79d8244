"""What the extract reads of missing episodes: moments as clocks in London showed them, pseudonyms, no words."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from sightline.access.viewer import system_viewer, viewing
from sightline.figures.extract import missing_sql
from sightline.figures.extract.checking import faults
from sightline.figures.extract.missing import missing_table
from sightline.figures.extract.pseudonyms import Pseudonyms
from sightline.figures.extract.reading import reader
from sightline.missing.actions import withdraw_episode
from sightline.missing.codes import Kind, Late, NotDue
from sightline.missing.given import Due
from sightline.missing.models import Episode
from tests.missing.conftest import FRIDAY, HOUR, Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
KEY = Pseudonyms("a key")
DAY = FRIDAY.date()


def table(since: date = DAY, until: date = DAY) -> list[dict[str, str]]:
    with viewing(system_viewer("test")), connection.cursor() as cursor:
        cursor.execute(missing_sql.EPISODES, {"since": since, "until": until})
        names = [column[0] for column in cursor.description]
        read = [type("Row", (), dict(zip(names, row, strict=True))) for row in cursor.fetchall()]
    found = missing_table(read, lambda key: KEY.of("child", key), KEY)
    assert list(faults({"missing_episode": found})) == []
    return found


def returned(cast: Cast, **also: Any) -> Episode:
    episode = cast.reports(**also)
    cast.back(episode)
    return episode


def test_the_table_says_what_stands(cast: Cast) -> None:
    episode = returned(cast)
    cast.settles(episode)
    cast.holds(episode, FRIDAY + 90 * HOUR, late_reason=Late.BANK_HOLIDAY)
    (row,) = table()
    assert row == {
        "episode_id": KEY.of("missing_episode", episode.pk),
        "child_id": KEY.of("child", cast.child.pk),
        "went_missing_at": "2026-05-22T22:40:00",
        "returned_at": "2026-05-23T07:40:00",
        "from_care": "true",
        "interview_eligible": "true",
        "interview_offered": "true",
        "interview_at": "2026-05-26T16:40:00",
        "late_reason": "bank_holiday",
    }
    assert table(DAY - timedelta(days=9), DAY - timedelta(days=1)) == []


def test_an_interview_is_due_unless_somebody_said_not(cast: Cast) -> None:
    episode = returned(cast)
    assert [(each["interview_eligible"], each["interview_offered"]) for each in table()] == [
        ("true", "false")
    ]
    cast.settles(episode, Due(due=False, reason=NotDue.KNOWN))
    assert [(each["interview_eligible"], each["interview_offered"]) for each in table()] == [("false", "")]


@pytest.mark.parametrize("also", [{"reported": False}, {"kind": Kind.AWAY}])
def test_what_is_kept_apart_is_not_counted(cast: Cast, also: dict[str, Any]) -> None:
    cast.reports(**also)
    assert table() == []


def test_a_mistake_is_not_counted(cast: Cast) -> None:
    episode = cast.reports()
    cast.does(withdraw_episode, episode_id=episode.pk, why="Her sister", version=episode.version)
    assert table() == []


@pytest.mark.parametrize(
    ("name", "counted", "kept"),
    [
        ("episode", "missing_since", "last_seen"),
        ("settled", "due", "words"),
        ("interview", "held_at", "child_words"),
        ("offer", "number", "words"),
        ("plan", "", "steps"),
        ("report", "", "words"),
    ],
)
def test_the_extracts_own_role_reads_no_words(name: str, counted: str, kept: str, db: None) -> None:
    with connection.cursor() as cursor:
        for column, may in ((counted, True), (kept, False)):
            if column:
                asked = "SELECT has_column_privilege('sightline_extract', %s, %s, 'SELECT')"
                cursor.execute(asked, [f"missing_{name}", column])
                assert cursor.fetchone()[0] is may, column


def test_the_extracts_own_role_can_ask_all_of_it(db: None) -> None:
    with reader() as role:
        assert role.missing(DAY, DAY) in (None, [])
        assert role._rows(missing_sql.EPISODES, since=DAY, until=DAY) == []
