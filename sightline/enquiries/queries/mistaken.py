"""People of an enquiry who were taken off the contact it came from, and what was said of them since."""

from dataclasses import dataclass
from uuid import UUID

from sightline.enquiries.models import Enquiry, Subject, SubjectAnswer
from sightline.front_door.models import ContactSubject, SubjectChange


@dataclass(frozen=True)
class Doubted:
    """Somebody on the enquiry who is off the contact, and nobody has said since whether they belong to it."""

    subject: Subject
    why: str
    at: object


def doubted(enquiry: Enquiry) -> list[Doubted]:
    """Those to be asked about, in the order they stand on the enquiry: three reads."""
    off = {
        each.source_record_id: each.pk
        for each in ContactSubject.ever.filter(contact_id=enquiry.contact_id, stands=False)
    }
    if not off:
        return []
    changes = {
        each.subject_id: each
        for each in SubjectChange.objects.filter(contact_id=enquiry.contact_id, stands=False).order_by("at")
    }
    rows = Subject.objects.filter(enquiry=enquiry, record__in=off).order_by("place")
    said: dict[UUID, SubjectAnswer] = {}
    for each in SubjectAnswer.objects.filter(enquiry=enquiry).order_by("number"):
        said[each.subject_id] = each
    found = []
    for row in rows:
        change = changes.get(off[row.record_id]) if row.record_id else None
        last = said.get(row.pk)
        if change and (last is None or last.at < change.at):
            found.append(Doubted(row, change.why, change.at))
    return found
