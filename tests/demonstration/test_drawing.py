"""Two samples of one event come down to one stencil, whatever identifiers the actions made up (0047, 0194)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sightline.demonstration.plan.years import REHEARSED
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.learning import Learner
from sightline.demonstration.script.rehearse import Rehearsing
from sightline.demonstration.stencils.drawing import Live, draw
from sightline.demonstration.stencils.expressions import Sources
from sightline.demonstration.stencils.picture import Change, shapes
from sightline.demonstration.stencils.stencil import Stencil
from sightline.demonstration.story.history import History

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
UPTO = datetime(2019, 9, 30, 12, 0, tzinfo=UTC)
CHILDREN = ("00000000-0000-4000-a000-00000000000a", "00000000-0000-4000-a000-00000000000b")
BOTH = (True, True)


def row(table: str, **cells: str) -> Change:
    """One row added, empty but for these cells."""
    after = tuple(cells.get(column, "") for column in shapes()[table].columns)
    return Change(table, cells["id"], None, after)


def drawn(alerts: list[str]) -> Stencil:
    """An alert about each of two children, a message of each that differs in nothing but its address."""
    sources = Sources()
    for number, child in enumerate(CHILDREN, start=1):
        sources.add(child, ("v", f"s{number}.id"), inside=True)
    changes = [
        row("front_door_repeatalert", id=alert, source_record_id=child)
        for alert, child in zip(alerts, CHILDREN, strict=True)
    ]
    for number, alert in enumerate(alerts, start=1):
        message = f"00000000-0000-4000-b000-{number:012d}"
        changes.append(row("access_message", id=message, path=f"/contacts/repeats/{alert}/"))
    names = {alert: ("alert", f"s{number}") for number, alert in enumerate(alerts, start=1)}
    return draw(changes, sources, Live(), names)


def test_rows_that_differ_by_an_address_stand_by_whose_it_is_and_not_by_chance() -> None:
    low, high = "10000000-0000-4000-a000-000000000000", "90000000-0000-4000-a000-000000000000"
    one, other = drawn([low, high]), drawn([high, low])
    merged = one.merged(other)
    paths = [line.cells["path"][0] for line in merged.lines if line.table == "access_message"]
    assert paths == [("f", "/contacts/repeats/", ("n", place), "/") for place in (2, 3)]


def test_two_children_who_both_come_to_three_are_learned(borough: Known) -> None:
    """The addresses of two alerts are made up anew each time: seen in both orders, no sample contradicts another."""
    rehearsal = Rehearsing(History(UPTO, cut=REHEARSED), borough)
    learner = rehearsal.learner
    stories = (
        (story, people)
        for plan in rehearsal.history.plans()
        for story, people in map(rehearsal.story_of, rehearsal.history.year(plan, rehearsal.town))
        if len(story.people) == 2 and story.contact.urgency
    )
    for _, (story, people) in zip(range(4), stories, strict=False):
        rehearsal.knows(story)
        rehearsal.watch(replace(story, repeats=BOTH), people)
    case = ("take", 2, True, BOTH)
    assert case not in learner.refused
    assert learner.orders[case] == {True, False}
    assert case in rehearsal.learned()


def test_the_order_that_a_story_s_cases_lack_comes_first(borough: Known) -> None:
    learner = Learner(borough)
    lacking = ("joined", 2, "new", ())
    learner.unsure.add(lacking)
    learner.orders[lacking] = {True}
    assert [learner._lacked([lacking]), learner._lacked([])] == [False, True]
    learner.orders[lacking] = {False}
    assert learner._lacked([lacking])
    learner.orders[lacking] = {False, True}
    learner.ascending = False
    assert not learner._lacked([lacking])
