"""Missing episodes of the borough's past: stamped as the actions write them, and the extract's rows from records."""

from random import Random
from typing import Any

import pytest
from django.db import connection

from sightline.demonstration.borough.town import Town, town
from sightline.demonstration.draw import SEED
from sightline.demonstration.episodes.learning import children, ready, samples, stamp_episodes, watch_episodes
from sightline.demonstration.episodes.story import EpisodeStory, beats, stories_of
from sightline.demonstration.episodes.tables import episode_table
from sightline.demonstration.pathway.heard import name_of
from sightline.demonstration.pathway.learning import CaseLearner, case_of
from sightline.demonstration.returns.case import END
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.learning import rehearsing
from sightline.demonstration.script.stamped import Stamped
from sightline.demonstration.stencils.picture import Change
from sightline.figures.extract.missing import missing_table
from sightline.figures.extract.missing_sql import EPISODES
from sightline.figures.extract.pseudonyms import Pseudonyms
from tests.demonstration.stamped_alike import exchanged, same, stamped_rows

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
PEOPLE = 2  # from whom is learned; of the next all is acted and stamped


@pytest.fixture
def place() -> Town:
    """Some families."""
    return town(SEED, 300)


@pytest.fixture
def learner(borough: Known, place: Town) -> CaseLearner:
    """What two children's episodes show."""
    found = CaseLearner(borough, place)
    watch_episodes(found)
    return found


def test_what_is_stamped_of_an_episode_is_what_the_actions_write(
    learner: CaseLearner, borough: Known, place: Town
) -> None:
    assert not learner.refused
    assert not learner.unsure
    player = Stamped(learner.stencils, borough, Random(7))  # noqa: S311 - invention, not secrecy
    person = children(place)[PEOPLE]
    with rehearsing():
        watching, stories = ready(person, place)
        changes: list[Change] = []
        for story in stories:
            for beat in beats(story):
                watching.stage.play(beat)
            changes += watching.tables.changes()
        mine = stories_of(samples(person))
        assert stamp_episodes(player, samples(person)) == []
        exchange = {str(stories[0].child): str(mine[0].child)}
        fixed = set(exchange.values()) | set(borough.always.values())
        fixed |= {str(key) for story in mine for key in (story.id, story.contact)}
        same(exchanged(changes, exchange), stamped_rows(player), fixed)
    assert player.used <= {case_of(beat) for story in mine for beat in beats(story)}


def test_the_rows_of_the_extract_come_from_the_records(borough: Known, place: Town) -> None:
    """Read as the extract reads them, but for names: the same as the table told without a database."""
    person = children(place)[0]
    told = samples(person)
    with rehearsing():
        watching, stories = ready(person, place)
        for story in stories:
            for beat in beats(story):
                watching.stage.play(beat)
        read = _episodes(stories)
    assert _plain(read) == _plain(episode_table(told, told[0].went.date(), END))


def _episodes(stories: list[EpisodeStory]) -> list[dict[str, str]]:
    days = {"since": stories[0].told.went.date(), "until": END}
    with connection.cursor() as cursor:
        cursor.execute(EPISODES, days)
        names = [column[0] for column in cursor.description]
        found: list[Any] = [type("Row", (), dict(zip(names, row, strict=True))) for row in cursor.fetchall()]
    child = name_of("child", stories[0].told.heard.person.key)
    return missing_table(found, lambda _: child, Pseudonyms("a key"))


def _plain(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    kept = [{name: text for name, text in row.items() if name != "episode_id"} for row in rows]
    return sorted(kept, key=lambda row: row["went_missing_at"])
