"""To whom something may be passed: organisations of the partnership, and people whose posts read suspects."""

from sightline.access.models import Agency, Post, Staff
from sightline.access.viewer import Viewer, roles
from sightline.core import clock
from sightline.justice.models.parts import SUSPECTS


def organisations(viewer: Viewer) -> list[Agency]:
    """Members of the partnership today."""
    return list(Agency.objects.filter(left_on=None).order_by("name"))


def readers(viewer: Viewer) -> list[Staff]:
    """Everybody else whose post reads suspects."""
    keys = [each.key for each in roles().values() if SUSPECTS in each.capabilities]
    posts = Post.objects.held_on(clock.today()).filter(role__in=keys).exclude(staff=viewer.staff_id)
    return list(Staff.objects.filter(pk__in=posts.values("staff_id")).order_by("name"))
