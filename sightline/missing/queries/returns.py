"""What returns say beside what is recorded here: which times away have an episode, and which have none."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.missing.models import Episode, ReturnedCare, ReturnedEpisode
from sightline.missing.states import STANDS
from sightline.people.queries.identities import identities_of

APART = timedelta(days=1)
"""A return counts whole days, and a child who went at night is given the day before or after."""


def recorded_here(rows: Collection[ReturnedEpisode]) -> dict[UUID, Episode]:
    """The episode of the same child that began on the day of each, where there is one. Two reads."""
    same = identities_of({row.child_id for row in rows})
    everybody = {pk for each in same.values() for pk in each}
    days: defaultdict[UUID, list[tuple[date, Episode]]] = defaultdict(list)
    for episode in Episode.objects.filter(child_id__in=everybody, state__in=STANDS).order_by("missing_since"):
        days[episode.child_id].append((london(episode.missing_since).date(), episode))
    found: dict[UUID, Episode] = {}
    for row in rows:
        near = [
            (abs(day - row.began_on), episode)
            for pk in same[row.child_id]
            for day, episode in days[pk]
            if abs(day - row.began_on) <= APART
        ]
        if near:
            found[row.pk] = min(near, key=lambda each: each[0])[1]
    return found


def newest(rows: Iterable[ReturnedEpisode]) -> list[ReturnedEpisode]:
    """Of one time away that several returns give, the last that was said."""
    last: dict[tuple[UUID, str, date], ReturnedEpisode] = {}
    for row in sorted(rows, key=lambda each: (each.at, each.ended_on is not None)):
        last[row.child_id, row.kind, row.began_on] = row
    return sorted(last.values(), key=lambda each: (each.began_on, str(each.pk)), reverse=True)


def gaps(viewer: Viewer) -> list[ReturnedEpisode]:
    """Times away that a return gives and nobody recorded here, the newest first."""
    rows = newest(ReturnedEpisode.objects.visible_to(viewer).select_related("child"))
    here = recorded_here(rows)
    return [row for row in rows if row.pk not in here]


def said_of_care(viewer: Viewer) -> list[ReturnedCare]:
    """Children of whom the last list says a missing episode, without the interview's offer having been said yes to."""
    last: dict[UUID, ReturnedCare] = {}
    for row in ReturnedCare.objects.visible_to(viewer).order_by("at", "id"):
        last[row.child_id] = row
    return [row for row in last.values() if row.missing_times and not row.offered]
