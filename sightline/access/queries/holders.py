"""Who holds a capability on a day: whom to tell, and who could be the second person."""

from datetime import date

from django.db.models import QuerySet

from sightline.access.models import Post, Staff
from sightline.access.viewer import roles


def holders_of(capability: str, *, on: date) -> QuerySet[Staff]:
    """Everybody whose post of that day carries the capability, by name.

    Capabilities held only while a check of the social work register is in date are not asked for here.
    """
    keys = [key for key, role in roles().items() if capability in role.capabilities]
    held = Post.objects.held_on(on).filter(role__in=keys)
    return Staff.objects.filter(pk__in=held.values("staff"), is_active=True).order_by("name", "pk")
