"""Past crimes: stamped as the actions write them, and the extract's rows from records (JU-03, JU-04)."""

from collections import Counter
from random import Random
from typing import Any

import pytest
from django.db import connection

from sightline.demonstration.borough.town import Town, town
from sightline.demonstration.crimes.learning import pairs, played, ready, samples, stamp_crimes, watch_crimes
from sightline.demonstration.crimes.story import followed, own_record, stories_of
from sightline.demonstration.crimes.tables import crime_tables
from sightline.demonstration.draw import SEED
from sightline.demonstration.pathway.heard import name_of
from sightline.demonstration.pathway.learning import CaseLearner
from sightline.demonstration.returns.case import END
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.learning import rehearsing
from sightline.demonstration.script.stamped import Stamped
from sightline.demonstration.stencils.picture import Change
from sightline.figures.extract import justice_sql
from sightline.figures.extract.justice import JusticeRead, justice_tables
from sightline.figures.extract.pseudonyms import Pseudonyms
from tests.demonstration.stamped_alike import exchanged, same, stamped_rows

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
PAIRS = 2  # from whom is learned; of the next all is acted and stamped


@pytest.fixture
def place() -> Town:
    """Some families."""
    return town(SEED, 300)


def test_what_is_stamped_of_a_crime_is_what_the_actions_write(borough: Known, place: Town) -> None:
    learner = CaseLearner(borough, place)
    watch_crimes(learner)
    assert not learner.refused
    assert not learner.unsure
    player = Stamped(learner.stencils, borough, Random(7))  # noqa: S311 - invention, not secrecy
    pair = pairs(place)[PAIRS]
    mine = stories_of(samples(pair), set())
    with rehearsing():
        watching, stories = ready(pair, place)
        changes: list[Change] = []
        exchange = {str(stories[0].child): str(mine[0].child)}
        for beat, texts in played(watching, stories):
            came_out = watching.stage.play(beat)
            chosen = texts | came_out
            own = stories_of(samples(pair), set())
            changes += watching.tables.changes()
            exchange |= _chosen(chosen, own)
        assert stamp_crimes(player, samples(pair), set()) == []
        fixed = set(exchange.values()) | set(borough.always.values())
        same(exchanged(changes, exchange), stamped_rows(player), fixed)


def _chosen(chosen: dict[str, str], mine: list[Any]) -> dict[str, str]:
    """Identifiers the actions chose, and those that a stamp chooses for the same."""
    story = next(each for each in mine if str(each.id) == chosen["crime.id"])
    return {
        chosen[name]: text for name, text in story.texts().items() if name in ("own.id", "ask.id", "ask.ref")
    }


def test_the_rows_of_the_extract_come_from_the_records(borough: Known, place: Town) -> None:
    """Read as the extract reads them, but for names: the same as the tables told without a database."""
    pair = pairs(place)[0]
    told = samples(pair)
    with rehearsing():
        watching, stories = ready(pair, place)
        for beat, _ in played(watching, stories):
            watching.stage.play(beat)
        days = {"since": told[0].day, "until": END}
        named = _rows(justice_sql.NAMED, days)
        ids = sorted({row.suspect_id for row in named})
        crimes, suspects = _rows(justice_sql.CRIMES, days), _rows(justice_sql.SUSPECTS, {"ids": ids})
        children = {
            row.record_id: name_of("child", (pair[0] if row.id != stories[-1].id else pair[1]).key)
            for row in crimes
        }
    read = JusticeRead(crimes, named, suspects, None)
    found = justice_tables(read, lambda key: children[key] if key else "", Pseudonyms("a key"))
    planned = crime_tables(told, told[0].day, END)
    for name in ("crime", "suspect"):
        assert _plain(found[name]) == _plain(planned[name]), name
    assert _links(found["crime_suspect"]) == _links(planned["crime_suspect"])


def _rows(query: str, values: dict[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        names = [column[0] for column in cursor.description]
        return [type("Row", (), dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def _plain(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    kept = [
        {name: text for name, text in row.items() if name not in ("crime_id", "suspect_id")} for row in rows
    ]
    return sorted(kept, key=lambda row: tuple(row.values()))


def _links(rows: list[dict[str, str]]) -> list[list[int]]:
    """How many each crime has, and in how many each suspect is named."""
    return [sorted(Counter(row[name] for row in rows).values()) for name in ("crime_id", "suspect_id")]


def test_the_force_s_own_record_of_a_child_the_hub_knows_is_linked(borough: Known, place: Town) -> None:
    pair = pairs(place)[0]
    stories = stories_of(samples(pair), set())
    kinds = [[beat.kind for beat in followed(story)] for story in stories]
    assert [("crime_linked" in each) for each in kinds] == [True, False, False, False]
    assert stories[0].own == own_record(pair[0]) == stories[1].own != stories[3].own
