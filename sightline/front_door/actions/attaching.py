"""Saying whom a contact is about, after a search of the people already known (FD-04a)."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.follow_up.queries import follow_ups
from sightline.front_door.actions.moving import keep, locked
from sightline.front_door.actions.noticing import notice_repeats
from sightline.front_door.given import Named
from sightline.front_door.models import Contact, ContactSubject, SubjectChange
from sightline.front_door.permissions import may_take
from sightline.front_door.queries import see_all
from sightline.front_door.rows import subject_rows
from sightline.front_door.states import SubjectRole
from sightline.front_door.words import chronology_title
from sightline.people.actions import write_chronology
from sightline.people.models import ChronologyLine

NO_SUCH_PERSON = "The person chosen is not there, or not yours to open. Search again."
PUT_BACK = "Added again"


@action("front_door.person_attached")
def attach(*, contact_id: UUID, person: Named, by: Viewer, at: datetime) -> Contact:
    """Add one person to a contact. Every row of it comes inside that person's walls. Twice changes nothing."""
    may_take(by).demand()
    contact = locked(contact_id, by)
    if not see_all(by, [person.record_id]):
        raise Refused(NO_SUCH_PERSON, hidden=True)
    held = ContactSubject.ever.of(contact.pk)
    before = held.filter(source_record_id=person.record_id).first()
    if before and before.stands:
        return contact
    _bring_chronology(contact, person.record_id, by, at)
    contact.about = _widen(contact, [person.record_id])
    if before:
        _put_back(contact, before, by, at)
    else:
        last = held.order_by("-number").values_list("number", flat=True).first() or 0
        subject_rows(contact, [person], by=by, at=at, first=last + 1)[0].save(force_insert=True)
    if (before or person).role == SubjectRole.CHILD:
        notice_repeats(contact, [person.record_id], by=by, at=at)
    return contact


def _put_back(contact: Contact, subject: ContactSubject, by: Viewer, at: datetime) -> None:
    """Somebody who was taken off stands on the contact again, in the part they had."""
    keep(SubjectChange, contact, by=by, at=at, subject=subject, stands=True, why=PUT_BACK)
    subject.stands = True
    subject.save(update_fields=["stands"])


def _widen(contact: Contact, people: list[UUID]) -> list[UUID]:
    """Bring every row of a contact inside the walls of more people; whom it is then about."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT front_door_widen(%s, %s::uuid[])", [contact.pk, people])
        row = cursor.fetchone()
    return list(row[0])


def _bring_chronology(contact: Contact, record_id: UUID, by: Viewer, at: datetime) -> None:
    """The newcomer's chronology gets the lines the contact has already written for the others."""
    asked = follow_ups().filter(origin_id=contact.pk).values_list("pk", flat=True)
    written = ChronologyLine.objects.filter(reference_id__in=[contact.pk, *asked])
    lines = {(line.happened_at, line.kind, line.reference_id, line.title, line.words) for line in written}
    taken = (contact.received_at, "front_door.contact_taken", contact.pk, chronology_title(contact), "")
    for happened_at, kind, reference_id, title, words in sorted({*lines, taken}, key=lambda line: line[:2]):
        write_chronology(
            about=[record_id],
            happened_at=happened_at,
            kind=kind,
            title=title,
            words=words,
            reference_id=reference_id,
            controller_id=contact.controller_id,
            by=by,
            at=at,
        )
