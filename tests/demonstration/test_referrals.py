"""Referrals of the borough's past: stamped as the actions write them, and the extract's rows from records (JU-07)."""

from random import Random
from typing import Any

import pytest
from django.db import connection

from sightline.demonstration import cast
from sightline.demonstration.borough.town import Town, town
from sightline.demonstration.draw import SEED
from sightline.demonstration.pathway.heard import name_of
from sightline.demonstration.pathway.learning import CaseLearner
from sightline.demonstration.referred.story import (
    beat,
    children,
    ready,
    referral_table,
    samples,
    stamp_referrals,
    watch_referrals,
)
from sightline.demonstration.returns.case import END
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.learning import rehearsing
from sightline.demonstration.script.stamped import Stamped
from sightline.demonstration.stencils.picture import Change
from sightline.figures.extract.justice import JusticeRead, justice_tables
from sightline.figures.extract.justice_sql import REFERRALS
from sightline.figures.extract.pseudonyms import Pseudonyms
from tests.demonstration.stamped_alike import exchanged, same, stamped_rows

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
PEOPLE = 2  # from whom is learned; of the next all is acted and stamped


@pytest.fixture
def place() -> Town:
    """Some families."""
    return town(SEED, 300)


def test_what_is_stamped_of_a_referral_is_what_the_actions_write(borough: Known, place: Town) -> None:
    learner = CaseLearner(borough, place)
    watch_referrals(learner)
    assert not learner.refused
    assert not learner.unsure
    player = Stamped(learner.stencils, borough, Random(7))  # noqa: S311 - invention, not secrecy
    person = children(place)[PEOPLE]
    with rehearsing():
        watching, stories = ready(person, place)
        changes: list[Change] = []
        for story in stories:
            watching.stage.play(beat(story))
            changes += watching.tables.changes()
        assert stamp_referrals(player, samples(person)) == []
        child = str(cast.identifier("person", person.key))
        fixed = {child, *borough.always.values(), *(str(story.id) for story in stories)}
        same(exchanged(changes, {str(stories[0].child): child}), stamped_rows(player), fixed)


def test_the_rows_of_the_extract_come_from_the_records(borough: Known, place: Town) -> None:
    """Read as the extract reads them, but for names: the same as the table told without a database."""
    person = children(place)[0]
    told = samples(person)
    with rehearsing():
        watching, stories = ready(person, place)
        for story in stories:
            watching.stage.play(beat(story))
        with connection.cursor() as cursor:
            cursor.execute(REFERRALS, {"since": told[0].day, "until": END})
            names = [column[0] for column in cursor.description]
            read: list[Any] = [
                type("Row", (), dict(zip(names, row, strict=True))) for row in cursor.fetchall()
            ]
    child = name_of("child", person.key)
    found = justice_tables(
        JusticeRead(None, [], [], read), lambda key: child if key else "", Pseudonyms("a key")
    )
    assert _plain(found["nrm_referral"]) == _plain(referral_table(told, told[0].day, END))


def _plain(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    kept = [{name: text for name, text in row.items() if name != "nrm_id"} for row in rows]
    return sorted(kept, key=lambda row: tuple(row.values()))
