"""Handing safeguarding information on with a pupil who moves (SC-15, SC-15a)."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.urls import reverse

from sightline.access.acts import action
from sightline.access.models import Agency
from sightline.access.states import AgencyKind
from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, first_refusal, unless
from sightline.core.turns import wait_turn
from sightline.core.words import first_lower
from sightline.education.actions.hand import _by_whom, _own_pupil, _own_setting
from sightline.education.models import Setting, Transfer
from sightline.education.queries.transfers import seen_transfers
from sightline.education.states import Concern
from sightline.follow_up.actions import ask
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind

NOT_A_SCHOOL = "Choose the school or college the pupil moves to."
OWN = "That is your own school or college."
NO_WORDS = "Say what the next school or college must know."
WHY = "So that what is known about a child does not stop at the gate"
HANDED_ON = "Safeguarding information with a pupil who moves"


@action("education.transferred")
def hand_on(
    *,
    record_id: UUID,
    to: Agency,
    moved_on: date,
    concern: Concern,
    words: str,
    by: Viewer,
    at: datetime,
    key: UUID | None = None,
) -> Transfer:
    """Hand on what the next school must know; it acknowledges by answering the follow-up, and is chased if silent."""
    setting = _own_setting(by, at)
    wait_turn(record_id)
    before: Transfer | None = seen_transfers(by).filter(pk=key).first() if key else None
    if before:
        return before
    record = _own_pupil(setting, record_id)
    _stands(setting, to, words).demand()
    whose = _by_whom(setting, Transfer, by, at)
    said = {"to_agency": to, "moved_on": moved_on, "concern": concern, "words": words}
    made = Transfer(record=record, about=[record.pk], **said, **whose)
    made.pk = key or uuid4()
    made.save(force_insert=True)
    _ask_them(made, by, at)
    return made


def _stands(setting: Setting, to: Agency, words: str) -> Answer:
    return first_refusal(
        unless(to.kind != AgencyKind.SCHOOL or to.left_on is not None, NOT_A_SCHOOL),
        unless(to.pk == setting.agency_id, OWN),
        unless(not words.strip(), NO_WORDS),
    )


def _ask_them(made: Transfer, by: Viewer, at: datetime) -> None:
    """A follow-up to the next school, which reads what was handed on there."""
    whom = first_lower(str(Concern(made.concern).label))
    asked = f"{HANDED_ON} ({whom}). Read it, and say that you have it.\n\n{made.words}"
    ask(
        request=Request(kind=Kind.OTHER, agency=made.to_agency, what=asked, why=WHY, safeguarding=True),
        about=made.about,
        origin=made,
        origin_path=reverse("education:pupil", args=[made.record_id]),
        by=by,
        at=at,
    )
