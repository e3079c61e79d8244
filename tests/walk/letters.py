"""Letters for the walk: written by the asker or by somebody else, in each place where they may stand."""

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sightline.access.models import Agency
from sightline.access.states import AgencyKind
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from sightline.letters.actions import begin_letter, finish_letter, give_up_letter, send_letter
from sightline.letters.given import Writing
from sightline.letters.models import Letter
from sightline.letters.states import How, Kind
from tests.people_of_the_tests import member_of_staff
from tests.walk.follow_ups import CANARY, _child, _wall_round
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World

WALLED = (Relation.RESTRICTED, Relation.NAMED)


def draft(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One being written; given up, where it should be closed."""
    return _walled(world, relation, _written(world, relation)[0])


def waiting(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that waits for a second person, so never the asker's own writing."""
    less = Relation.TEAM if relation is Relation.OWN else relation
    letter, by = _written(world, less, third_party=CANARY)
    _finished(letter, by, relation)
    return _walled(world, relation, letter)


def ready(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that is ready to leave."""
    letter, by = _written(world, relation)
    _finished(letter, by, relation)
    return _walled(world, relation, letter)


def sent(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that left, its answer awaited."""
    letter, by = _written(world, relation)
    _finished(letter, by, relation)
    if relation is not Relation.CLOSED:
        how: dict[str, Any] = {"how": How.SECURE_MAIL, "words": ""}
        with viewing(by):
            send_letter(letter_id=letter.pk, **how, left_at=clock.now(), by=by, at=clock.now())
    return _walled(world, relation, letter)


def _written(world: "World", relation: Relation, **also: Any) -> tuple[Letter, Viewer]:
    own = relation is Relation.OWN and world.asker_may("letters.write")
    by = (
        world.viewer() if own else viewer_of(member_of_staff(world.there, "emergency_duty"), on=clock.today())
    )
    practice = Agency.objects.create(name=f"Practice {uuid4()}", kind=AgencyKind.NHS_GP)
    child = _child(world)
    given = Writing(kind=Kind.GP_AT_RISK, agency=practice, need=CANARY, contact="01952 000000", **also)
    subject = ("walk", uuid4())
    with viewing(by):
        letter = begin_letter(child_id=child, writing=given, by=by, at=clock.now(), subject=subject)
        if relation is Relation.CLOSED:
            give_up_letter(letter_id=letter.pk, why="Moved away", by=by, at=clock.now())
    return letter, by


def _finished(letter: Letter, by: Viewer, relation: Relation) -> None:
    if relation is not Relation.CLOSED:
        with viewing(by):
            finish_letter(letter_id=letter.pk, by=by, at=clock.now())


def _walled(world: "World", relation: Relation, letter: Letter) -> UUID:
    if relation in WALLED:
        _wall_round(world, letter.child_id, inside=relation is Relation.NAMED)
    return letter.pk


MAKERS = {
    "letter_id": draft,
    "letters:look.letter_id": waiting,
    "letters:send.letter_id": ready,
    "letters:print.letter_id": ready,
    "letters:pdf.letter_id": ready,
    "letters:answer.letter_id": sent,
}
