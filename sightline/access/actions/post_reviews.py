"""A manager's quarterly look at who may do what, signed in their own name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.models import PostReview
from sightline.access.permissions import may_review_posts
from sightline.access.queries.post_reviews import quarter_of, waiting
from sightline.access.states import PostFinding
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn

GONE = "Some of these were looked at meanwhile, or are held no more. Look at what is left."
NOTHING = "Look at one post at least."
SAY_WHY = "Say what is to be changed, or why it is to be ended."


@dataclass(frozen=True)
class Found:
    """What was found about one post."""

    post_id: UUID
    finding: str
    words: str = ""


@action("access.posts_reviewed")
def review_posts(*, agency_id: UUID, found: Sequence[Found], by: Viewer, at: datetime) -> list[PostReview]:
    """Sign what was found about some posts of an organisation. Once a post and quarter; nobody signs their own."""
    may_review_posts(by).demand()
    unless(not found, NOTHING).demand()
    wait_turn(agency_id)
    on = london(at).date()
    wanted = {each.post_id: each for each in found}
    posts = list(waiting(by, on=on, agency_id=agency_id).filter(pk__in=wanted))
    if len(posts) < len(wanted):
        raise Refused(GONE)
    for each in wanted.values():
        complete = each.finding in PostFinding.values and (
            each.finding == PostFinding.RIGHT or each.words.strip()
        )
        unless(not complete, SAY_WHY).demand()
    return PostReview.objects.bulk_create(
        PostReview(
            post=post,
            agency_id=agency_id,
            quarter=quarter_of(on),
            finding=wanted[post.pk].finding,
            words=wanted[post.pk].words.strip()[:500],
            by_id=by.person_id,
            at=at,
        )
        for post in posts
    )
