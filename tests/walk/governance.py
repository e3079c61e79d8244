"""Reviews and accounts for the walk: the asker's to work on, or somebody else's."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.models import Agency
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from sightline.governance.actions import add_account, add_member, begin_review, look_at_safety
from sightline.governance.given import Looked, Reviewed, Told
from sightline.governance.models.parts import KEEPS
from sightline.governance.states import Agrees, Decided, How, Teller
from tests.people_of_the_tests import member_of_staff
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World

CANARY = "Quillfeather"
POST = "scrutiny_officer"


def review(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One the asker keeps, or that others work on."""
    return _review(world, relation)[0]


def heard(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One with an account about a service."""
    key, by = _review(world, relation)
    _told(world, key, by)
    return key


def member(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """Somebody the keeper may remove."""
    key, by = _review(world, relation)
    staff = member_of_staff(world.there, POST)
    with viewing(by):
        return add_member(review_id=key, staff_id=staff.pk, by=by, at=clock.now()).pk


def account(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One of which safety was looked at."""
    key, by = _review(world, relation)
    found = _told(world, key, by)
    looked = Looked(decided=Decided.NOBODY, why=CANARY, tell_teller=True)
    with viewing(by):
        look_at_safety(account_id=found, looked=looked, seen=1, by=by, at=clock.now())
    return found


def service(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """The service an account is about; under another review, one that none is about."""
    about: Agency = world.there.school if relation is Relation.MISMATCHED else world.there.police
    return about.pk


def _review(world: "World", relation: Relation) -> tuple[UUID, Viewer]:
    own = relation in (Relation.OWN, Relation.MISMATCHED) and world.asker_may(KEEPS)
    by = world.viewer() if own else viewer_of(member_of_staff(world.there, POST), on=clock.today())
    reviewed = Reviewed(title=CANARY, purpose=CANARY, began_on=clock.today())
    with viewing(by):
        return begin_review(reviewed=reviewed, by=by, at=clock.now()).pk, by


def _told(world: "World", review_id: UUID, by: Viewer) -> UUID:
    told = Told(
        told_on=clock.today(),
        how=How.PHONE,
        teller=Teller.FRIEND,
        agencies=[world.there.police],
        shut_out=False,
        words=CANARY,
        agrees=Agrees.THEME,
        told_passed_on=True,
    )
    with viewing(by):
        return add_account(review_id=review_id, told=told, by=by, at=clock.now()).pk


MAKERS = {
    "review_id": review,
    "account_id": account,
    "governance:remove_member.member_id": member,
    "governance:write_heard.review_id": heard,
    "governance:write_heard.agency_id": service,
}
