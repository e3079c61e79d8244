"""Cases of the borough: stamped as the actions write them, every table and every column, with no clock run out."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from random import Random

import pytest

from sightline.demonstration.borough.town import Town, town
from sightline.demonstration.draw import SEED
from sightline.demonstration.pathway.before import before
from sightline.demonstration.pathway.diary import diary
from sightline.demonstration.pathway.doing import CaseStage, register_looked_up
from sightline.demonstration.pathway.heard import Hearing
from sightline.demonstration.pathway.learning import (
    FIRST,
    LONG_AFTER,
    case_of,
    first_session,
    lesson,
    samples,
)
from sightline.demonstration.pathway.other_work import UPTO, held_on, other_work, printed
from sightline.demonstration.pathway.stamping import stamp
from sightline.demonstration.pathway.stories import stories_of
from sightline.demonstration.pathway.story import CaseStory
from sightline.demonstration.pathway.supervision import done, staff_stories
from sightline.demonstration.pathway.telling import Told, told_cases
from sightline.demonstration.plan.years import SMALL
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.script.contacts import Story
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.learning import Watching, rehearsing
from sightline.demonstration.script.people import person_beat, taken
from sightline.demonstration.script.stamped import Stamped
from sightline.demonstration.stencils.picture import Change
from sightline.demonstration.stencils.stencil import Stencil
from sightline.demonstration.story.history import History
from sightline.follow_up.references import reference_of
from tests.demonstration.stamped_alike import exchanged, same, stamped_rows

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)


@pytest.fixture
def place() -> Town:
    """Some families."""
    return town(SEED, 300)


@pytest.mark.django_db(databases=["default", "owner"])
def test_what_is_stamped_of_a_case_is_what_the_actions_write(borough: Known, place: Town) -> None:
    """All samples but the last are learned from; the last, about another child, is acted, stamped and compared."""
    learner = lesson(place, borough)
    assert not learner.refused
    assert not learner.unsure
    player = Stamped(learner.stencils, borough, Random(7))  # noqa: S311 - invention, not secrecy
    told = samples(place, offset=5)[1]
    with rehearsing():
        watching, story = _ready(told, place)
        exchange = {str(story.child): str(stories_of(place, [told])[0].child)}
        changes: list[Change] = []
        for beat in diary(story, LONG_AFTER):
            exchange |= _come_out(watching, beat)
            changes += watching.tables.changes()
        mine = [CaseStory(told, story.family, stories_of(place, [told])[0].child, story.contact)]
        assert stamp(player, mine, LONG_AFTER) == []
        fixed = set(exchange.values()) | set(borough.always.values()) | {str(story.id), str(story.contact)}
        same(exchanged(changes, exchange), stamped_rows(player), fixed)
    assert all(not _of_another_round(stencil) for stencil in learner.stencils.values())
    assert player.used == {case_of(beat) for beat in diary(mine[0], LONG_AFTER)}


@pytest.mark.django_db(databases=["default", "owner"])
def test_what_is_stamped_of_a_practitioner_is_what_the_actions_write(borough: Known, place: Town) -> None:
    """Sessions and the months' other work of one from whom nothing was learned, acted, stamped and compared."""
    learner = lesson(place, borough, slice(0))
    player = Stamped(learner.stencils, borough, Random(7))  # noqa: S311 - invention, not secrecy
    story = staff_stories()[-1]
    beats = done(story, datetime(2019, 7, 10, tzinfo=UTC))
    assert Counter(beat.kind for beat in beats)["other_work"] == 3
    with rehearsing():
        watching, changes = Watching(), []
        watching.stage = CaseStage()
        register_looked_up(LONG_AFTER)
        watching.tables.changes()
        for beat in beats:
            watching.stage.play(beat)
            changes += watching.tables.changes()
        player.several([(case_of(beat), beat) for beat in beats], story.texts())
        same(exchanged(changes, {}), stamped_rows(player), set(borough.always.values()))


def test_other_work_makes_up_what_was_printed(place: Town) -> None:
    """What they held on both days, all and at most, whatever is on cases; a month between is as the day before."""
    cases = [replace(one, closed=None) for one in samples(place)]
    for day, held, most in printed():
        together = held_on(cases, day) + Counter(other_work(cases, day))
        assert (together.total(), max(together.values())) == (held, most)
        assert max(other_work(cases, day).values()) < UPTO
    between = date(2022, 11, 30)
    assert other_work(cases, between) == other_work(cases, date(2022, 7, 31))


def _of_another_round(stencil: Stencil) -> bool:
    """Whether a cell comes from a row by a name of one story, which another story may not have."""
    found = (one for line in stencil.lines for cell in line.cells.values() for one in cell[:1])
    return any(one[0] in ("o", "+") and one[1][1][-1].isdigit() for one in found)


def _ready(told: Told, place: Town) -> tuple[Watching, CaseStory]:
    """The child and the contact."""
    family = place.family_of(told.person)
    contact = before(told.person, family, told.opened, told.type)
    one = taken(told.person, family, contact.at)
    watching = Watching()
    watching.stage = CaseStage()
    watching.unwatched([person_beat(one, at=contact.at, by=contact.entered_by)])
    first = Story(contact, (watching.stage.people[one.key],), "")
    watching.unwatched(beat for beat in first.beats() if beat.kind in FIRST)
    register_looked_up(LONG_AFTER)
    watching.unwatched([first_session(told)])
    return watching, CaseStory(told, family, watching.stage.people[one.key], first.id)


def _come_out(watching: Watching, beat: Beat) -> dict[str, str]:
    """What the actions chose, with what a stamp chooses in its place."""
    return {chosen: beat.texts[name] for name, chosen in watching.stage.play(beat).items()}


def test_every_clock_of_a_case_is_met_and_nothing_is_after_its_end() -> None:
    """Of the small borough: told in order, nothing after the end or the moment, two people and two kinds of staff."""
    history, hearing = History(NOON, cut=SMALL), Hearing()
    for _, contacts in history.years():
        for contact in contacts:
            hearing.hear(contact)
    cases = told_cases(hearing, history.town(), NOON, whole=False)
    assert len(cases) > 15
    assert Counter(one.closed is None for one in cases).keys() == {True, False}
    for story in stories_of(history.town(), cases):
        beats = diary(story, NOON)
        assert beats[0].kind == "case_open"
        assert all(beat.at <= NOON for beat in beats)
        assert (beats[-1].kind == "case_end") == (story.told.closed is not None)
        assert [beat.kind for beat in beats].count("case_end") <= 1
        assessed = [beat.at for beat in beats if beat.kind in ("case_allocate", "case_assess", "case_end")]
        assert all((two - one).days < 89 for one, two in pairwise(assessed))


def test_references_of_parts_differ(place: Town) -> None:
    stories = stories_of(place, samples(place))
    parts = [
        story.part(kind, number) for story in stories for kind in ("meeting", "letter") for number in range(9)
    ]
    assert len({reference_of(one) for one in parts}) == len(parts)
