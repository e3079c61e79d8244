"""From a number to the records it was counted from, for those who may read them."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.figures.definitions.periods import Period
from sightline.figures.models import Count

# What the list of contacts calls that by which the figures narrow.
FILTERS = {"source": "source", "threshold": "level", "outcome": "outcome", "found": "found"}


def records(viewer: Viewer, count: Count, period: Period, narrowed: Mapping[str, str]) -> str:
    """Where the contacts with indicators of some days are, narrowed as the number is; nothing for those who may not.

    The list shows what stands now and what its reader may see: the number is of the day it was counted on.
    """
    if not viewer.may("front_door.read"):
        return ""
    query = {"exploitation": "ticked", **{FILTERS[name]: value for name, value in narrowed.items()}}
    if "found" in narrowed:
        query["outcome"] = "pathway"
    days = {"since": period.first_day, "until": min(period.last_day, count.until)}
    return f"{reverse('front_door:contacts')}?{urlencode({**query, **_days(days)})}"


def _days(days: Mapping[str, date]) -> dict[str, int]:
    """Days as the form of the list reads them."""
    return {
        f"{name}-{part}": getattr(day, part)
        for name, day in days.items()
        for part in ("day", "month", "year")
    }
