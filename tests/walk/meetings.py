"""Meetings for the walk: of the asker's service or another's, the asker named to come or not, held or cancelled."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sightline.access.models import Agency
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.core import clock
from sightline.meetings.actions import (
    add_seat,
    call_meeting,
    cancel_meeting,
    load_terms,
    make_group,
    record_attendance,
    send_minutes,
)
from sightline.meetings.given import Calling, Came, Place
from sightline.meetings.models import Invited, Meeting
from sightline.meetings.states import Kind, Part, Presence
from tests.people_of_the_tests import member_of_staff
from tests.walk.follow_ups import CANARY, _child, _wall_round, _whom
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World

WALLED = (Relation.RESTRICTED, Relation.NAMED)


def called(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A panel about a child, to come."""
    return _walled(world, relation, _meeting(world, relation)).pk


def under_terms(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """The same, with terms of confidentiality that nobody has accepted."""
    key, by = called(world, relation, made), system_viewer("walk")
    with viewing(by):
        load_terms(by=by, at=clock.now())
    return key


def asked(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A place at one."""
    whole = _meeting(world, relation)
    with viewing(_caller(world, whole)):
        found: Invited = Invited.objects.exclude(part=Part.CHAIR).get(meeting=whole)
    _walled(world, relation, whole)
    return found.pk


def held(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that was held this morning."""
    return _walled(world, relation, _held(world, relation)).pk


def minuted(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One whose minutes are sent round, with the asker in the chair where it is theirs."""
    whole = _held(world, relation)
    by = _caller(world, whole)
    if relation is not Relation.CLOSED:
        with viewing(by):
            send_minutes(meeting_id=whole.pk, words=CANARY, sections={}, seen=0, by=by, at=clock.now())
    return _walled(world, relation, whole).pk


def group(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A standing group stands behind no wall and belongs to nobody."""
    by = viewer_of(member_of_staff(world.there, "partnership_officer"), on=clock.today())
    with viewing(by):
        name = f"Group {uuid4()}"
        return make_group(name=name, kind=Kind.STRATEGIC_GROUP, purpose="", by=by, at=clock.now()).pk


def seat(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A post of the group; of another, where it should not belong to it."""
    key = made["group_id"] if relation is not Relation.MISMATCHED else group(world, relation, made)
    by = viewer_of(member_of_staff(world.there, "partnership_officer"), on=clock.today())
    given: dict[str, Any] = {"agency": world.there.police, "post": "Inspector", "part": Part.MEMBER}
    with viewing(by):
        return add_seat(group_id=key, **given, by=by, at=clock.now()).pk


def _runs(world: "World") -> Viewer:
    """The manager who calls what is walked; one a walk, so that they are inside the walls raised."""
    name = "Mel Caller"
    found = world.there.council.posts.filter(role="emergency_duty", staff__name=name).first()
    staff = found.staff if found else member_of_staff(world.there, "emergency_duty", name=name)
    return viewer_of(staff, on=clock.today())


def _caller(world: "World", whole: Meeting) -> Viewer:
    """Whoever called it."""
    asker = world.viewer()
    return asker if whole.called_by_id == asker.staff_id else _runs(world)


def _held(world: "World", relation: Relation) -> Meeting:
    whole = _meeting(world, relation, begins=timedelta(0))
    by = _caller(world, whole)
    if relation is not Relation.CLOSED:
        with viewing(by):
            keys = Invited.objects.filter(meeting=whole).values_list("pk", flat=True)
            came = tuple(Came(invited_id=key, presence=Presence.CAME) for key in keys)
            record_attendance(meeting_id=whole.pk, came=came, seen=0, by=by, at=clock.now())
    return whole


def _meeting(world: "World", relation: Relation, *, begins: timedelta = timedelta(days=20)) -> Meeting:
    groups_only = world.asker_may("meetings.groups") and not world.asker_may("meetings.call")
    if relation is Relation.OWN and groups_only:
        return _of_group(world, world.viewer(), begins)
    by, child = _runs(world), _child(world)
    agency, team = _whom(world, relation)
    calling = Calling(
        kind=Kind.PANEL,
        why=f"About {CANARY}",
        starts_at=clock.now() + begins,
        where="Room 2",
        about=(child,),
        places=(_chair(world, relation), Place(agency=agency, team=team)),
    )
    with viewing(by):
        whole = call_meeting(calling=calling, by=by, at=clock.now())
        if relation is Relation.CLOSED:
            cancel_meeting(meeting_id=whole.pk, why="Moved away", version=1, by=by, at=clock.now())
    return whole


def _walled(world: "World", relation: Relation, whole: Meeting) -> Meeting:
    """With a wall raised after all of it was done."""
    if relation in WALLED:
        _wall_round(world, whole.about[0], inside=relation is Relation.NAMED)
    return whole


def _of_group(world: "World", by: Viewer, begins: timedelta, kind: Kind = Kind.STRATEGIC_GROUP) -> Meeting:
    """Of a group and about nobody, with the asker in the chair."""
    with viewing(by):
        name = f"Group {uuid4()}"
        kept = make_group(name=name, kind=kind, purpose="", by=by, at=clock.now())
        calling = Calling(
            kind=kind,
            why="As usual",
            starts_at=clock.now() + begins,
            where="Hall",
            group=kept,
            places=(_chair(world, Relation.OWN), Place(agency=world.there.police)),
        )
        return call_meeting(calling=calling, by=by, at=clock.now())


def _chair(world: "World", relation: Relation) -> Place:
    """The asker, where the meeting is theirs; otherwise somebody else."""
    own = world.asker.posts.order_by("starts_on")[0].employer
    agency: Agency = world.there.charity if own == world.there.school else world.there.school
    people: tuple[UUID, ...] = ()
    if relation is Relation.OWN:
        agency = own
        people = (world.asker.pk,)
    return Place(agency=agency, post="Chair", part=Part.CHAIR, staff_ids=people)
