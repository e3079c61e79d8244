"""What is stamped is what the actions write: every table, every column (design section 10, demonstration borough)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random

import pytest

from sightline.access.viewer import system_viewer, viewing
from sightline.demonstration.actions.casting import put_cast_in_place
from sightline.demonstration.script.acted import Acted
from sightline.demonstration.script.cases import perform
from sightline.demonstration.script.contacts import Story
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.learning import pictured, rehearsing
from sightline.demonstration.script.people import Taken, person_beat, taken
from sightline.demonstration.script.real import Stage
from sightline.demonstration.script.stamped import Stamped
from sightline.demonstration.stencils.kept import kept
from sightline.demonstration.stencils.picture import LEFT_TO_SERVER, difference, picture, shapes
from sightline.demonstration.stencils.stamping import columns_of
from sightline.demonstration.story.history import History
from sightline.follow_up.references import reference_of
from sightline.front_door.models import Contact
from tests.demonstration.alike import Rows, written

UPTO = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
REFERENCE = "C-2019-00001"
# One of each: advice, early help done, declined and asked again, the pathway, acute, anonymous, silent, a family.
WANTED = ("advice", "done", "declined", "statutory", "held", "anonymous", "sweep", "several")


@pytest.fixture
def borough(db: None) -> Known:
    """The cast in place."""
    by = system_viewer("demonstration")
    with viewing(by):
        put_cast_in_place(by=by, at=datetime(2019, 3, 1, tzinfo=UTC))
    return Known()


def stories() -> list[tuple[str, Story, list[Taken]]]:
    """The first story of each wanted kind in the small borough."""
    history = History(UPTO, is_small=True)
    town = history.town()
    found: dict[str, tuple[str, Story, list[Taken]]] = {}
    for plan in history.plans():
        for contact in history.year(plan, town):
            people = [taken(one, town.family_of(one), contact.at) for one in contact.about]
            story = Story(contact, tuple(one.id for one in people), REFERENCE)
            for name in _kinds(story):
                found.setdefault(name, (name, story, people))
        if len(found) == len(WANTED):
            break
    return [found[name] for name in WANTED if name in found]


def _kinds(story: Story) -> Iterator[str]:
    contact = story.contact
    kinds = {step.kind for ask in contact.asks for step in ask.steps}
    yield from kinds & {"done", "declined"}
    yield from {ask.kind for ask in contact.asks} & {"statutory"}
    if contact.decision and contact.decision.threshold == "acute":
        yield "held"
    if contact.source == "anonymous":
        yield "anonymous"
    if len(contact.about) > 1:
        yield "several"
    if contact.decision and contact.decision.outcome == "advice":
        yield "advice"
    if any(step.at.date() > ask.due for ask in contact.asks for step in ask.steps[:1]):
        yield "sweep"


@pytest.mark.parametrize("which", WANTED)
def test_a_story_stamped_is_the_story_acted(which: str, borough: Known) -> None:
    found = next((one for one in stories() if one[0] == which), None)
    assert found is not None, f"no story shows {which}"
    _, story, people = found
    with rehearsing():
        acted, played = _acted(story, people)
    stamped = _stamped(played, borough)
    fixed = set(borough.always.values()) | {str(played.id), *map(str, played.people)}
    fixed |= {played.asked_texts(f"ask{n}")["ask.id"] for n, _ in enumerate(played.contact.asks, start=1)}
    one, other = written(acted, fixed), written(stamped, fixed)
    assert not (one - other), "\n".join(one - other)
    assert not (other - one), "\n".join(other - one)


def _acted(story: Story, people: list[Taken]) -> tuple[Rows, Story]:
    """What the actions wrote, the identifiers they chose exchanged for those that a stamp would choose."""
    stage = Stage()
    for one in people:
        stage.play(person_beat(one, at=story.contact.at, by=story.contact.entered_by))
    before = picture(pictured())
    real = story.about([stage.people[one.key] for one in people])
    held = Acted(real)
    perform(real, held, UPTO, held.stage.play)
    changes = difference(before, picture(pictured()))
    exchange = {Contact.objects.get(pk=real.id).reference: REFERENCE}
    for name, key in held.stage.asks.items():
        texts = real.asked_texts(name)
        exchange |= {str(key): texts["ask.id"], reference_of(key): texts["ask.ref"]}
    rows: Rows = {}
    for change in changes:
        cells = ["".join(_exchanged(cell, exchange)) for cell in change.after]
        row = dict(zip(shapes()[change.table].columns, cells, strict=True))
        rows.setdefault(change.table, []).append(_kept(change.table, row))
    return rows, real


def _exchanged(cell: str, exchange: dict[str, str]) -> str:
    for old, new in exchange.items():
        cell = cell.replace(old, new)
    if cell.startswith("{") and "-" in cell:
        return "{" + ",".join(sorted(cell[1:-1].split(","))) + "}"
    return cell


def _stamped(story: Story, known: Known) -> Rows:
    player = Stamped(kept(), known, Random(7))  # noqa: S311 - invention, not secrecy
    player.contact(story, UPTO)
    return {
        table: [_kept(table, dict(zip(columns_of(table), line.split("\t"), strict=True))) for line in lines]
        for table, lines in player.sheets.take().items()
    }


def _kept(table: str, row: dict[str, str]) -> dict[str, str]:
    """Without what the server fills in by its own clock and counters."""
    own = {"pgh_created_at"} | ({"created_at", "updated_at"} if table == "pghistory_context" else set())
    return {column: cell for column, cell in row.items() if column not in LEFT_TO_SERVER | own}
