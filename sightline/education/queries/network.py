"""Reads of the list of schools and colleges: who leads there, who is not on it, what it was asked."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from sightline.access.models import Agency, Post
from sightline.access.states import AgencyKind
from sightline.access.viewer import Viewer
from sightline.education.models import LeadSpoken, Setting
from sightline.follow_up.models import FollowUp

LEAD = "school_lead"


def not_listed() -> list[Agency]:
    """Schools and colleges of the partnership that are not on the list."""
    rows = Agency.objects.filter(kind=AgencyKind.SCHOOL, left_on=None)
    return list(rows.filter(~Exists(Setting.objects.filter(agency=OuterRef("pk")))).order_by("name"))


def settings() -> QuerySet[Setting]:
    """Settings of a page, through the door: everybody who keeps the list sees all of it."""
    return Setting.objects.select_related("agency", "changed_by")


def leads_of(agencies: Iterable[UUID], *, on: date) -> dict[UUID, list[str]]:
    """Who holds the post of lead at each, by name (SC-08). There ought to be one."""
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    posts = Post.objects.held_on(on).filter(role=LEAD, employer_id__in=list(agencies)).select_related("staff")
    for post in posts.order_by("staff__name", "id"):
        found[post.employer_id].append(post.staff.name)
    return found


def spoken_with(viewer: Viewer, setting: Setting) -> list[LeadSpoken]:
    """When its lead was spoken with, the newest first."""
    rows = LeadSpoken.objects.visible_to(viewer).filter(setting=setting).select_related("by")
    return list(rows.order_by("-spoken_on", "-at", "id")[:20])


def last_spoken() -> dict[UUID, date]:
    """By agency, the last day its lead was spoken with."""
    rows = LeadSpoken.objects.order_by("spoken_on").values_list("setting__agency_id", "spoken_on")
    return dict(rows)


def asked_of(viewer: Viewer, setting: Setting) -> list[FollowUp]:
    """What a setting was asked about its returns, the newest first."""
    rows = FollowUp.objects.visible_to(viewer).filter(origin_id=setting.pk)
    return list(rows.order_by("-asked_at", "id"))
