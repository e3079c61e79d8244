"""A pupil, or nil, that a school's or college's own system returns: as its lead would by hand."""

from datetime import datetime

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.api.actions.once import _answered, _kept, _unheard
from sightline.api.given import Already, Call
from sightline.api.models import Sent
from sightline.api.permissions import NOT_IN_KEY
from sightline.api.states import Kind, Scope
from sightline.core.leave import unless
from sightline.core.turns import wait_turn
from sightline.education.actions import return_nil, return_row
from sightline.education.file_rows import PupilRow
from sightline.education.models import NilReturn, PupilReturn
from sightline.follow_up.references import reference_of

SAME = "What you returned of this pupil stands already, word for word. Nothing was kept again."


@action("api.return_sent")
def send_return(
    *, row: PupilRow, their_reference: str, call: Call, by: Viewer, at: datetime
) -> tuple[Sent, bool]:
    """A pupil as the setting sees them now; a further entry where it returned the pupil before. Raises Already."""
    before = _begun(their_reference, call, by, at)
    if before:
        return before, True
    made: PupilReturn | None = return_row(row=row, by=by, at=at)
    if made is None:
        raise Already(SAME)
    about = {"reference": reference_of(made.pk, "RET"), "their_reference": their_reference}
    return _kept(call, Kind.RETURN, pupil_return=made, by=by, at=at, **about), False


@action("api.nil_sent")
def send_nil(*, year: int, their_reference: str, call: Call, by: Viewer, at: datetime) -> tuple[Sent, bool]:
    """No pupil to return for a year. Raises Already."""
    before = _begun(their_reference, call, by, at)
    if before:
        return before, True
    made: NilReturn = return_nil(year=year, by=by, at=at)
    about = {"reference": reference_of(made.pk, "NIL"), "their_reference": their_reference}
    return _kept(call, Kind.RETURN, nil_return=made, by=by, at=at, **about), False


def _begun(their_reference: str, call: Call, by: Viewer, at: datetime) -> Sent | None:
    unless(not by.may(Scope.SEND_RETURNS), NOT_IN_KEY).demand()
    before = _answered(call, by, at)
    if before is None:
        wait_turn(call.key.agency_id)
        _unheard(Kind.RETURN, their_reference, by)
    return before
