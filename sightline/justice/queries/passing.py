"""To whom something may be passed: organisations of the partnership, and people whose posts read suspects."""

from sightline.access.models import Agency, Post, Staff, Team
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


def teams_that_help() -> list[Team]:
    """Teams of members of the partnership that are open today, for early help."""
    rows = Team.objects.filter(closed_on=None, agency__left_on=None).select_related("agency")
    return list(rows.order_by("agency__name", "name"))
