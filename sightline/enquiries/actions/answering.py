"""What an agency says (FD-14, IS-01, IS-02a): an entry behind its own wall, and its request marked as answered."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.core.turns import wait_turn
from sightline.enquiries.actions.hand import NOT_FOUND, _asked_to_answer, _keep, _page_of
from sightline.enquiries.actions.telling import _tell_workers
from sightline.enquiries.given import Answered
from sightline.enquiries.models import Asked, Entry, Mentioned
from sightline.enquiries.permissions import is_asked, may_answer, may_answer_sexual_health
from sightline.follow_up.actions import accept, decline, finish
from sightline.follow_up.models import FollowUp, FollowUpQuerySet
from sightline.follow_up.states import State

WHO_SAID = "Say who of the organisation told you this."
CORRECTED = "It has been corrected already. Correct the newest."
SAID = "Answered in the enquiry."


@action("enquiries.entry_written")
def write_entry(
    *,
    asked_id: UUID,
    said: Answered,
    by: Viewer,
    at: datetime,
    corrects_id: UUID | None = None,
    key: UUID | None = None,
) -> Entry:
    """Keep what is known, or that nothing is. The request in `follow_up` is done; its words say nothing of it."""
    asked = _asked_to_answer(asked_id, by)
    may_answer(by, asked).demand()
    if said.sexual_health:
        may_answer_sexual_health(by, asked).demand()
    wait_turn(key or asked.pk)
    before: Entry | None = (
        Entry.objects.visible_to(by).filter(pk=key, by_id=by.staff_id).first() if key else None
    )
    if before:
        return before
    said.stands(on=london(at).date()).demand()
    if not is_asked(by, asked) and not said.told_by.strip():
        raise Refused(WHO_SAID)
    corrects = _corrected(asked, corrects_id, by)
    made = _kept(asked, said, by, at, corrects=corrects, key=key)
    _answered(asked, said.told_by, by, at)
    _tell_workers("enquiries.answered", asked.enquiry, path=_page_of(asked.enquiry), by=by, at=at)
    return made


def _corrected(asked: Asked, corrects_id: UUID | None, by: Viewer) -> Entry | None:
    if corrects_id is None:
        return None
    found: Entry | None = Entry.objects.visible_to(by).filter(pk=corrects_id, asked=asked).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    if Entry.objects.visible_to(by).filter(corrects=found).exists():
        raise Refused(CORRECTED)
    return found


def _kept(
    asked: Asked, said: Answered, by: Viewer, at: datetime, *, corrects: Entry | None, key: UUID | None
) -> Entry:
    made: Entry = _keep(
        Entry,
        asked.enquiry,
        by=by,
        at=at,
        key=key,
        asked=asked,
        agency=asked.agency,
        team=asked.team,
        controller_id=asked.agency_id,
        corrects=corrects,
        **said.columns(),
    )
    for place, each in enumerate(said.mentioned, 1):
        _keep(
            Mentioned,
            asked.enquiry,
            by=by,
            at=at,
            entry=made,
            place=place,
            called=each.called,
            part=each.part,
            known=each.known,
            controller_id=asked.agency_id,
        )
    return made


def _answered(asked: Asked, told_by: str, by: Viewer, at: datetime) -> None:
    """The request is accepted and done, unless it was already."""
    sent = _request_of(asked, by)
    if sent is None:
        return
    if sent.state in (State.ASKED, State.REOPENED):
        sent = accept(follow_up_id=sent.pk, version=sent.version, said_by=told_by, by=by, at=at)
    if sent.state == State.ACCEPTED:
        finish(follow_up_id=sent.pk, version=sent.version, words=SAID, said_by=told_by, by=by, at=at)


def _request_of(asked: Asked, by: Viewer) -> FollowUp | None:
    rows = FollowUpQuerySet(FollowUp).visible_to(by).select_for_update(of=("self",))
    return rows.filter(pk=asked.follow_up_id).first()


@action("enquiries.answer_refused")
def cannot_answer(*, asked_id: UUID, why: str, by: Viewer, at: datetime) -> Asked:
    """The agency says that it will not or cannot answer, and why: whoever asked must find another way."""
    asked = _asked_to_answer(asked_id, by)
    may_answer(by, asked).demand()
    sent = _request_of(asked, by)
    if sent is None:
        raise Refused(NOT_FOUND, hidden=True)
    decline(follow_up_id=sent.pk, version=sent.version, words=why, by=by, at=at)
    return asked
