"""Breaking the glass: asking, two others agreeing where a record is restricted, and the review afterwards."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from sightline.access.actions.messages import tell
from sightline.access.acts import action
from sightline.access.models import Staff
from sightline.access.queries.holders import holders_of
from sightline.access.viewer import Viewer, set_viewer
from sightline.core.clock import london
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn
from sightline.people.models import Emergency, EmergencyAnswer, EmergencyReview
from sightline.people.naming.asked import Asked
from sightline.people.naming.text import cleaned
from sightline.people.permissions import may_agree_emergency, may_break_glass, may_review_emergency
from sightline.people.queries.emergencies import answering, state_of, within_reach
from sightline.people.queries.identities import identity_of
from sightline.people.states import EmergencyState

HOUR = timedelta(hours=1)
SAY_WHY = "Say why the record is needed now."
NOBODY = (
    "No one record answers to this. Give the whole name and the date of birth, or an identifier. "
    "If somebody is in danger do not wait: ring 999."
)
WITHIN_REACH = "You can open this record without this. Find the person by name."
ASKED_ALREADY = "You have asked for this record already, and it waits for two others."
NOT_WAITING = "This is not waiting for an answer any more."
ANSWERED = "You have answered this already."
SAY_NO = "Say why you do not agree, so that the person who asked can act on it."


@action("people.emergency_asked")
def break_glass(*, asked: Asked, why: str, by: Viewer, at: datetime) -> Emergency:
    """Open one ordinary record for an hour, at once; or ask two others to open a restricted one.

    Information governance is told at once of either.
    """
    may_break_glass(by).demand()
    why = cleaned(why, 2000)
    unless(not why, SAY_WHY).demand()
    found = answering(asked)
    if found is None:
        raise Refused(NOBODY)
    if found.wall_id:
        return _ask_two(found.wall_id, why, by=by, at=at)
    unless(within_reach(by), WITHIN_REACH).demand()
    made = Emergency.objects.create(
        number=_number(at),
        reason=why,
        about=sorted(identity_of(found.record_id)) if found.record_id else [],
        until=at + HOUR,
        by_id=by.person_id,
        at=at,
    )
    _tell("people.emergency_opened", made, "people.review_emergencies", by=by, at=at)
    return made


@action("people.emergency_answered")
def answer_emergency(
    *, emergency: Emergency, agreed: bool, words: str, by: Viewer, at: datetime
) -> EmergencyAnswer:
    """Agree, or not. With the second of two, one of them a manager, the record opens for two hours."""
    wait_turn(emergency.pk)
    may_agree_emergency(by, emergency.by_id).demand()
    said = list(EmergencyAnswer.objects.filter(emergency=emergency))
    unless(state_of(emergency, said, at=at) != EmergencyState.WAITING, NOT_WAITING).demand()
    unless(any(each.by_id == by.staff_id for each in said), ANSWERED).demand()
    unless(not agreed and not words.strip(), SAY_NO).demand()
    manager = by.may("people.restrict")
    answer = EmergencyAnswer.objects.create(
        emergency=emergency,
        agreed=agreed,
        as_manager=manager,
        words=cleaned(words, 500),
        by_id=by.person_id,
        at=at,
    )
    yes = [each for each in said if each.agreed]
    if agreed and yes and (manager or any(each.as_manager for each in yes)):
        _open(emergency, by=by, at=at)
    return answer


@action("people.emergency_reviewed")
def review_emergency(
    *, emergency: Emergency, finding: str, words: str, by: Viewer, at: datetime
) -> EmergencyReview:
    """What was found when somebody looked at it afterwards."""
    may_review_emergency(by, emergency.by_id).demand()
    unless(
        EmergencyReview.objects.filter(emergency=emergency).exists(), "It has been reviewed already."
    ).demand()
    return EmergencyReview.objects.create(
        emergency=emergency, finding=finding, words=cleaned(words, 1000), by_id=by.person_id, at=at
    )


def _ask_two(wall_id: UUID, why: str, *, by: Viewer, at: datetime) -> Emergency:
    mine = Emergency.objects.filter(by_id=by.person_id, wall_id=wall_id).prefetch_related("answers")
    waits = any(state_of(each, list(each.answers.all()), at=at) == EmergencyState.WAITING for each in mine)
    unless(waits, ASKED_ALREADY).demand()
    made = Emergency.objects.create(
        number=_number(at), reason=why, wall_id=wall_id, by_id=by.person_id, at=at
    )
    _tell("people.emergency_asked", made, "people.agree_emergency", by=by, at=at)
    _tell("people.emergency_asked", made, "people.review_emergencies", by=by, at=at)
    return made


def _open(emergency: Emergency, *, by: Viewer, at: datetime) -> None:
    """The database lets the asker inside, having checked for itself that two others agreed; those named are told."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT named FROM people_open_restricted(%s)", [emergency.pk])
        named = cursor.fetchone()[0]
    set_viewer(by)
    for staff in Staff.objects.filter(pk__in=named, left_on=None).exclude(pk=emergency.by_id):
        tell(kind="people.emergency_named", reference=emergency.number, path="/", staff=staff, by=by, at=at)
    asker = Staff.objects.get(pk=emergency.by_id)
    path = _path(emergency)
    tell(kind="people.emergency_opened", reference=emergency.number, path=path, staff=asker, by=by, at=at)
    _tell("people.emergency_opened", emergency, "people.review_emergencies", by=by, at=at)


def _tell(kind: str, emergency: Emergency, capability: str, *, by: Viewer, at: datetime) -> None:
    for staff in holders_of(capability, on=london(at).date()).exclude(pk=emergency.by_id):
        tell(kind=kind, reference=emergency.number, path=_path(emergency), staff=staff, by=by, at=at)


def _path(emergency: Emergency) -> str:
    return f"/people/emergencies/{emergency.pk}/"


def _number(at: datetime) -> str:
    """EM-260304-7F3A: a reference that says nothing of the person."""
    return f"EM-{london(at):%y%m%d}-{secrets.token_hex(3).upper()}"
