"""What happens to a request on its way, said by whoever works on it."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import unless
from sightline.core.turns import wait_turn
from sightline.deadlines.actions import cancel, stop
from sightline.information_rights.actions.parts import RULE, add_step, answerable, run_clock
from sightline.information_rights.models import RecordsRequest, RequestStep
from sightline.information_rights.permissions import may_take_step
from sightline.information_rights.queries.names import every_name
from sightline.information_rights.queries.requests import standing_of, state_of, steps_of
from sightline.information_rights.states import OF_RIGHT, SAID, Step

NO_WORDS = "Say what was asked, answered, shown, searched or told."
ALREADY_STOPPED = "Its clock stands still already."
NOT_STOPPED = "Its clock is running."
EXTENDED = "It was extended already."
TOO_LATE = "It can be extended only before it is due, and the requester is told why before then."
NO_EXTENSION = "A power or order is not extended. Ask whoever made it for another date."


@action("information_rights.request_step")
def take_step(*, request_id: UUID, kind: str, words: str, by: Viewer, at: datetime) -> RequestStep:
    """Stop the clock, let it go on, extend it; say what was shown or searched; close it without a pack."""
    wait_turn(request_id)
    held = answerable(request_id, by)
    state = state_of(held)
    state.not_done().demand()
    now, on, of_right = state.standing, london(at).date(), held.requester in OF_RIGHT
    for wrong, sentence in (
        (kind not in SAID or not words.strip(), NO_WORDS),
        (kind == Step.STOPPED and now.stopped_on is not None, ALREADY_STOPPED),
        (kind == Step.GOES_ON and now.stopped_on is None, NOT_STOPPED),
        (kind == Step.EXTENDED and not of_right, NO_EXTENSION),
        (kind == Step.EXTENDED and now.extended, EXTENDED),
        (kind == Step.EXTENDED and now.due_on is not None and on > now.due_on, TOO_LATE),
    ):
        unless(wrong, sentence).demand()
    may_take_step(by, kind, held.by_id, every_name(held.about)).demand()
    step = add_step(held, kind, words.strip(), by=by, at=at)
    _moved(held, kind, by=by, at=at)
    return step


def _moved(held: RecordsRequest, kind: str, *, by: Viewer, at: datetime) -> None:
    if kind == Step.CLOSED:
        stop(subject=held, rule=RULE, by=by, at=at)
    elif kind in (Step.STOPPED, Step.GOES_ON, Step.EXTENDED):
        cancel(subject=held, rule=RULE, why=str(Step(kind).label), by=by, at=at)
        run_clock(held, standing_of(held, steps_of([held.pk])[held.pk]), by=by, at=at)
