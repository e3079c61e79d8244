"""Extracts and releases for the walk: they name nobody, so every relation is the same row."""

import json
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.viewer import Viewer, viewing
from sightline.core import clock
from sightline.figures import actions
from sightline.figures.benchmarking.reading import read
from sightline.figures.counting import WORKER
from sightline.figures.models import AreaReturn, Chart, Count, Published, Release
from tests.figures.benchmarking.returns import written_by_hand
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World

PERIOD = "2022/23"
NUMBER = {
    "figure": "contacts.all", "period": PERIOD, "breakdown": {}, "value": 40, "unit": "contacts", "numerator": None,
    "denominator": None, "symbol": None, "note": None,
}  # fmt: skip


def _counted(by: Viewer) -> Count:
    at = clock.now()
    asked = actions.ask_for_count(since=date(2022, 4, 1), until=date(2023, 3, 31), by=by, at=at)
    actions.begin_count(count_id=asked.pk, steps=1, by=WORKER, at=at)
    return actions.count_finished(
        count_id=asked.pk, numbers={PERIOD: [NUMBER]}, contacts=[], by=WORKER, at=at
    )


def _released(by: Viewer) -> Release:
    at = clock.now()
    asked = actions.ask_for_release(count=_counted(by), period=PERIOD, by=by, at=at)
    actions.begin_release(release_id=asked.pk, by=WORKER, at=at)
    return actions.release_made(release_id=asked.pk, numbers=[NUMBER], warnings=[], by=WORKER, at=at)


def count(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """An extract that was counted."""
    by = world.colleague("analyst")
    with viewing(by):
        return _counted(by).pk


def chart(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A chart of a counted extract."""
    by = world.colleague("analyst")
    drawn = Chart(
        year=PERIOD, place=0, title="Contacts", description="One bar.", figures=["contacts.all"], wide="<svg/>",
        narrow="<svg/>",
    )  # fmt: skip
    with viewing(by):
        drawn.count = _counted(by)
        actions.keep_charts(count=drawn.count, charts=[drawn], by=WORKER, at=clock.now())
    return drawn.pk


def release(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A release that waits for a second person."""
    by = world.colleague("analyst")
    with viewing(by):
        return _released(by).pk


def let_out(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A release that was let out and of which no report was built."""
    return _let_out(world, relation, made).release_id


def area_return(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A return that another area sent."""
    by = world.colleague("analyst")
    with viewing(by):
        return _brought(by).pk


def shared(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A line on the list of what was given and received."""
    by = world.colleague("analyst")
    with viewing(by):
        noted = actions.note_shared(
            way="given",
            what="research",
            organisation="Northmere",
            on=clock.today(),
            note="",
            by=by,
            at=clock.now(),
        )
    return noted.pk


def _brought(by: Viewer) -> AreaReturn:
    read_return = read(json.dumps(written_by_hand()).encode())
    found = AreaReturn.objects.first()
    return found or actions.bring_return(
        made=read_return, received_on=clock.today(), area="Wrekinshire", by=by, at=clock.now()
    )


def published(world: "World", relation: Relation, made: dict[str, Any]) -> str:
    """The name of what was let out."""
    return _let_out(world, relation, made).name


def _let_out(world: "World", relation: Relation, made: dict[str, Any]) -> Published:
    key = release(world, relation, made)
    by = world.colleague("partnership_officer")
    with viewing(by):
        return actions.approve(release_id=key, area="Wrekinshire", by=by, at=clock.now())
