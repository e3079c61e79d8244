"""Follow-ups for the walk: asked of the asker's team, employer or somebody else, open, closed or behind a wall."""

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.db import connection

from sightline.access.models import Staff, Team, Wall, WallCover, WallMember
from sightline.access.states import TeamKind
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from sightline.follow_up.actions import accept, ask, withdraw
from sightline.follow_up.actions.hand import Hand
from sightline.follow_up.actions.telling import ESCALATED, Messenger
from sightline.follow_up.models import Chase, FollowUp, ToldOutside
from sightline.follow_up.requests import Request
from sightline.follow_up.states import ChaseStep, Kind
from sightline.people.actions import NewName, create_source_record, note_search
from sightline.people.naming.asked import Asked
from tests.people_of_the_tests import member_of_staff
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World

CANARY = "Quillfeather"


def follow_up(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that was accepted, so that every act is possible; withdrawn when it should be closed."""
    by, at, child = _asks(world), clock.now(), _child(world)
    agency, team = _whom(world, relation)
    request = Request(Kind.EARLY_HELP, agency, f"Mentoring for {CANARY}", "A worry", team=team)
    own = world.viewer()
    if relation is Relation.OWN and _only_asks(world):
        with viewing(own):
            return ask(request=request, about=[child], by=own, at=at).pk
    if relation is Relation.OWN and world.asker_may("follow_up.ask_for_groups"):
        with viewing(own):
            return ask(request=request, about=[], by=own, at=at).pk
    whose: dict[str, Any] = {"owner_team": world.there.emergency_duty}
    if relation is Relation.OWN and not world.asker_may("follow_up.answer"):
        whose = {"owner_staff": world.asker}
    with viewing(by):
        kept = ask(request=request, about=[child], by=by, at=at, **whose)
        accept(follow_up_id=kept.pk, version=1, by=by, at=at, said_by="Jo", said_at=at)
        if relation is Relation.CLOSED:
            withdraw(follow_up_id=kept.pk, version=2, why="Moved away", by=by, at=at)
    if relation in (Relation.RESTRICTED, Relation.NAMED):
        _wall_round(world, child, inside=relation is Relation.NAMED)
    return kept.pk


def _only_asks(world: "World") -> bool:
    """Whether what the asker's post opens is what they asked themselves, and nothing that others were asked."""
    reads = world.asker_may("follow_up.read") or world.asker_may("follow_up.answer")
    asks = world.asker_may("follow_up.ask") or world.asker_may("follow_up.ask_in_work")
    return asks and not reads


def told_outside(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A manager who cannot open it was asked for a name: the asker, or somebody else."""
    key, by = follow_up(world, Relation.OWN, made), _asks(world)
    other = member_of_staff(world.there, "agency_manager", employer=world.another)
    with viewing(by):
        kept = FollowUp.objects.get(pk=key)
        kept.asked_agency = world.asker.posts.order_by("starts_on")[0].employer
        told: ToldOutside = ToldOutside.objects.create(
            follow_up_id=key,
            reference=kept.reference,
            asked_at=kept.asked_at,
            asked_agency=kept.asked_agency,
            staff=world.asker if relation is Relation.OWN else other,
            **Hand(kept, by, clock.now()).law(ToldOutside.RETENTION),
        )
    return told.pk


def _child(world: "World") -> UUID:
    by, at = _asks(world), clock.now()
    with viewing(by):
        slip = note_search(asked=Asked(names="somebody"), by=by, at=at)
        names = [NewName("Zoe", CANARY)]
        return create_source_record(agency=world.there.council, search=slip, by=by, at=at, names=names).pk


def chase(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """Its silence reached the partnership."""
    key, by = follow_up(world, Relation.TEAM, made), _asks(world)
    with viewing(by):
        child = FollowUp.objects.get(pk=key).about[0]
        messenger = Messenger.of(Hand.take(key, by, clock.now()))
        messenger.to_people(ChaseStep.PARTNERSHIP_OFFICER, ESCALATED, [], nobody="No answer")
        reached: Chase = Chase.objects.get(follow_up_id=key, step=ChaseStep.PARTNERSHIP_OFFICER)
    if relation is Relation.RESTRICTED:
        _wall_round(world, child, inside=False)
    return reached.pk


def _asks(world: "World") -> Viewer:
    staff = member_of_staff(world.there, "emergency_duty", team=world.there.emergency_duty)
    return viewer_of(staff, on=clock.today())


def _whom(world: "World", relation: Relation) -> tuple[Any, Team | None]:
    post = world.asker.posts.select_related("employer", "team").order_by("starts_on")[0]
    if relation is Relation.OTHER_EMPLOYER:
        return world.another, None
    if relation is Relation.EMPLOYER:
        other = Team.objects.create(agency=post.employer, name=f"Other {uuid4()}", kind=TeamKind.OTHER)
        return post.employer, other
    return post.employer, post.team


def _wall_round(world: "World", child: UUID, *, inside: bool) -> None:
    keeper: Staff = member_of_staff(world.there, "front_door_manager")
    at = clock.now()
    with viewing(viewer_of(keeper, on=clock.today())), connection.cursor() as cursor:
        wall = Wall(kind="restricted", reason="Known to staff", raised_by=keeper, raised_at=at)
        wall.save(force_insert=True)
        WallCover(wall=wall, subject=child).save(force_insert=True)
        if inside:
            member = WallMember(wall=wall, staff=world.asker, added_by=keeper, added_at=at)
            member.save(force_insert=True)
        cursor.execute("SELECT access_rewall(%s)", [[child]])
