"""Posts that wait to be looked at this quarter, and where each organisation stands with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from sightline.access.models import Agency, Message, Post, PostReview, Staff
from sightline.access.permissions import OVERSEES, REVIEWS
from sightline.access.queries import dormant, with_stale_registration
from sightline.access.queries.training import to_train
from sightline.access.states import PostFinding
from sightline.access.viewer import Viewer, roles
from sightline.core.clock import midnight

LATELY = timedelta(days=92)
TOLD = "daily_posts"  # the daily mail, with a line about posts that wait to be looked at


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
    to_train: set[UUID]
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
        to_train=set(to_train(on=on).filter(pk__in=ids).values_list("pk", flat=True)),
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


@dataclass
class _Waiting:
    """Of one organisation: whose posts wait, and its managers who sign, whom it named first."""

    named: UUID | None
    whose: set[UUID] = field(default_factory=set)
    managers: dict[UUID, Staff] = field(default_factory=dict)

    def signs(self, governance: dict[UUID, Staff]) -> list[Staff]:
        """The named manager; another where that one's own post is all that waits; else information governance."""
        first = {pk: who for pk, who in self.managers.items() if pk == self.named}
        each = (
            [who for pk, who in some.items() if self.whose - {pk}]
            for some in (first, self.managers, governance)
        )
        return next((found for found in each if found), [])


def who_must_sign(*, on: date) -> list[Staff]:
    """Who is to look at posts this quarter and has not: once, however many posts wait."""
    able = {key for key, role in roles().items() if REVIEWS in role.capabilities}
    overseeing = {key for key in able if OVERSEES in roles()[key].capabilities}
    done = set(PostReview.objects.filter(quarter=quarter_of(on)).values_list("post", flat=True))
    agencies, governance = dict[UUID, _Waiting](), dict[UUID, Staff]()
    for post in Post.objects.held_on(on).select_related("staff", "employer").order_by("starts_on", "id"):
        it = agencies.setdefault(post.employer_id, _Waiting(post.employer.named_manager_id))
        if post.pk not in done:
            it.whose.add(post.staff_id)
        if post.role in able:
            it.managers[post.staff_id] = post.staff
        if post.role in overseeing:
            governance[post.staff_id] = post.staff
    found = {who.pk: who for it in agencies.values() if it.whose for who in it.signs(governance)}
    return [who for who in found.values() if who.email and who.left_on is None]


def to_tell(*, on: date) -> set[UUID]:
    """Those of them who were not told of it this quarter; once more when its day has passed."""
    quarter = quarter_of(on)
    since = due_of(quarter) + timedelta(days=1) if on > due_of(quarter) else quarter
    told = Message.objects.filter(kind=TOLD, at__gte=midnight(since)).values("staff")
    return {who.pk for who in who_must_sign(on=on)} - set(told.values_list("staff", flat=True))


def to_change(*, on: date) -> list[PostReview]:
    """Posts still held that were last found to be ended or changed, longest waiting first."""
    found = PostReview.objects.filter(post__in=Post.objects.held_on(on)).order_by("at", "id")
    last = {review.post_id: review for review in found.select_related("post__staff", "agency", "by")}
    return [review for review in last.values() if review.finding != PostFinding.RIGHT]


def signed(agency_id: UUID, *, on: date) -> QuerySet[PostReview]:
    """What was signed for an organisation this quarter, newest first."""
    found = PostReview.objects.filter(agency_id=agency_id, quarter=quarter_of(on))
    return found.select_related("post__staff", "by").order_by("-at", "id")
