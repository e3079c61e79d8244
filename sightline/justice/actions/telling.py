"""What the victim is told, in time or with the reason why not (CL-68, CL-69), and who stands by them (JU-13)."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused, unless
from sightline.deadlines.actions import stop
from sightline.deadlines.models import Clock
from sightline.justice.actions.hand import NOT_FOUND, _clock, _held, _keep, _tell_chronology
from sightline.justice.given import NOT_YET, Event, StandsBy, Telling
from sightline.justice.models import Happened, Support, VictimTold
from sightline.justice.permissions import may_care, may_record_on
from sightline.justice.states import TELL_CHILD, TELL_OTHER, Act, KeyEvent

TOLD = "They have been told of this already."
STANDS_BY = "That service stands by them already."


@action("justice.key_event_noted")
def note_event(*, crime_id: UUID, event: Event, by: Viewer, at: datetime) -> Happened:
    """A key event. From it runs the time in which the victim is told."""
    crime = _held(crime_id, Act.TELL, by, may_record_on)
    unless(event.happened_at > at, "That moment is in the future.").demand()
    made: Happened = _keep(Happened, by=by, at=at, like=crime, crime=crime, **asdict(event))
    rule = TELL_CHILD if crime.enhanced else TELL_OTHER
    _clock(rule, made, crime, by=by, at=at, started_at=event.happened_at)
    return made


@action("justice.victim_told")
def tell_victim(
    *, crime_id: UUID, happened_id: UUID, telling: Telling, by: Viewer, at: datetime
) -> VictimTold:
    """The victim was told. It stops the clock at the moment they were told, and says why where that was late."""
    crime = _held(crime_id, Act.TELL, by, may_care)
    found = Happened.objects.filter(crime=crime, pk=happened_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    unless(VictimTold.objects.filter(happened=found).exists(), TOLD).demand()
    running = Clock.objects.filter(subject_id=found.pk, stopped_at=None).first()
    telling.stands(found.happened_at, running.due_at if running else None, at=at).demand()
    made: VictimTold = _keep(
        VictimTold, by=by, at=at, like=crime, crime=crime, happened=found, **asdict(telling)
    )
    stop(subject=found, stopped_at=telling.told_at, late_reason=telling.late_reason, by=by, at=at)
    title = f"Told: {KeyEvent(found.what).label[:1].lower()}{KeyEvent(found.what).label[1:]}"
    _tell_chronology(crime, "justice.victim_told", title, by=by, at=at, happened_at=telling.told_at)
    return made


@action("justice.support_noted")
def stand_by(*, crime_id: UUID, stands: StandsBy, by: Viewer, at: datetime) -> Support:
    """A service stands by the victim: it sees the crime from now, and records what the victim is told."""
    crime = _held(crime_id, Act.TELL, by, may_record_on)
    unless(stands.since_on > london(at).date(), NOT_YET).demand()
    same = Support.objects.filter(crime=crime, helps=stands.helps, agency=stands.agency)
    unless(same.exists(), STANDS_BY).demand()
    given = {name: getattr(stands, name) for name in ("helps", "agency", "since_on", "who")}
    made: Support = _keep(Support, by=by, at=at, like=crime, crime=crime, **given)
    title = f"{made.get_helps_display()} stands by the child"
    _tell_chronology(crime, "justice.support_noted", title, by=by, at=at)
    return made
