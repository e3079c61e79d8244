"""Who holds a post that does the next step."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sightline.access.models import Post
from sightline.access.viewer import roles
from sightline.core.clock import london
from sightline.intelligence.models.parts import CONSIDERS


def posts_with(capability: str, at: datetime) -> list[Post]:
    """Posts held on that day whose role carries a capability."""
    keys = [each.key for each in roles().values() if capability in each.capabilities]
    held = Post.objects.held_on(london(at).date()).filter(role__in=keys)
    return list(held.select_related("team", "staff", "employer").order_by("starts_on", "id"))


def reading_posts(agencies: Collection[UUID], at: datetime) -> list[Post]:
    """Posts that consider reports; of these organisations only, where some are named."""
    return [post for post in posts_with(CONSIDERS, at) if not agencies or post.employer_id in agencies]
