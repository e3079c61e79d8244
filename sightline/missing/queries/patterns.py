"""Places and reasons in totals, episodes and children apart (MS-07, MS-08, MS-15)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sightline.access.viewer import Viewer
from sightline.core.clock import midnight
from sightline.missing.models import Episode, Interview, Located
from sightline.missing.queries.lists import children_by_count, seen
from sightline.missing.states import STANDS
from sightline.people.queries import identities_of

ONE_DAY = 1


@dataclass(frozen=True)
class Patterns:
    """Totals of a period: what the viewer may open, and nothing of anybody by name."""

    episodes: int
    children: int
    in_care: int
    children_in_care: int
    unreported: int
    by_times: Counter[str]
    by_times_in_care: Counter[str]
    found_in: Counter[str]
    push: Counter[str]
    pull: Counter[str]
    interviewed: int


def patterns(viewer: Viewer, *, since: date, until: date) -> Patterns:
    """Four reads, whatever the period holds. `until` is its last day."""
    end = midnight(date.fromordinal(until.toordinal() + ONE_DAY))
    rows = seen(viewer).filter(state__in=STANDS, missing_since__gte=midnight(since), missing_since__lt=end)
    found: list[Episode] = list(rows)
    same = identities_of({each.child_id for each in found})
    care = [each for each in found if each.gone_from == "care"]
    keys = [each.pk for each in found]
    held = _last(Interview.objects.visible_to(viewer).filter(episode__in=keys).order_by("number"))
    located = _last(Located.objects.visible_to(viewer).filter(episode__in=keys).order_by("number"))
    by_times, by_times_in_care = children_by_count(found, same), children_by_count(care, same)
    return Patterns(
        episodes=len(found),
        children=by_times.total(),
        in_care=len(care),
        children_in_care=by_times_in_care.total(),
        unreported=sum(not each.reported for each in found),
        by_times=by_times,
        by_times_in_care=by_times_in_care,
        found_in=Counter(each.place_kind for each in located),
        push=Counter(code for each in held for code in each.push),
        pull=Counter(code for each in held for code in each.pull),
        interviewed=len(held),
    )


def _last(rows: Iterable[Any]) -> list[Any]:
    """The last word of each episode."""
    return list({each.episode_id: each for each in rows}.values())
