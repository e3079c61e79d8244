"""Who is away, who covers, and who could."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from sightline.access.models import Post, Staff
from sightline.access.viewer import Viewer, roles
from sightline.front_door.models import Absence

TAKES = "front_door.take_contact"


def away(on: date) -> dict[UUID, Absence]:
    """Everybody who is away on a day. One read."""
    found = Absence.objects.on(on).select_related("staff", "cover").order_by("first_day", "at")
    return {absence.staff_id: absence for absence in found}


def without_cover(absences: dict[UUID, Absence]) -> list[UUID]:
    """Who is away with nobody there for their work: no cover, or one who is away as well."""
    return [
        key for key, absence in absences.items() if absence.cover_id is None or absence.cover_id in absences
    ]


def covered_by(viewer: Viewer, absences: dict[UUID, Absence]) -> list[UUID]:
    """Whose work this person covers."""
    return [key for key, absence in absences.items() if absence.cover_id == viewer.staff_id]


def now_and_to_come(viewer: Viewer, *, on: date) -> QuerySet[Absence]:
    """Absences that have not ended, by their first day."""
    still = Q(last_day=None) | Q(last_day__gte=on)
    seen = Absence.objects.visible_to(viewer).standing().filter(still)
    return seen.select_related("staff", "cover", "by").order_by("first_day", "staff__name", "id")


def colleagues(viewer: Viewer, *, on: date) -> list[Staff]:
    """Those of the viewer's employer who hold a post that takes contacts, by name."""
    taking = [role.key for role in roles().values() if TAKES in role.capabilities]
    posts = Post.objects.held_on(on).filter(role__in=taking, employer_id=viewer.employer_id)
    found = {post.staff_id: post.staff for post in posts.select_related("staff").order_by("staff__name")}
    return list(found.values())


def clashes(staff_id: UUID, first: date, last: date | None, *, but: UUID | None) -> bool:
    """Whether somebody is away already on some of those days."""
    rows = Absence.objects.standing().filter(staff_id=staff_id)
    rows = (rows.exclude(pk=but) if but else rows).filter(Q(last_day=None) | Q(last_day__gte=first))
    return (rows.filter(first_day__lte=last) if last else rows).exists()
