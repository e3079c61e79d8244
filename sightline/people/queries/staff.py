"""Staff and agencies as the pages about people need them."""

from datetime import date

from sightline.access.models import Agency, Post
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.people.models import Restriction

NO_EMPLOYER = "You hold no post with an employer today, so nothing can be recorded as theirs."


def employer_of(viewer: Viewer) -> Agency:
    """The agency whose record somebody writes."""
    if viewer.employer_id is None:
        raise Refused(NO_EMPLOYER)
    return Agency.objects.get(pk=viewer.employer_id)


def colleagues(*, on: date) -> list[tuple[str, str]]:
    """Everybody who holds a post on a day, to choose from: id and name with agency."""
    posts = Post.objects.held_on(on).select_related("staff", "employer").order_by("staff__name", "id")
    found = {str(post.staff_id): f"{post.staff.name}, {post.employer.name}" for post in posts}
    return list(found.items())


def named_on(restriction: Restriction) -> list[tuple[str, str]]:
    """Who may open restricted records now."""
    members = restriction.wall.members.filter(until=None).select_related("staff").order_by("staff__name")
    return [(str(member.staff_id), member.staff.name) for member in members]
