"""What many folders hold about one child, each in a fixed number of reads.

Asked by source record, contact and follow-up and not by `about`: row security keeps the server from using an
index on an array, and a child's page must not read a whole table.
"""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from sightline.access.viewer import Viewer
from sightline.deadlines.models import Clock
from sightline.deadlines.queries import clocks_of
from sightline.follow_up.models import FollowUp
from sightline.follow_up.queries import from_origin
from sightline.front_door.models import Contact, ContactSubject


def contacts_about(viewer: Viewer, record_ids: Collection[UUID]) -> QuerySet[Contact]:
    """Contacts about any of these source records, newest first."""
    named = ContactSubject.objects.filter(source_record_id__in=list(record_ids))
    seen = Contact.objects.visible_to(viewer).filter(pk__in=named.values("contact_id"))
    return seen.select_related("team").order_by("-received_at", "id")


def asked_about(viewer: Viewer, contact_ids: list[UUID]) -> list[FollowUp]:
    """What was asked of anybody because of these contacts, newest first."""
    return list(from_origin(viewer, contact_ids))


def running_for(viewer: Viewer, subject_ids: Collection[UUID]) -> list[Clock]:
    """Clocks that run for these contacts and follow-ups, soonest first."""
    running = clocks_of(subject_ids).filter(stopped_at=None).order_by("due_at")
    return list(running.select_related("rule", "owner_team", "owner_staff", "owner_agency"))
