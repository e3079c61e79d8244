"""Absences, handovers and what else the hub's day knows, for the walk."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.viewer import system_viewer, viewer_of, viewing
from sightline.core import clock
from sightline.deadlines.actions import propose_length
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind
from sightline.front_door.actions import pass_on, take_contact, tick
from sightline.front_door.actions.absences import Away, say_away
from sightline.front_door.actions.challenging import (
    Dispute,
    Found,
    answer_challenge,
    challenge,
    tell_challenger,
)
from sightline.front_door.actions.disputing import dispute_decision
from sightline.front_door.actions.downtime import note_pack
from sightline.front_door.actions.handovers import Left, hand_over
from sightline.front_door.actions.sampling import draw
from sightline.front_door.actions.telling import Told
from sightline.front_door.given import Named, Said
from sightline.front_door.hub_states import ChallengedBy, ChallengeOutcome, Shift
from sightline.front_door.models import Contact, Sampled
from sightline.front_door.queries.absences import colleagues
from sightline.front_door.states import ExploitationType, Source, ToldHow
from sightline.people.actions import restrict
from sightline.people.models import SourceRecord
from tests.people_of_the_tests import member_of_staff
from tests.walk import contacts
from tests.walk.contacts import CANARY, WALLED, _close, _decide, _manager, _taken
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World


def absence(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """That the asker is away, or somebody else."""
    by, first = _manager(world), clock.today() + timedelta(days=1)
    takes = world.asker_may("front_door.take_contact")
    own = relation is Relation.OWN and takes and world.asker in colleagues(by, on=first)
    staff = world.asker if own else member_of_staff(world.there, "adviser")
    with viewing(by):
        return say_away(absent=Away(staff_id=staff.pk, first_day=first), by=by, at=clock.now()).pk


def handover(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that names a contact nobody may see on the way."""
    contact_id = contacts.contact(world, Relation.OWN, made)
    by = _manager(world)
    with viewing(by):
        left = [Left(contact_id=contact_id, what=CANARY)]
        return hand_over(to_shift=Shift.DUTY, left=left, note="", by=by, at=clock.now()).pk


def disputed(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A challenge that waits for its answer."""
    return _challenge(world, relation, steps=0)


def answered(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that was answered, so that somebody can be told."""
    return _challenge(world, relation, steps=1)


def told(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One whose answer was told, so that it can go further."""
    return _challenge(world, relation, steps=2)


def _challenge(world: "World", relation: Relation, *, steps: int) -> UUID:
    """Done before any wall is raised, since two managers take part."""
    kept, by = _taken(world, Relation.OWN if relation in WALLED else relation)
    (_close if relation is Relation.CLOSED else _decide)(kept, by)
    at = clock.now()
    dispute = Dispute(challenged_by=ChallengedBy.REFERRER, words=CANARY, received_at=at)
    with viewing(by):
        made = challenge(contact_id=kept.pk, dispute=dispute, by=by, at=at)
    second = viewer_of(member_of_staff(world.there, "front_door_manager"), on=at.date())
    with viewing(second):
        if steps:
            found = Found(outcome=ChallengeOutcome.STANDS, reason=CANARY)
            answer_challenge(challenge_id=made.pk, found=found, seen=1, by=second, at=at)
        if steps > 1:
            said = Told(how=ToldHow.PHONE, told_at=at, what_was_said=CANARY)
            tell_challenger(challenge_id=made.pk, told=said, by=second, at=at)
    if relation in WALLED:
        named = [world.asker.pk] if relation is Relation.NAMED else []
        with viewing(by):
            record = SourceRecord.objects.get(pk=kept.about[0])
            restrict(record=record, named=named, ask="the manager", why=CANARY, by=by, at=at)
    return made.pk


def part_taken(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A decided contact that the asker's own organisation told us of; another's, where the relation says so."""
    kept = _part_taken(world, relation)
    _raise_wall(world, kept, relation)
    return kept.pk


def dispute(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """What that organisation disputed."""
    kept = _part_taken(world, relation)
    own = world.asker if world.asker_may("front_door.dispute") else None
    if relation is Relation.OTHER_EMPLOYER or own is None:
        own = member_of_staff(world.there, "agency_worker", employer=kept.referrer_agency)
    by = viewer_of(own, on=clock.today())
    with viewing(by):
        sent = dispute_decision(contact_id=kept.pk, words=CANARY, wanted="", seen=1, by=by, at=clock.now())
    _raise_wall(world, kept, relation)
    return sent.pk


def _part_taken(world: "World", relation: Relation) -> Contact:
    by, at = _manager(world), clock.now()
    child = contacts.person(world, Relation.OWN, {})
    agency = world.asker.posts.order_by("starts_on")[0].employer
    if relation is Relation.OTHER_EMPLOYER or agency == world.there.council:
        agency = world.another
    contacts._rules()
    said = Said(
        received_at=at, source=Source.POLICE, words=CANARY, referrer_name="Pat", referrer_agency_id=agency.pk
    )
    with viewing(by):
        kept = take_contact(said=said, people=[Named(record_id=child)], by=by, at=at)
    (_close if relation is Relation.CLOSED else _decide)(kept, by)
    return kept


def _raise_wall(world: "World", kept: Contact, relation: Relation) -> None:
    """Done last, since whoever took part before stands outside it."""
    if relation in WALLED:
        by = _manager(world)
        named = [world.asker.pk] if relation is Relation.NAMED else []
        with viewing(by):
            record = SourceRecord.objects.get(pk=kept.about[0])
            restrict(record=record, named=named, ask="the manager", why=CANARY, by=by, at=clock.now())


def local_clock() -> str:
    """A clock whose length the partnership sets, its rule in place."""
    contacts._rules()
    return "CL-02-AMBER"


def length_proposed(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """Another length, put forward by somebody else than the asker."""
    by, on = _manager(world), clock.today()
    code = local_clock()
    with viewing(by):
        return propose_length(
            code=code, count=6, valid_from=on + timedelta(days=9), why="Board", by=by, at=clock.now()
        ).pk


def pack(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A morning's file that says something of nobody."""
    by = system_viewer("the walk")
    with viewing(by):
        return note_pack(about=[], lines=0, file="open-work.html", digest="", by=by, at=clock.now()).pk


def sample(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """The draw of the quarter that ended."""
    by = system_viewer("the walk")
    with viewing(by):
        drawn = draw(by=by, at=clock.now())
        assert drawn is not None
        return drawn.pk


def sampled(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One request of the quarter before that was drawn; walled afterwards, where the relation says so."""
    with clock.fixed(clock.now() - timedelta(days=100)):
        kept, by = _taken(world, Relation.OWN if relation in WALLED else relation)
        at = clock.now()
        _decide(kept, by)
        request = Request(Kind.EARLY_HELP, world.there.charity, f"Mentoring for {CANARY}", "A worry")
        with viewing(by):
            tick(contact_id=kept.pk, kind=ExploitationType.SEXUAL, why="Heard", by=by, at=at)
            pass_on(contact_id=kept.pk, request=request, by=by, at=at)
    sample(world, relation, made)
    with viewing(system_viewer("the walk")):
        key = Sampled.objects.get(contact=kept).pk
    if relation in WALLED:
        named = [world.asker.pk] if relation is Relation.NAMED else []
        with viewing(by):
            record = SourceRecord.objects.get(pk=kept.about[0])
            restrict(record=record, named=named, ask="the manager", why=CANARY, by=by, at=clock.now())
    return key
