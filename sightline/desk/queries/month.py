"""A month's suspects, reports of intelligence and missing episodes, as numbers for the strategic panel (A.10)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Min

from sightline.access.states import Handling
from sightline.access.viewer import Viewer
from sightline.intelligence.models import Considered
from sightline.intelligence.queries.reports import presented_between
from sightline.intelligence.states import Came
from sightline.justice.models import Suspected
from sightline.justice.queries.suspects import standing
from sightline.missing.models import Interview
from sightline.missing.queries.lists import seen
from sightline.missing.states import STANDS
from sightline.people.queries import identities_of

Counts = list[tuple[str, int]]
CAME = {
    Came.CONTACT: "a contact recorded",
    Came.CASE: "told to a case",
    Came.NOTHING: "nothing to do for a child",
}


@dataclass(frozen=True)
class People:
    """Suspects first named in the month: how many under each handling code, of how many crimes and children."""

    handling: Counts
    crimes: int
    children: int

    @property
    def many(self) -> int:
        return sum(number for _, number in self.handling)


@dataclass(frozen=True)
class Forms:
    """Reports of intelligence that social care considered in the month, what came of them, and those presented."""

    came: Counts
    presented: int

    @property
    def many(self) -> int:
        return sum(number for _, number in self.came)


@dataclass(frozen=True)
class Away:
    """Episodes that began in the month, and interviews held in it."""

    episodes: int
    children: int
    care: int
    interviews: int


def people_of(viewer: Viewer, begins: datetime, ends: datetime) -> People:
    """By the day on which each was first named for any crime. Four reads."""
    rows = Suspected.objects.visible_to(viewer)
    first = rows.values("suspect_id", "suspect__handling").annotate(first=Min("at"))
    new = dict(first.filter(first__gte=begins, first__lt=ends).values_list("suspect_id", "suspect__handling"))
    found = list(standing(rows.filter(suspect_id__in=list(new))).values_list("crime_id", "crime__child_id"))
    by_code = Counter(new.values())
    return People(
        handling=[(str(each.label), by_code[each.value]) for each in Handling if by_code[each.value]],
        crimes=len({crime for crime, _ in found}),
        children=_children(child for _, child in found),
    )


def forms_of(viewer: Viewer, begins: datetime, ends: datetime) -> Forms:
    """A report counts in the month it was first considered in, by what came of it last. Three reads."""
    rows = Considered.objects.visible_to(viewer)
    first = rows.filter(number=1, at__gte=begins, at__lt=ends).values_list("report_id", flat=True)
    last = dict(rows.filter(report_id__in=list(first)).order_by("number").values_list("report_id", "came"))
    by_came = Counter(last.values())
    return Forms(
        came=[(text, by_came[each.value]) for each, text in CAME.items() if by_came[each.value]],
        presented=presented_between(viewer, begins, ends),
    )


def away_of(viewer: Viewer, begins: datetime, ends: datetime) -> Away:
    """Episodes by their beginning, interviews by the day they were held. Three reads."""
    rows = seen(viewer).filter(state__in=STANDS, missing_since__gte=begins, missing_since__lt=ends)
    found = list(rows.values_list("child_id", "gone_from"))
    held = Interview.objects.visible_to(viewer).filter(held_at__gte=begins, held_at__lt=ends)
    return Away(
        episodes=len(found),
        children=_children(child for child, _ in found),
        care=sum(gone_from == "care" for _, gone_from in found),
        interviews=held.values("episode_id").distinct().count(),
    )


def _children(records: Iterable[UUID]) -> int:
    """How many children these records are, as far as people confirmed it."""
    same = identities_of(set(records))
    return len(set(same.values()))
