"""A worker who becomes a witness, and the National Referral Mechanism considered (PW-24, CL-39, CL-40)."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from sightline.access.acts import action
from sightline.access.models import Staff
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import NOT_FOUND, _clock, _held, _keep, _tell_chronology
from sightline.cases.duties import LEFT_OPEN_RULE, NO_DAY, NO_WHY, SENT_RULE, Considered, Sent
from sightline.cases.models import Case, NrmConsidered, NrmSent, Witness
from sightline.cases.permissions import may_work
from sightline.cases.queries.around import judging_meetings
from sightline.cases.queries.support import nrm_of, witnesses_of
from sightline.cases.queries.visiting import visitors
from sightline.core.clock import london
from sightline.core.leave import Refused, first_refusal, unless
from sightline.deadlines.actions import cancel, stop
from sightline.deadlines.models import Clock
from sightline.front_door.choices import NrmDecision

NOT_OURS = "Choose somebody who works with the child."
NO_WORDS = "Say whom it was passed to. Write nothing here of what was told."
STANDS = "They are marked as a witness already."
NOT_MET = "Choose a meeting about this child that was held, or none."
CHANGED = "Somebody else noted a decision meanwhile. Look at it again."
NOT_TO_REFER = "It was decided otherwise."
NOTHING_TO_SEND = "It was not decided to refer the child, or the referral has left already."


@action("cases.witness_named")
def name_witness(
    *, case_id: UUID, staff: Staff, since_on: date, words: str, by: Viewer, at: datetime
) -> Witness:
    """From now the page says that support during investigation and court comes from the ISVA (PW-24)."""
    case = _held(case_id, by, may_work)
    first_refusal(
        unless(staff not in visitors(by, case), NOT_OURS),
        unless(not words.strip(), NO_WORDS),
        unless(since_on > london(at).date(), NO_DAY),
        unless(any(each.staff_id == staff.pk for each in witnesses_of(case.pk)), STANDS),
    ).demand()
    return _witness(case, staff, since_on=since_on, words=words, stands=True, by=by, at=at)


@action("cases.witness_ended")
def end_witness(*, case_id: UUID, witness_id: UUID, words: str, by: Viewer, at: datetime) -> Witness:
    """They are a witness no longer, or were named by mistake."""
    case = _held(case_id, by, may_work)
    found = next((each for each in witnesses_of(case.pk) if each.pk == witness_id), None)
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    unless(not words.strip(), NO_WHY).demand()
    return _witness(case, found.staff, since_on=london(at).date(), words=words, stands=False, by=by, at=at)


def _witness(
    case: Case, staff: Staff, *, since_on: date, words: str, stands: bool, by: Viewer, at: datetime
) -> Witness:
    last = Witness.objects.filter(case=case, staff=staff).aggregate(last=Max("number"))["last"] or 0
    given: dict[str, Any] = {"number": last + 1, "stands": stands, "since_on": since_on, "words": words}
    made: Witness = _keep(Witness, case, by=by, at=at, staff=staff, **given)
    return made


@action("cases.nrm_considered")
def consider_nrm(
    *, case_id: UUID, considered: Considered, seen: int, by: Viewer, at: datetime
) -> NrmConsidered:
    """Referred or not, with the reason. Left open, it is settled the same day; decided, it is sent by a clock."""
    case = _held(case_id, by, may_work)
    considered.stands(on=london(at).date()).demand()
    meeting = considered.meeting_id
    unless(meeting is not None and meeting not in judging_meetings(by, case), NOT_MET).demand()
    last = nrm_of(case.pk)
    number = last.number if last else 0
    unless(number != seen, CHANGED).demand()
    made: NrmConsidered = _keep(NrmConsidered, case, by=by, at=at, number=number + 1, **asdict(considered))
    _clocks(case, made, by, at)
    title = f"National Referral Mechanism considered ({case.reference})"
    _tell_chronology(case, "cases.nrm_considered", title, by=by, at=at)
    return made


def _clocks(case: Case, made: NrmConsidered, by: Viewer, at: datetime) -> None:
    stop(subject=case, rule=LEFT_OPEN_RULE, by=by, at=at)
    if made.decided == NrmDecision.LATER:
        _clock(case, LEFT_OPEN_RULE, by, at)
    if made.decided != NrmDecision.REFER:
        cancel(subject=case, rule=SENT_RULE, why=NOT_TO_REFER, by=by, at=at)
    elif not Clock.objects.filter(subject_id=case.pk, rule__code=SENT_RULE, stopped_at=None).exists():
        _clock(case, SENT_RULE, by, at)


@action("cases.nrm_sent")
def note_nrm_sent(*, case_id: UUID, sent: Sent, by: Viewer, at: datetime) -> NrmSent:
    """The referral left; its clock stops."""
    case = _held(case_id, by, may_work)
    last = nrm_of(case.pk)
    if last is None or last.decided != NrmDecision.REFER or getattr(last, "sent", None):
        raise Refused(NOTHING_TO_SEND)
    sent.stands(last.considered_on, on=london(at).date()).demand()
    made: NrmSent = _keep(NrmSent, case, by=by, at=at, considered=last, **asdict(sent))
    stop(subject=case, rule=SENT_RULE, by=by, at=at)
    title = f"National Referral Mechanism: referral sent ({case.reference})"
    _tell_chronology(case, "cases.nrm_sent", title, by=by, at=at)
    return made
