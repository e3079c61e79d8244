"""Somebody was taken off the contact of an enquiry: its social workers say whether they come off it too."""

from datetime import datetime
from uuid import UUID

from django.db.models import Max

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused, unless
from sightline.enquiries.actions.hand import NOT_FOUND, _keep, _page_of, _worked_on
from sightline.enquiries.actions.telling import _tell_workers
from sightline.enquiries.models import Asked, Enquiry, Subject, SubjectAnswer
from sightline.enquiries.models.mistaken import taken_off
from sightline.enquiries.queries.mistaken import doubted
from sightline.follow_up.actions import put_right
from sightline.people.actions import take_back_chronology

NO_WHY = "Say why."
ANSWERED = "That has been answered, or they stand on the contact again."
NOBODY_LEFT = "It would then be about nobody. Conclude it, and open an enquiry about the right child."
TOLD = (
    "Somebody was named in this enquiry by mistake and has been taken off. It is not about them. "
    "Whom it is about stands above. Do not keep or act on what was shared about anybody else."
)


@action("enquiries.person_doubted")
def ask_about_person(*, subject_id: UUID, by: Viewer, at: datetime) -> list[Enquiry]:
    """The social workers of each enquiry that still names somebody taken off the contact are told."""
    found = [each for each in Enquiry.objects.filter(contact_id=subject_id) if doubted(each)]
    for each in found:
        _tell_workers("enquiries.person_off", each, path=_page_of(each), by=by, at=at)
    return found


@action("enquiries.person_answered")
def answer_person(
    *, enquiry_id: UUID, subject_id: UUID, stands: bool, why: str, by: Viewer, at: datetime
) -> SubjectAnswer:
    """They stay, since the enquiry is about them; or they come off, and every organisation that was asked is told.

    What organisations wrote while they were on it stays behind their wall. Their chronology shows the enquiry no more.
    """
    enquiry = _worked_on(enquiry_id, by)
    subject = Subject.objects.visible_to(by).filter(pk=subject_id, enquiry=enquiry).first()
    if subject is None:
        raise Refused(NOT_FOUND, hidden=True)
    unless(subject.pk not in {each.subject.pk for each in doubted(enquiry)}, ANSWERED).demand()
    unless(not why.strip(), NO_WHY).demand()
    if not stands:
        others = Subject.objects.visible_to(by).filter(enquiry=enquiry).exclude(pk=subject.pk)
        left = others.exclude(pk__in=taken_off().values("subject_id")).exists()
        unless(not left, NOBODY_LEFT).demand()
    before = SubjectAnswer.objects.filter(subject=subject).aggregate(last=Max("number"))["last"] or 0
    made: SubjectAnswer = _keep(
        SubjectAnswer,
        enquiry,
        by=by,
        at=at,
        subject=subject,
        number=before + 1,
        stands=stands,
        why=why.strip(),
    )
    if not stands:
        _let_go(enquiry, subject, why, by, at)
    return made


def _let_go(enquiry: Enquiry, subject: Subject, why: str, by: Viewer, at: datetime) -> None:
    asked = list(Asked.objects.visible_to(by).filter(enquiry=enquiry))
    if subject.record_id:
        written = [enquiry.pk, *[each.follow_up_id for each in asked]]
        take_back_chronology(record_id=subject.record_id, reference_ids=written, why=why, by=by, at=at)
    for each in asked:
        put_right(follow_up_id=each.follow_up_id, words=TOLD, by=by, at=at)
