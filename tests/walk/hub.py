"""Absences, handovers and what else the hub's day knows, for the walk."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.viewer import system_viewer, viewer_of, viewing
from sightline.core import clock
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind
from sightline.front_door.actions import pass_on, tick
from sightline.front_door.actions.absences import Away, say_away
from sightline.front_door.actions.challenging import (
    Dispute,
    Found,
    answer_challenge,
    challenge,
    tell_challenger,
)
from sightline.front_door.actions.downtime import note_pack
from sightline.front_door.actions.handovers import Left, hand_over
from sightline.front_door.actions.sampling import draw
from sightline.front_door.actions.telling import Told
from sightline.front_door.hub_states import ChallengedBy, ChallengeOutcome, Shift
from sightline.front_door.models import Sampled
from sightline.front_door.queries.absences import colleagues
from sightline.front_door.states import ExploitationType, ToldHow
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
    own = relation is Relation.OWN and world.asker in colleagues(by, on=first)
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
