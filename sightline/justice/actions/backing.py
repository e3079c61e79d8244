"""What was done by mistake is taken back by a further fact: a suspect passed on, a crime recorded (JU-03)."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused, first_refusal, unless
from sightline.deadlines.actions import cancel
from sightline.justice.actions.hand import NOT_FOUND, _go_on, _held, _keep, _suspect, _tell_chronology
from sightline.justice.models import Crime, Happened, Passed, PassedBack, Reopened, Seized, Withdrawn
from sightline.justice.permissions import may_change_suspect, may_record_on
from sightline.justice.states import Act

NO_WHY = "Say why."
BACK = "That was taken back already."


@action("justice.pass_taken_back")
def take_back_pass(*, suspect_id: UUID, passed_id: UUID, why: str, by: Viewer, at: datetime) -> PassedBack:
    """They see the suspect no more from now; that they did, and what they were told, stays on record."""
    suspect = _suspect(suspect_id, by)
    passed = Passed.objects.visible_to(by).filter(suspect=suspect, pk=passed_id).first()
    if passed is None:
        raise Refused(NOT_FOUND, hidden=True)
    first_refusal(
        may_change_suspect(by, suspect),
        unless(PassedBack.objects.filter(passed=passed).exists(), BACK),
        unless(not why.strip(), NO_WHY),
    ).demand()
    made: PassedBack = _keep(PassedBack, by=by, at=at, like=suspect, suspect=suspect, passed=passed, why=why)
    return made


@action("justice.crime_withdrawn")
def withdraw_crime(*, crime_id: UUID, why: str, by: Viewer, at: datetime) -> Withdrawn:
    """It was recorded by mistake: it leaves every list and count, its clocks end, and what was kept stays on record."""
    crime = _held(crime_id, Act.WITHDRAW, by, may_record_on)
    unless(not why.strip(), NO_WHY).demand()
    made: Withdrawn = _keep(Withdrawn, by=by, at=at, like=crime, crime=crime, why=why)
    _go_on(crime, Act.WITHDRAW, by=by, at=at)
    for model, open_ in ((Happened, {"told": None}), (Seized, {"returned": None})):
        for each in model.objects.filter(crime=crime, **open_):
            cancel(subject=each, why=why, by=by, at=at)
    _tell_chronology(crime, "justice.crime_withdrawn", "A crime was recorded by mistake", by=by, at=at)
    return made


@action("justice.crime_reinstated")
def reinstate_crime(*, crime_id: UUID, why: str, by: Viewer, at: datetime) -> Crime:
    """It was no mistake: it is investigated again, with everything that was kept."""
    crime = _held(crime_id, Act.REINSTATE, by, may_record_on)
    unless(not why.strip(), NO_WHY).demand()
    _keep(Reopened, by=by, at=at, like=crime, crime=crime, why=why)
    _go_on(crime, Act.REINSTATE, by=by, at=at)
    _tell_chronology(crime, "justice.crime_reinstated", "A crime stands after all", by=by, at=at)
    return crime
