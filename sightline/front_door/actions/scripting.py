"""Keeping what a script asked and what was answered, as facts of the contact (FD-07)."""

from datetime import datetime

from sightline.access.viewer import Viewer
from sightline.core.events import emit
from sightline.front_door.actions.alerting import alert_of_missing
from sightline.front_door.actions.moving import keep
from sightline.front_door.given import Also, Asked, Missing
from sightline.front_door.models import Contact, MissingReport, ScriptAnswer, Scripted
from sightline.front_door.rows import hanging

KEPT = "front_door.missing_report_kept"


def keep_script(contact: Contact, also: Also, *, by: Viewer, at: datetime) -> None:
    """What came with a contact beside its own columns."""
    if also.asked is not None:
        _keep_asked(contact, also.asked, by, at)
    if also.missing is not None:
        _keep_missing(contact, also.missing, by, at)


def _keep_asked(contact: Contact, asked: Asked, by: Viewer, at: datetime) -> None:
    keep(
        Scripted,
        contact,
        script=asked.script,
        version=asked.version,
        duty_to_report=asked.duty_to_report,
        urgency_why=asked.urgency_why,
        by=by,
        at=at,
    )
    rows = [
        hanging(
            ScriptAnswer,
            contact,
            question=each.question,
            asked=each.asked,
            answer=each.answer,
            said=each.said,
            alert=each.alert,
            number=number,
            by=by,
            at=at,
        )
        for number, each in enumerate(asked.answers, 1)
    ]
    if rows:
        ScriptAnswer.objects.bulk_create(rows)


def _keep_missing(contact: Contact, missing: Missing, by: Viewer, at: datetime) -> None:
    made: MissingReport = keep(
        MissingReport,
        contact,
        missing_since=missing.missing_since,
        last_seen=missing.last_seen,
        police_reference=missing.police_reference,
        notice_id=missing.notice_id,
        told_id=missing.told_id,
        by=by,
        at=at,
    )
    if missing.told_id is None:
        emit(KEPT, subject_id=made.pk, at=at, about=made.about)
    contact.refresh_from_db(fields=["walls"])
    alert_of_missing(contact, by=by, at=at)
