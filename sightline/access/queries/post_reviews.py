"""Posts that wait to be looked at this quarter, and where each organisation stands with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from sightline.access.models import Agency, Post, PostReview
from sightline.access.permissions import OVERSEES
from sightline.access.queries import dormant, with_stale_registration
from sightline.access.states import PostFinding
from sightline.access.viewer import Viewer

LATELY = timedelta(days=92)


def quarter_of(day: date) -> date:
    """The first day of the quarter: January, April, July or October."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def due_of(quarter: date) -> date:
    """A quarter's review is due by the end of its first month."""
    return (quarter + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def waiting(viewer: Viewer, *, on: date, agency_id: UUID | None) -> QuerySet[Post]:
    """Posts of an organisation not looked at this quarter; nobody's own. Others' for those who oversee."""
    done = PostReview.objects.filter(quarter=quarter_of(on)).values("post")
    held = Post.objects.held_on(on).exclude(pk__in=done).exclude(staff=viewer.person_id)
    allowed = agency_id is not None and (agency_id == viewer.employer_id or viewer.may(OVERSEES))
    found = held.filter(employer_id=agency_id) if allowed else held.none()
    return found.select_related("staff", "team", "employer").order_by("staff__name", "starts_on", "id")


@dataclass(frozen=True)
class Marks:
    """What stands out about some people's access: nothing is decided by it."""

    asleep: set[UUID]
    to_check: set[UUID]
    moved: dict[UUID, list[Post]]


def marks_of(staff: Iterable[UUID], *, on: date) -> Marks:
    """Accounts nobody signs in to, registrations to be checked, and other posts held now or lately."""
    ids = list(staff)
    still = Q(ends_on=None) | Q(ends_on__gt=on - LATELY)
    moved: dict[UUID, list[Post]] = {}
    for post in (
        Post.objects.filter(still, staff__in=ids).select_related("employer").order_by("starts_on", "id")
    ):
        moved.setdefault(post.staff_id, []).append(post)
    return Marks(
        asleep=set(dormant(on=on).filter(pk__in=ids).values_list("pk", flat=True)),
        to_check=set(with_stale_registration(on=on).filter(pk__in=ids).values_list("pk", flat=True)),
        moved=moved,
    )


@dataclass(frozen=True)
class Standing:
    """How far an organisation is with a quarter."""

    agency_id: UUID
    name: str
    manager: str
    held: int
    reviewed: int
    last_at: datetime | None

    @property
    def waits(self) -> int:
        return self.held - self.reviewed


def standings(*, on: date) -> list[Standing]:
    """Every organisation whose people hold posts today, by name."""
    quarter = quarter_of(on)
    held = dict(Post.objects.held_on(on).values_list("employer").annotate(Count("id")).order_by())
    done = PostReview.objects.filter(quarter=quarter, post__in=Post.objects.held_on(on))
    counted = {
        agency: (n, at) for agency, n, at in done.values_list("agency").annotate(Count("id"), Max("at"))
    }
    found = Agency.objects.filter(pk__in=held).select_related("named_manager").order_by("name", "pk")
    return [
        Standing(
            agency_id=agency.pk,
            name=agency.name,
            manager=agency.named_manager.name if agency.named_manager else "",
            held=held[agency.pk],
            reviewed=counted.get(agency.pk, (0, None))[0],
            last_at=counted.get(agency.pk, (0, None))[1],
        )
        for agency in found
    ]


def to_change(*, on: date) -> list[PostReview]:
    """Posts still held that were last found to be ended or changed, longest waiting first."""
    found = PostReview.objects.filter(post__in=Post.objects.held_on(on)).order_by("at", "id")
    last = {review.post_id: review for review in found.select_related("post__staff", "agency", "by")}
    return [review for review in last.values() if review.finding != PostFinding.RIGHT]


def signed(agency_id: UUID, *, on: date) -> QuerySet[PostReview]:
    """What was signed for an organisation this quarter, newest first."""
    found = PostReview.objects.filter(agency_id=agency_id, quarter=quarter_of(on))
    return found.select_related("post__staff", "by").order_by("-at", "id")
