"""Devices examined in time, standards kept for the victim, and what was learnt and shared (JU-06, JU-09b..15)."""

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused, first_refusal, unless
from sightline.deadlines.actions import stop
from sightline.deadlines.counting import end_of
from sightline.deadlines.models import Clock
from sightline.follow_up.actions import ask
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind
from sightline.justice.actions.hand import NOT_FOUND, _clock, _held, _keep, _page_of
from sightline.justice.given import NOT_YET
from sightline.justice.models import Kept, Learnt, Returned, Seized
from sightline.justice.notice_states import DEVICE_RULE
from sightline.justice.noticed import NO_LATE, Checked, Lesson, Sent
from sightline.justice.permissions import may_care, may_record_on
from sightline.justice.queries.crimes import last_outcome
from sightline.justice.states import NOT_TO_COURT, Act

KNOWN = "A device with that number is on record for this crime."
BACK = "It is back already."
TO_COURT = "What was learnt is recorded of a crime that did not reach court."


@action("justice.device_sent")
def send_device(*, crime_id: UUID, sent: Sent, by: Viewer, at: datetime) -> Seized:
    """A device is sent to be examined; five days run from that day (CL-67)."""
    crime = _held(crime_id, Act.TELL, by, may_record_on)
    known = Seized.objects.filter(crime=crime, exhibit=sent.exhibit)
    first_refusal(sent.stands(on=london(at).date()), unless(known.exists(), KNOWN)).demand()
    made: Seized = _keep(Seized, by=by, at=at, like=crime, crime=crime, **asdict(sent))
    since = datetime.combine(sent.submitted_on, london(at).timetz())
    _clock(DEVICE_RULE, made, crime, by=by, at=at, started_at=min(since, at))
    return made


@action("justice.device_returned")
def return_device(
    *, crime_id: UUID, seized_id: UUID, returned_on: date, late_reason: str, by: Viewer, at: datetime
) -> Returned:
    """It came back; where that was late, why."""
    crime = _held(crime_id, Act.TELL, by, may_record_on)
    seized = Seized.objects.filter(crime=crime, pk=seized_id).first()
    if seized is None:
        raise Refused(NOT_FOUND, hidden=True)
    running = Clock.objects.filter(subject_id=seized.pk, stopped_at=None).first()
    late = running is not None and returned_on > london(running.due_at).date()
    first_refusal(
        unless(Returned.objects.filter(seized=seized).exists(), BACK),
        unless(returned_on > london(at).date(), NOT_YET),
        unless(returned_on < seized.submitted_on, "It cannot be back before it was sent."),
        unless(late and not late_reason.strip(), NO_LATE),
    ).demand()
    given = {"returned_on": returned_on, "late_reason": late_reason}
    made: Returned = _keep(Returned, by=by, at=at, like=crime, crime=crime, seized=seized, **given)
    done_at = (
        running.due_at
        if running and not late and end_of(returned_on) > running.due_at
        else end_of(returned_on)
    )
    stop(subject=seized, stopped_at=min(done_at, at), late_reason=late_reason, by=by, at=at)
    return made


@action("justice.standard_checked")
def check_standard(*, crime_id: UUID, checked: Checked, by: Viewer, at: datetime) -> Kept:
    """Whether a standard is met for this victim; the last word stands."""
    crime = _held(crime_id, Act.TELL, by, may_care)
    checked.stands(on=london(at).date()).demand()
    rows = Kept.objects.filter(crime=crime, standard=checked.standard)
    number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    made: Kept = _keep(Kept, by=by, at=at, like=crime, crime=crime, number=number, **asdict(checked))
    return made


@action("justice.lesson_shared")
def share_lesson(*, crime_id: UUID, lesson: Lesson, by: Viewer, at: datetime) -> Learnt:
    """What was learnt from a crime that did not reach court; a team is asked to read it, naming no child."""
    crime = _held(crime_id, Act.TELL, by, may_record_on)
    last = last_outcome(crime.pk)
    unless(last is None or last.outcome not in NOT_TO_COURT, TO_COURT).demand()
    lesson.stands().demand()
    given = {name: getattr(lesson, name) for name in ("words", "invited", "said", "team")}
    made: Learnt = _keep(Learnt, by=by, at=at, like=crime, crime=crime, **given)
    request = Request(
        kind=Kind.OTHER,
        agency=lesson.team.agency,
        team=lesson.team,
        what=f"Read what was learnt from crime {crime.reference}, which did not reach court",
        why="So that the next child is supported better.",
    )
    ask(request=request, about=crime.about, origin=crime, origin_path=_page_of(crime), by=by, at=at)
    return made
