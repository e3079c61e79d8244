"""What came of a crime: dated facts of the crime by Home Office type (JU-04..04b)."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import unless
from sightline.justice.actions.hand import _go_on, _held, _keep, _tell_chronology
from sightline.justice.given import Decided
from sightline.justice.models import CrimeOutcome, Reopened
from sightline.justice.permissions import may_record_on
from sightline.justice.queries.crimes import last_outcome
from sightline.justice.states import Act

CHANGED = "Somebody else recorded an outcome meanwhile. Look at it again."
NO_REASON = "Say why it is investigated again."


@action("justice.outcome_recorded")
def decide_crime(*, crime_id: UUID, decided: Decided, seen: int, by: Viewer, at: datetime) -> CrimeOutcome:
    """A further outcome; the last stands. `seen` is the number of the last that the page showed."""
    crime = _held(crime_id, Act.DECIDE, by, may_record_on)
    last = last_outcome(crime.pk)
    number = last.number if last else 0
    unless(number != seen, CHANGED).demand()
    decided.stands(crime.reported_on, on=london(at).date()).demand()
    made: CrimeOutcome = _keep(
        CrimeOutcome, by=by, at=at, like=crime, crime=crime, number=number + 1, **asdict(decided)
    )
    _go_on(crime, Act.DECIDE, by=by, at=at)
    _tell_chronology(crime, "justice.outcome_recorded", "Outcome of a crime recorded", by=by, at=at)
    return made


@action("justice.crime_reopened")
def reopen_crime(*, crime_id: UUID, why: str, by: Viewer, at: datetime) -> Reopened:
    """It is investigated again. What was decided before stays."""
    crime = _held(crime_id, Act.REOPEN, by, may_record_on)
    unless(not why.strip(), NO_REASON).demand()
    made: Reopened = _keep(Reopened, by=by, at=at, like=crime, crime=crime, why=why)
    _go_on(crime, Act.REOPEN, by=by, at=at)
    _tell_chronology(crime, "justice.crime_reopened", "A crime is investigated again", by=by, at=at)
    return made
