"""The law of records, for the walk: proposals, holds, disposals, in the open or behind a wall."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.management.commands.prepare import run_steps
from sightline.access.models import RetentionRule
from sightline.access.viewer import Viewer, viewing
from sightline.core import clock
from sightline.information_rights.actions.correcting import Asked as Asking
from sightline.information_rights.actions.correcting import agree_correction, propose_correction
from sightline.information_rights.actions.deciding import Given, approve_pack, decide_line
from sightline.information_rights.actions.disposing import dispose
from sightline.information_rights.actions.holds import place_hold
from sightline.information_rights.actions.requests import Wanted, collect_records, take_request
from sightline.information_rights.actions.reviewing import propose_disposal
from sightline.information_rights.actions.schedule import propose_schedule
from sightline.information_rights.actions.steps import take_step
from sightline.information_rights.models import DisposalProposal
from sightline.information_rights.states import PEOPLE, Correcting, Ground
from sightline.people.actions import NewName, create_source_record, note_search, restrict
from sightline.people.models import SourceRecord
from sightline.people.naming.asked import Asked
from sightline.people.naming.births import Born
from tests.information_rights.asking import shown
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World

CANARY = "Quillfeather"


def class_of_record(world: "World", relation: Relation, made: dict[str, Any]) -> str:
    """A class of the shipped schedule."""
    if not RetentionRule.objects.exists():
        run_steps()
    return PEOPLE


def schedule_proposed(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """Another time for a class, proposed by a colleague."""
    key, by, at = class_of_record(world, relation, made), world.colleague("governance_officer"), clock.now()
    day = clock.today() + timedelta(days=30)
    with viewing(by):
        return propose_schedule(
            key=key, years=80, authority="x", confirmed=False, valid_from=day, why="x", by=by, at=at
        ).pk


def hold(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A hold over everything."""
    by = world.colleague("governance_officer")
    with viewing(by):
        return place_hold(title="x", why="x", by=by, at=clock.now()).pk


def disposal(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A disposal that waits, of somebody behind a wall where the relation says so."""
    class_of_record(world, relation, made)
    keeper = world.colleague("front_door_manager")
    person = _long_ago(world, keeper)
    held = _proposed(world, person)
    if relation in (Relation.RESTRICTED, Relation.NAMED):
        named = [world.asker.pk] if relation is Relation.NAMED else []
        with viewing(keeper):
            restrict(record=person, named=named, ask="x", why=CANARY, by=keeper, at=clock.now())
    return held.pk


def _correction(world: "World", relation: Relation) -> tuple[Viewer, SourceRecord, UUID]:
    """An accusation somebody would have sealed, with the asker named where the relation says so."""
    keeper, by = world.colleague("front_door_manager"), world.colleague("governance_officer")
    person = _long_ago(world, keeper)
    named = world.asker.pk if relation is Relation.NAMED else keeper.person_id
    asked = Asking(kind=Correcting.FALSE_ACCUSATION, why=CANARY, named=(named,))
    with viewing(by):
        return keeper, person, propose_correction(record_id=person.pk, asked=asked, by=by, at=clock.now()).pk


def correction(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that waits, of somebody behind a wall where the relation says so."""
    keeper, person, kept = _correction(world, relation)
    if relation in (Relation.RESTRICTED, Relation.NAMED):
        named = [world.asker.pk] if relation is Relation.NAMED else []
        with viewing(keeper):
            restrict(record=person, named=named, ask="x", why=CANARY, by=keeper, at=clock.now())
    return kept


def sealed(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that is done."""
    keeper, _, kept = _correction(world, relation)
    with viewing(keeper):
        agree_correction(correction_id=kept, words="x", by=keeper, at=clock.now())
    return kept


def _requested(world: "World", relation: Relation, *, approved: bool = False) -> tuple[UUID, UUID]:
    """A request with its lines, and the first of them; of somebody behind a wall where the relation says so."""
    keeper, by, at = world.colleague("front_door_manager"), world.colleague("governance_officer"), clock.now()
    person = _long_ago(world, keeper)
    wanted = Wanted(requester="person", name="x", reach="x", wanted="x", received_on=clock.today())
    with viewing(by):
        held = take_request(record_id=person.pk, given=wanted, by=by, at=at)
        lines = collect_records(request_id=held.pk, by=by, at=at)
        if approved:
            for kind in ("shown", "searched"):
                take_step(request_id=held.pk, kind=kind, words="x", by=by, at=at)
            for line in lines:
                decide_line(line_id=line.pk, given=Given(choice="give"), by=by, at=at)
    with viewing(keeper):
        if approved:
            approve_pack(request_id=held.pk, seen=shown(held), by=keeper, at=at)
        if relation in (Relation.RESTRICTED, Relation.NAMED):
            named = [world.asker.pk] if relation is Relation.NAMED else []
            restrict(record=person, named=named, ask="x", why=CANARY, by=keeper, at=at)
    return held.pk, lines[0].pk


def request(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A request for records, collected and not decided."""
    return _requested(world, relation)[0]


def line(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One line of what was collected."""
    return _requested(world, relation)[1]


def answered(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A request whose pack may leave."""
    return _requested(world, relation, approved=True)[0]


def tombstone(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """What is left of one that was done."""
    class_of_record(world, relation, made)
    second = world.colleague("front_door_manager")
    held = _proposed(world, _long_ago(world, second))
    with viewing(second):
        return dispose(proposal_id=held.pk, by=second, at=clock.now()).pk


def _long_ago(world: "World", by: Viewer) -> SourceRecord:
    at = clock.now()
    with viewing(by):
        return create_source_record(
            agency=world.there.council,
            search=note_search(asked=Asked("Somebody"), by=by, at=at),
            names=[NewName("Edith", CANARY)],
            born=Born(1930, 1, 1),
            by=by,
            at=at,
        )


def _proposed(world: "World", person: SourceRecord) -> DisposalProposal:
    by = world.colleague("governance_officer")
    with viewing(by):
        return propose_disposal(record_id=person.pk, ground=Ground.NO_NEED, why=CANARY, by=by, at=clock.now())
