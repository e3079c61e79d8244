"""Who may set how long records are kept, stop disposal, review, and confirm as the second person."""

from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, first_refusal, unless
from sightline.information_rights.states import Step
from sightline.people.naming.text import folded

CAPABILITIES = {
    "information_rights.schedule": "Propose how long a class of records is kept, or agree to it",
    "information_rights.hold": "Place and release a legal hold",
    "information_rights.review": "Review records whose time has passed: keep them, or propose disposal",
    "information_rights.confirm": "Confirm a disposal or a correction as the second person",
    "information_rights.answer": "Take requests for records down, collect, and decide line by line what is given",
    "information_rights.correct": "Propose that records be taken off, sealed, severed or put away",
    "information_rights.open_sealed": "Open sealed records, where named, for an hour and with a reason",
}
NOT_FOUND = "There is no such record, or it is not yours to open."
SECOND = "You proposed this. A second person must answer it."
OWN = "This person bears your name. Somebody else must do this."


def may_set_schedule(viewer: Viewer) -> Answer:
    return _holds(
        viewer, "schedule", "Ask the information-governance officer to change how long records are kept."
    )


def may_agree_schedule(viewer: Viewer, proposed_by: UUID) -> Answer:
    """A second person, never whoever proposed it."""
    return first_refusal(may_set_schedule(viewer), unless(viewer.staff_id == proposed_by, SECOND))


def may_hold(viewer: Viewer) -> Answer:
    return _holds(viewer, "hold", "Ask the information-governance officer to place or release a legal hold.")


def may_review(viewer: Viewer) -> Answer:
    return _holds(viewer, "review", "Ask the information-governance officer to review these records.")


def may_review_person(viewer: Viewer, names: list[str]) -> Answer:
    """Nobody reviews what bears their own name."""
    return first_refusal(may_review(viewer), not_own(viewer, names))


def may_confirm(viewer: Viewer, proposed_by: UUID | None, names: list[str]) -> Answer:
    """A second person, never whoever proposed it, and never about themselves."""
    return first_refusal(
        _holds(viewer, "confirm", "Your post does not include confirming a disposal."),
        unless(viewer.staff_id == proposed_by, SECOND),
        not_own(viewer, names),
    )


def may_correct(viewer: Viewer, names: list[str]) -> Answer:
    """Nobody corrects what bears their own name."""
    return first_refusal(
        _holds(viewer, "correct", "Ask the information-governance officer to have this put right."),
        not_own(viewer, names),
    )


def may_answer(viewer: Viewer, names: list[str]) -> Answer:
    """Nobody answers a request for what bears their own name."""
    return first_refusal(
        _holds(viewer, "answer", "Ask the information-governance officer to answer this request."),
        not_own(viewer, names),
    )


def may_approve(viewer: Viewer, hands: set[UUID | None], names: list[str]) -> Answer:
    """A second person, who neither took the request down nor decided on any of its lines."""
    return first_refusal(
        may_answer(viewer, names),
        _holds(viewer, "confirm", "Your post does not include approving what leaves."),
        unless(viewer.staff_id in hands, "You took part in this. A second person must approve it."),
    )


def may_take_step(viewer: Viewer, kind: str, taken_by: UUID | None, names: list[str]) -> Answer:
    """A request is closed without a pack by a second person, never by whoever took it down."""
    return may_approve(viewer, {taken_by}, names) if kind == Step.CLOSED else may_answer(viewer, names)


def not_own(viewer: Viewer, names: list[str]) -> Answer:
    """Whether somebody of the viewer's own name is meant. Asking a colleague costs little."""
    own = folded(viewer.name)
    return unless(bool(own) and own in {folded(name) for name in names}, OWN)


def _holds(viewer: Viewer, capability: str, sentence: str) -> Answer:
    return unless(not viewer.may(f"information_rights.{capability}"), sentence)
