"""Writes about posts: what somebody may do, from when, until when. Movers move the same day."""

from datetime import date, datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.models import Post, Staff
from sightline.access.permissions import may_change_access
from sightline.access.queries.training import BEFORE, is_trained, opens_records
from sightline.access.viewer import Viewer, because
from sightline.core import clock
from sightline.core.leave import Refused, unless

NOT_TRAINED = (
    "They are not trained in sharing information on that day. Record it first, or say by when they take it."
)
TOO_LONG = "Choose a day within four weeks: until then the post opens records before they are trained."


@action("access.post_given")
def give_post(
    *,
    staff: Staff,
    role: str,
    employer_id: UUID,
    team_id: UUID | None,
    area_id: UUID | None,
    title: str,
    starts_on: date,
    ends_on: date | None,
    by: Viewer,
    at: datetime,
    train_by: date | None = None,
    why: str = "",
) -> Post:
    """Give a post. `ends_on` is the first day without it; `train_by` the last with it where nobody is trained yet."""
    may_change_access(by, staff).demand()
    because(by, why)
    return Post.objects.create(
        staff=staff,
        role=role,
        employer_id=employer_id,
        team_id=team_id,
        area_id=area_id,
        title=title,
        starts_on=starts_on,
        ends_on=ends_on,
        train_by=_waits(staff, role, max(starts_on, clock.london(at).date()), train_by),
    )


@action("access.post_ended")
def end_post(*, post: Post, ends_on: date, by: Viewer, at: datetime, why: str = "") -> Post:
    """End a post. From today or before: the person's sessions end now, and they sign in to what is left."""
    may_change_access(by, post.staff).demand()
    because(by, why)
    today = clock.london(at).date()
    post.ends_on = max(ends_on, post.starts_on)
    post.save(update_fields=["ends_on"])
    if post.ends_on <= today:
        post.staff.sessions_end_at = at
        post.staff.save(update_fields=["sessions_end_at"])
    return post


def _waits(staff: Staff, role: str, first: date, train_by: date | None) -> date | None:
    """The day by which training must be taken, for a post that opens records and a holder not trained on its first."""
    if not opens_records(role) or is_trained(staff, on=first):
        return None
    if train_by is None:
        raise Refused(NOT_TRAINED)
    unless(not first <= train_by <= first + BEFORE, TOO_LONG).demand()
    return train_by
