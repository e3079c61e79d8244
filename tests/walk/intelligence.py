"""Reports for the walk: sent by the asker or somebody else, graded, shared on conditions, sent back, behind a wall."""

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from sightline.intelligence.actions import (
    add_hotspot,
    consider_report,
    grade_report,
    return_report,
    send_report,
)
from sightline.intelligence.given import Marks, Outcome, Place, Sent
from sightline.intelligence.states import Assessment, Came, How, MayShare, PlaceKind, Reliability
from tests.people_of_the_tests import member_of_staff
from tests.walk.follow_ups import CANARY, _asks, _child, _wall_round
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World

WALLED = (Relation.RESTRICTED, Relation.NAMED)
CONSIDERING = "social_worker"


def sent(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that waits for the police desk, or was sent back by it."""
    key, child = _sent(world, relation)
    _wall(world, relation, child)
    return key


def graded(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that social care may consider; another organisation, where it is not the asker's to consider."""
    key, child = _sent(world, relation)
    if relation is not Relation.CLOSED:
        _grade(world, relation, key)
    _wall(world, relation, child)
    return key


def considered(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that may be presented."""
    key, child = _sent(world, relation)
    if relation is not Relation.CLOSED:
        _grade(world, relation, key)
        by = _of(world, CONSIDERING, here=relation is not Relation.OTHER_EMPLOYER)
        with viewing(by):
            outcome = Outcome(came=Came.NOTHING, why=CANARY)
            consider_report(report_id=key, outcome=outcome, seen=0, by=by, at=clock.now())
    _wall(world, relation, child)
    return key


def hotspot(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A place stands behind no wall and belongs to nobody."""
    by = _of(world, "harm_desk", here=False)
    place = Place(name=f"{CANARY} {uuid4()}", kind=PlaceKind.PARK, noticed_on=clock.today())
    with viewing(by):
        return add_hotspot(place=place, by=by, at=clock.now()).pk


def _sent(world: "World", relation: Relation) -> tuple[UUID, UUID | None]:
    """The asker's own is about nobody; every other is about a child."""
    desk = _of(world, "harm_desk", here=False)
    _of(world, CONSIDERING, here=True)
    own = relation is Relation.OWN and world.asker_may("intelligence.send")
    by, child = (world.viewer(), None) if own else (_asks(world), _child(world))
    words = Sent(seen_on=clock.today(), words=CANARY, how=How.SEEN, place=CANARY)
    with viewing(by):
        key = send_report(sent=words, child_id=child, by=by, at=clock.now()).pk
    if relation is Relation.CLOSED:
        with viewing(desk):
            return_report(report_id=key, why=CANARY, by=desk, at=clock.now())
    return key, child


def _grade(world: "World", relation: Relation, key: UUID) -> None:
    by = _of(world, "harm_desk", here=False)
    elsewhere: dict[str, Any] = {}
    if relation is Relation.OTHER_EMPLOYER:
        _of(world, CONSIDERING, here=False)
        elsewhere = {
            "may_share": MayShare.CONDITIONS,
            "conditions": CANARY,
            "agencies": [world.there.police],
        }
    marks = Marks(
        **{"may_share": MayShare.PERMITTED} | elsewhere,
        reliability=Reliability.UNTESTED,
        assessment=Assessment.INDIRECTLY,
        police_reference=CANARY,
    )
    with viewing(by):
        grade_report(report_id=key, marks=marks, seen=0, by=by, at=clock.now())


def _of(world: "World", role: str, *, here: bool) -> Viewer:
    """Somebody in a role at the council, or at the police; one a walk."""
    employer = world.there.council if here else world.there.police
    found = employer.posts.filter(role=role, staff__name="Max Reads").first()
    also: dict[str, Any] = {} if here else {"employer": employer}
    staff = found.staff if found else member_of_staff(world.there, role, name="Max Reads", **also)
    return viewer_of(staff, on=clock.today())


def _wall(world: "World", relation: Relation, child: UUID | None) -> None:
    if relation in WALLED and child:
        _wall_round(world, child, inside=relation is Relation.NAMED)


MAKERS = {
    "report_id": graded,
    "intelligence:send_back.report_id": sent,
    "intelligence:present.report_id": considered,
    "hotspot_id": hotspot,
}
