"""Missing episodes and trigger plans for the walk: one the asker has a part in, or none; withdrawn; behind a wall."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from sightline.missing.actions import (
    assign_interview,
    close_episode,
    record_return,
    report_missing,
    settle_due,
    share_plan,
    withdraw_episode,
    write_plan,
)
from sightline.missing.actions.hand import _keep
from sightline.missing.codes import Asks, Gone, How, NotDue, PlaceKind, Provider, Source
from sightline.missing.given import Back, Due, Given, Planning, Told
from sightline.missing.models import Crossing, Episode
from sightline.people.actions import note_involvement
from tests.people_of_the_tests import member_of_staff
from tests.walk.follow_ups import CANARY, _child, _wall_round
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World

WALLED = (Relation.RESTRICTED, Relation.NAMED)
CROSSED: dict[UUID, UUID] = {}


def episode(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """The child is back and an interview is due; withdrawn, where it is closed."""
    by = _coordinator(world)
    whole = _returned(world, relation, by)
    if relation is Relation.CLOSED:
        with viewing(by):
            version = Episode.objects.get(pk=whole.pk).version
            withdraw_episode(episode_id=whole.pk, why=CANARY, version=version, by=by, at=clock.now())
    return _walled(world, relation, whole)


def closed(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that is closed, whatever it is to the asker."""
    by = _coordinator(world)
    whole = _returned(world, relation, by)
    with viewing(by):
        none = Due(due=False, reason=NotDue.KNOWN)
        settle_due(episode_id=whole.pk, due=none, seen=1, by=by, at=clock.now())
        version = Episode.objects.get(pk=whole.pk).version
        close_episode(episode_id=whole.pk, why=CANARY, version=version, by=by, at=clock.now())
    return _walled(world, relation, whole)


def repeated(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that reached a trigger."""
    by = _coordinator(world)
    whole = _returned(world, relation, by)
    columns = {"code": "three_in_30", "asks": Asks.STRATEGY, "count": 3, "days": 30}
    with viewing(by):
        crossed = _keep(Crossing, whole, by=by, at=clock.now(), **columns)
    CROSSED[whole.pk] = crossed.pk
    return _walled(world, relation, whole)


def crossing(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """That it reached one; of another episode, where it should not belong to it."""
    key = made["episode_id"]
    return CROSSED[key if relation is not Relation.MISMATCHED else repeated(world, Relation.TEAM, made)]


def plan(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A child with a trigger plan, shared with the police, and with the asker's organisation where it is theirs."""
    by, child, at = _coordinator(world), _child(world), clock.now()
    planning = Planning(background=CANARY, steps=CANARY, review_on=clock.today() + timedelta(days=30))
    agencies = {world.there.police.pk: world.there.police}
    if relation is Relation.OWN:
        agencies[_employer(world).pk] = _employer(world)
    with viewing(by):
        write_plan(child_id=child, planning=planning, seen=0, by=by, at=at)
        for agency in agencies.values():
            if relation is Relation.OWN or made.get("route") != "plan":
                share_plan(child_id=child, agency=agency, services=CANARY, by=by, at=at)
    if relation in WALLED:
        _wall_round(world, child, inside=relation is Relation.NAMED)
    return child


def unshared(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A child whose plan is shared with nobody but the asker's organisation."""
    return plan(world, relation, made | {"route": "plan"})


def reader(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """An organisation that reads the plan, or one that does not."""
    agency = world.there.charity if relation is Relation.MISMATCHED else world.there.police
    return agency.pk


def _coordinator(world: "World") -> Viewer:
    """Whoever keeps what is walked; one a walk."""
    name = "Cam Keeper"
    found = world.there.council.posts.filter(role="missing_coordinator", staff__name=name).first()
    staff = found.staff if found else member_of_staff(world.there, "missing_coordinator", name=name)
    return viewer_of(staff, on=clock.today())


def _employer(world: "World") -> Any:
    return world.asker.posts.select_related("employer").order_by("starts_on")[0].employer


def _returned(world: "World", relation: Relation, by: Viewer) -> Episode:
    own, at = relation is Relation.OWN, clock.now()
    child = _child(world)
    told = Told(
        source=Source.CARER,
        told_at=at - timedelta(hours=30),
        missing_since=at - timedelta(hours=31),
        gone_from=Gone.CARE if own else Gone.HOME,
        reported=own,
        words=CANARY,
        last_seen=CANARY,
        care_home=_employer(world) if own else None,
    )
    back = Back(returned_at=at - timedelta(hours=5), how=How.ALONE, place_kind=PlaceKind.FRIEND, place=CANARY)
    with viewing(by):
        key = report_missing(child_id=child, told=told, by=by, at=at).episode_id
        record_return(episode_id=key, back=back, seen=0, by=by, at=at)
        settle_due(episode_id=key, due=Due(due=True), seen=0, by=by, at=at)
        if own:
            _part(world, key, child, by)
        return Episode.objects.get(pk=key)


def _part(world: "World", key: UUID, child: UUID, by: Viewer) -> None:
    """The asker works with the child, and their organisation was given the interview."""
    given = Given(agency=_employer(world), provider=Provider.COMMISSIONED)
    assign_interview(episode_id=key, given=given, seen=0, by=by, at=clock.now())
    note_involvement(
        record_id=child,
        agency_id=_employer(world).pk,
        staff_id=world.asker.pk,
        role="Worker",
        started_on=clock.today(),
        folder="cases",
        by=by,
        at=clock.now(),
    )


def _walled(world: "World", relation: Relation, whole: Episode) -> UUID:
    if relation in WALLED:
        _wall_round(world, whole.child_id, inside=relation is Relation.NAMED)
    return whole.pk
