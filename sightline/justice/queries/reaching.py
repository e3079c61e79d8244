"""Which children an officer reaches for a crime: the force's own records, and those they work with. No search."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from sightline.access.models import Agency, Post
from sightline.access.viewer import Viewer, roles
from sightline.core import clock
from sightline.people.models import Involvement, SourceRecord
from sightline.people.queries import records


def reached(viewer: Viewer) -> QuerySet[SourceRecord]:
    """Records of the viewer's own organisation, and of children the viewer is named as working with today.

    Those whose post opens people reach those they may open.
    """
    if viewer.may("people.open"):
        return records(viewer)
    with_me = Involvement.objects.filter(record_id=OuterRef("pk"), staff=viewer.staff_id, ended_on=None)
    own = Q(agency=viewer.employer_id)
    return SourceRecord.objects.filter(own | Exists(with_me))


def own_record(viewer: Viewer, reference: str) -> SourceRecord | None:
    """The force's own record under its own number."""
    return SourceRecord.objects.filter(agency=viewer.employer_id, reference=reference.strip()).first()


def advisers() -> list[Agency]:
    """Services whose staff stand by victims, and are no police."""
    held = roles().values()
    keys = [
        each.key
        for each in held
        if "justice.care" in each.capabilities and "justice.record" not in each.capabilities
    ]
    posts = Post.objects.held_on(clock.today()).filter(role__in=keys)
    return list(Agency.objects.filter(pk__in=posts.values("employer_id"), left_on=None).order_by("name"))
