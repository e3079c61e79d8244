"""Staff who hold a capability, for messages and for choosing somebody by name."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from sightline.access.models import Agency, Post, Staff, WallMember
from sightline.access.viewer import roles
from sightline.core.clock import london

LEFT_OUT = frozenset({"the", "ltd", "limited"})


def holders(capability: str, *, employer_id: UUID, on: date) -> list[Staff]:
    """Staff of one employer whose post carries the capability on a day, by name."""
    carrying = [role.key for role in roles().values() if capability in role.capabilities]
    posts = Post.objects.held_on(on).filter(role__in=carrying, employer_id=employer_id)
    return list(Staff.objects.filter(pk__in=posts.values("staff_id"), left_on=None).order_by("name", "pk"))


def who_can_open(capability: str, *, employer_id: UUID, walls: Collection[UUID], at: datetime) -> list[Staff]:
    """Those of them who stand inside every wall; nobody is told of what they could not open."""
    found = holders(capability, employer_id=employer_id, on=london(at).date())
    if not walls:
        return found
    still = Q(until=None) | Q(until__gt=at)
    inside = WallMember.objects.filter(still, wall_id__in=walls).values("staff_id")
    counted = inside.annotate(held=Count("wall_id", distinct=True)).filter(held=len(set(walls)))
    named = set(counted.values_list("staff_id", flat=True))
    return [each for each in found if each.pk in named]


def agency_named(*names: str) -> UUID | None:
    """The organisation of the partnership that goes by one of these names, as somebody typed it."""
    known = agencies_by_name() if any(names) else {}
    return next((known[alike(name)] for name in names if alike(name) in known), None)


def agencies_by_name() -> dict[str, UUID]:
    """Every organisation of the partnership by its name, as `alike` compares names. A name two share is nobody's."""
    found: dict[str, UUID | None] = {}
    for key, name in Agency.objects.filter(left_on=None).order_by("name").values_list("pk", "name"):
        found[alike(name)] = None if alike(name) in found else key
    return {name: key for name, key in found.items() if name and key}


def alike(name: str) -> str:
    """A name without case, stops and the little words that people leave out: the same for two spellings of one."""
    plain = name.casefold().replace("&", " and ").replace("’", "").replace("'", "")
    said = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    return " ".join(word for word in said if word not in LEFT_OUT)


def agency_names() -> list[str]:
    """Organisations of the partnership, for completing what is typed."""
    return list(Agency.objects.filter(left_on=None).order_by("name").values_list("name", flat=True))
