"""Statutory statuses beside a case, and transfers between authorities."""

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import NOT_FOUND, _held, _keep, _tell_chronology
from sightline.cases.given import NO_DAY, TOO_EARLY, Answered, Moving, Status
from sightline.cases.models import StatusBegun, StatusEnded, Transfer, TransferAnswer
from sightline.cases.permissions import may_work
from sightline.cases.states import Statutory, Way
from sightline.core.clock import london
from sightline.core.leave import Refused, unless

STANDS = "This status stands already. End it first."
ENDED = "This status has ended already."
ANSWERED = "An answer is on record already."
NO_WHO = "Say who answered."


@action("cases.status_begun")
def begin_status(*, case_id: UUID, status: Status, by: Viewer, at: datetime) -> StatusBegun:
    """A statutory status from a day, beside the case and others that stand (PW-02, PW-13)."""
    case = _held(case_id, by, may_work)
    unless(status.started_on > london(at).date(), NO_DAY).demand()
    rows = StatusBegun.objects.filter(case=case, status=status.status)
    unless(rows.filter(ended=None).exists(), STANDS).demand()
    unless(rows.filter(started_on=status.started_on).exists(), STANDS).demand()
    given = asdict(status)
    made: StatusBegun = _keep(StatusBegun, case, by=by, at=at, **given)
    title = f"{Statutory(status.status).label} noted beside the pathway ({case.reference})"
    _tell_chronology(case, "cases.status_begun", title, by=by, at=at)
    return made


@action("cases.status_ended")
def end_status(*, case_id: UUID, status_id: UUID, ended_on: date, by: Viewer, at: datetime) -> StatusEnded:
    """It ended on a day. The case goes on by itself."""
    case = _held(case_id, by, may_work)
    begun: StatusBegun | None = StatusBegun.objects.filter(case=case, pk=status_id).first()
    if begun is None:
        raise Refused(NOT_FOUND, hidden=True)
    unless(ended_on > london(at).date(), NO_DAY).demand()
    unless(ended_on < begun.started_on, TOO_EARLY).demand()
    unless(StatusEnded.objects.filter(begun=begun).exists(), ENDED).demand()
    made: StatusEnded = _keep(StatusEnded, case, by=by, at=at, begun=begun, ended_on=ended_on)
    title = f"{Statutory(begun.status).label} ended ({case.reference})"
    _tell_chronology(case, "cases.status_ended", title, by=by, at=at)
    return made


@action("cases.transfer_asked")
def ask_transfer(*, case_id: UUID, moving: Moving, by: Viewer, at: datetime) -> Transfer:
    """Offered to another authority, or come from one; with whom it was shared is on record (IS-11)."""
    case = _held(case_id, by, may_work)
    moving.stands(on=london(at).date()).demand()
    made: Transfer = _keep(
        Transfer,
        case,
        by=by,
        at=at,
        way=moving.way,
        authority=moving.authority,
        person=moving.person,
        reached=moving.reached,
        shared=moving.shared,
        asked_on=moving.asked_on,
    )
    title = f"Transfer {Way(moving.way).label.lower()} asked for ({case.reference})"
    _tell_chronology(case, "cases.transfer_asked", title, by=by, at=at, words=f"{moving.authority}.")
    return made


@action("cases.transfer_answered")
def answer_transfer(
    *, case_id: UUID, transfer_id: UUID, answered: Answered, by: Viewer, at: datetime
) -> TransferAnswer:
    """Accepted or not. Accepting ends nothing by itself: the case is ended by two people, with its reason."""
    case = _held(case_id, by, may_work)
    asked: Transfer | None = Transfer.objects.filter(case=case, pk=transfer_id).first()
    if asked is None:
        raise Refused(NOT_FOUND, hidden=True)
    unless(not answered.person.strip(), NO_WHO).demand()
    unless(answered.answered_on > london(at).date(), NO_DAY).demand()
    unless(answered.answered_on < asked.asked_on, TOO_EARLY).demand()
    unless(TransferAnswer.objects.filter(transfer=asked).exists(), ANSWERED).demand()
    made: TransferAnswer = _keep(
        TransferAnswer,
        case,
        by=by,
        at=at,
        transfer=asked,
        accepted=answered.accepted,
        answered_on=answered.answered_on,
        person=answered.person,
        words=answered.words,
    )
    said = "accepted" if answered.accepted else "not accepted"
    title = f"Transfer {said} ({case.reference})"
    _tell_chronology(case, "cases.transfer_answered", title, by=by, at=at, words=f"{asked.authority}.")
    return made
