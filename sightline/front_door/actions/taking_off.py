"""Taking somebody off a contact they were put on by mistake. The record that it happened stays for ever."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.events import emit
from sightline.core.leave import Refused
from sightline.follow_up.actions import put_right
from sightline.follow_up.queries import follow_ups
from sightline.front_door.actions.moving import keep, locked, tell_chronology
from sightline.front_door.models import Amendment, Contact, ContactSubject, SubjectChange
from sightline.front_door.permissions import may_take
from sightline.people.actions import take_back_chronology

NO_WHY = "Say why it was a mistake."
NOT_ON_IT = "That person is not on this contact."
NOBODY_LEFT = "It would then be about nobody. Add the right person first, then take this one off."
TOLD = (
    "Somebody was named in this request by mistake and has been taken off. It is not about them. "
    "Whom it is about stands above. Do not keep or act on what was shared about anybody else."
)
ELSE = ("unknown_child", "group_or_place")


@action("front_door.person_taken_off")
def take_off(*, contact_id: UUID, record_id: UUID, why: str, by: Viewer, at: datetime) -> SubjectChange:
    """Say that a contact never was about somebody, and why.

    Their chronology and counts no longer show it, their wall no longer stands round it, and every
    organisation that was asked because of it is told.
    """
    may_take(by).demand()
    if not why.strip():
        raise Refused(NO_WHY)
    contact = locked(contact_id, by)
    subject = ContactSubject.objects.of(contact.pk).filter(source_record_id=record_id).first()
    if subject is None:
        raise Refused(NOT_ON_IT, hidden=True)
    _somebody_left(contact, subject)
    change: SubjectChange = keep(SubjectChange, contact, by=by, at=at, subject=subject, stands=False, why=why)
    subject.stands = False
    subject.save(update_fields=["stands"])
    _let_go(contact, record_id, why, by, at)
    emit("front_door.person_taken_off", subject_id=contact.pk, about=[*contact.about, record_id], at=at)
    return change


def _somebody_left(contact: Contact, subject: ContactSubject) -> None:
    others = ContactSubject.objects.of(contact.pk).exclude(pk=subject.pk).exists()
    said = any(getattr(contact, name) for name in ELSE)
    if not (others or said or Amendment.objects.of(contact.pk).filter(field__in=ELSE).exists()):
        raise Refused(NOBODY_LEFT)


def _let_go(contact: Contact, record_id: UUID, why: str, by: Viewer, at: datetime) -> None:
    """Chronology first, then the walls; what is written after that is about those who remain."""
    asked = list(follow_ups().filter(origin_id=contact.pk).order_by("asked_at", "id"))
    written_by = [contact.pk, *[each.pk for each in asked]]
    take_back_chronology(record_id=record_id, reference_ids=written_by, why=why, by=by, at=at)
    contact.about = _narrow(contact, record_id)
    title = f"Contact {contact.reference} was recorded here by mistake and has been taken off"
    tell_chronology(
        contact, "front_door.person_taken_off", title, people=[record_id], leads=False, by=by, at=at
    )
    for each in asked:
        put_right(follow_up_id=each.pk, words=TOLD, by=by, at=at)


def _narrow(contact: Contact, record_id: UUID) -> list[UUID]:
    """Take one person out of whom the rows of a contact are about; whom it is then about."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT front_door_narrow(%s, %s)", [contact.pk, record_id])
        row = cursor.fetchone()
    return list(row[0])
