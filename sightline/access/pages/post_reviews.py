"""What the pages of the quarterly look at posts show."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from sightline.access.models import Post, PostReview
from sightline.access.permissions import REVIEWS
from sightline.access.queries.post_reviews import Marks, Standing, due_of, quarter_of, waiting
from sightline.access.viewer import Viewer, roles
from sightline.core import clock
from sightline.core.pages import Tag
from sightline.core.panels import Panel, PanelLine
from sightline.core.words import day, moment, plural


def of_my_work(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """That posts of one's own organisation wait to be looked at this quarter, for whoever signs for them."""
    if not viewer.may(REVIEWS):
        return None
    today = clock.today()
    waits, due = waiting(viewer, on=today, agency_id=viewer.employer_id).count(), due_of(quarter_of(today))
    if not waits:
        return None
    tag = Tag(f"Late: was due {day(due)}", "red") if due < today else Tag(f"Due {day(due)}", "blue")
    said = f"{plural(waits, 'post')} to look at this quarter"
    return Panel("Posts of your organisation", [PanelLine(said, reverse("access:post_reviews"), tag)])


@dataclass(frozen=True)
class PostLine:
    """One post to be looked at."""

    post_id: UUID
    name: str
    post: str
    gives: str
    tags: list[Tag]
    also: list[str]


def post_line(post: Post, marks: Marks) -> PostLine:
    role = roles().get(post.role)
    team = f", {post.team.name}" if post.team else ""
    others = [each for each in marks.moved.get(post.staff_id, []) if each.pk != post.pk]
    return PostLine(
        post_id=post.pk,
        name=post.staff.name,
        post=f"{_called(post)}{team}, since {day(post.starts_on)}",
        gives=role.sentence if role else "This role is not known any more, and gives nothing.",
        tags=_tags(post, marks),
        also=[_other(each) for each in others],
    )


def _called(post: Post) -> str:
    role = roles().get(post.role)
    return post.title or (role.title if role else post.role)


def _other(post: Post) -> str:
    until = f" until {day(post.ends_on)}" if post.ends_on else ""
    return f"{_called(post)} at {post.employer.name}, since {day(post.starts_on)}{until}"


def _tags(post: Post, marks: Marks) -> list[Tag]:
    asleep = f"Not signed in to for {settings.SIGHTLINE_DORMANT_DAYS} days"
    found = [
        (post.staff_id in marks.asleep, Tag(asleep, "yellow")),
        (not post.staff.is_active, Tag("Suspended", "grey")),
        (post.staff_id in marks.to_check, Tag("Registration to be checked", "yellow")),
        (post.staff_id in marks.to_train, Tag("Training in sharing to take or renew", "yellow")),
    ]
    return [tag for stands, tag in found if stands]


def standing_row(it: Standing, *, due: date, on: date) -> tuple[list[Any], str]:
    """One organisation: cells, and where its posts are looked at."""
    state = Tag("Signed", "green")
    if it.waits:
        late = due < on
        state = Tag(f"{'Late: was due' if late else 'Due'} {day(due)}", "red" if late else "blue")
    cells = [it.name, it.manager or "Nobody", it.held, it.waits, moment(it.last_at) or "Not yet", state]
    return cells, f"{reverse('access:post_reviews')}?agency={it.agency_id}"


def change_row(it: PostReview) -> tuple[list[Any], str]:
    """One post that a manager wants changed or ended: cells, and where an administrator does it."""
    who = f"{it.post.staff.name}: {_called(it.post)}"
    cells = [who, it.agency.name, it.get_finding_display(), it.words, f"{it.by.name}, {day(it.at)}"]
    return cells, reverse("access:staff", args=[it.post.staff_id])


def review_row(it: PostReview) -> tuple[list[Any], str]:
    """One post that was signed for."""
    said = f"{it.get_finding_display()}. {it.words}".strip()
    return [f"{it.post.staff.name}: {_called(it.post)}", said, f"{it.by.name}, {moment(it.at)}"], ""
