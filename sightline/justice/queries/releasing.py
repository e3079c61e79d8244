"""Reads of how somebody convicted is managed on release."""

from dataclasses import dataclass

from sightline.access.models import Agency
from sightline.access.viewer import Viewer
from sightline.justice.models import Condition, Housing, Managed, Notification, Suspect


@dataclass(frozen=True)
class Release:
    """Everything on record of it, and the names of organisations."""

    meetings: list[Managed]
    conditions: list[Condition]
    addresses: list[Housing]
    notifications: list[Notification]
    names: dict[str, str]


def release_of(viewer: Viewer, suspect: Suspect) -> Release:
    """Five reads, however much there is."""
    meetings = list(Managed.objects.visible_to(viewer).filter(suspect=suspect).order_by("-met_on", "id"))
    there = {key for each in meetings for key in each.present}
    names = Agency.objects.filter(pk__in=there).values_list("pk", "name")
    return Release(
        meetings,
        list(Condition.objects.visible_to(viewer).filter(suspect=suspect).order_by("-from_on", "id")),
        list(Housing.objects.visible_to(viewer).filter(suspect=suspect).order_by("-checked_on", "id")),
        list(Notification.objects.visible_to(viewer).filter(suspect=suspect).order_by("-from_on", "id")),
        {str(key): name for key, name in names},
    )
