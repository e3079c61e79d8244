"""Writes about training in when information may be shared (IS-16)."""

from datetime import date, datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.models import Post, SharingTraining, Staff
from sightline.access.permissions import may_change_access
from sightline.access.queries.training import is_trained, recorded
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused, unless

GONE = "That training is not on record, or was taken back already."
AHEAD = "Record training on the day it was taken, or after it."
TOO_SHORT = "The day to renew it by must come after the day it was taken."
NO_WHY = "Say why."


@action("access.training_recorded")
def record_training(
    *, staff: Staff, course: str, given_by: str, taken_on: date, renew_by: date, by: Viewer, at: datetime
) -> SharingTraining:
    """Keep a course somebody took. Posts that waited for it open from now on."""
    may_change_access(by, staff).demand()
    today = london(at).date()
    unless(taken_on > today, AHEAD).demand()
    unless(renew_by <= taken_on, TOO_SHORT).demand()
    made = SharingTraining.objects.create(
        staff=staff,
        course=course.strip(),
        given_by=given_by.strip(),
        taken_on=taken_on,
        renew_by=renew_by,
        by_id=by.person_id,
        at=at,
    )
    if is_trained(staff, on=today):
        _open_posts(staff)
    return made


@action("access.training_taken_back")
def take_back_training(*, training_id: UUID, why: str, by: Viewer, at: datetime) -> SharingTraining:
    """What was kept of a course was a mistake. A post given on the strength of it is for an administrator to end."""
    held = recorded(training_id)
    if held is None:
        raise Refused(GONE)
    may_change_access(by, held.staff).demand()
    unless(not why.strip(), NO_WHY).demand()
    return SharingTraining.objects.create(
        staff=held.staff,
        course=held.course,
        given_by=held.given_by,
        taken_on=held.taken_on,
        renew_by=held.renew_by,
        takes_back=held,
        why=why.strip(),
        by_id=by.person_id,
        at=at,
    )


def _open_posts(staff: Staff) -> None:
    for post in Post.objects.filter(staff=staff).exclude(train_by=None):
        post.train_by = None
        post.save(update_fields=["train_by"])
