"""What lay between a return and its interview: bank holidays, and further episodes of the child."""

from datetime import datetime, timedelta

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.clock import london
from sightline.deadlines.queries import calendar
from sightline.missing.models import Episode
from sightline.missing.queries.lists import seen
from sightline.missing.states import STANDS
from sightline.people.queries import identity_of

FRIDAY = 4


def between(viewer: Viewer, episode: Episode, *, until: datetime) -> list[str]:
    """Sentences that help to say why an interview is late. They decide nothing."""
    if episode.returned_at is None:
        return []
    first, last = london(episode.returned_at).date(), london(until).date()
    days = [first + timedelta(days=n) for n in range(min((last - first).days, 31) + 1)]
    working = calendar()
    holidays = [day for day in days if day.weekday() <= FRIDAY and not working.is_working(day)]
    rows = seen(viewer).filter(child_id__in=identity_of(episode.child_id), state__in=STANDS)
    later = rows.filter(missing_since__gt=episode.returned_at, missing_since__lte=until).count()
    said = [f"Bank holidays in between: {words.listing(map(words.day, holidays))}."] if holidays else []
    return (
        [*said, f"The child was missing again in between: {words.plural(later, 'time')}."] if later else said
    )
