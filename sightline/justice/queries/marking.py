"""Reads of markers, audits of their use, published rates, and numbers of referrals by quarter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.justice.marked import Whose
from sightline.justice.models import (
    ConvictionRate,
    Crime,
    Marker,
    MarkersAudited,
    Practice,
    Referral,
    ReferralDecision,
)
from sightline.justice.notice_states import Stage
from sightline.justice.queries.crimes import seen


@dataclass(frozen=True)
class Markers:
    """A crime with the last word of each of the three."""

    crime: Crime
    last: dict[str, Marker]

    @property
    def judged(self) -> bool:
        return Whose.REVIEWED in self.last

    @property
    def differs(self) -> bool:
        """Whether the judgement is not what the system says; nothing in the system is no marker."""
        supplied = self.last.get(Whose.SUPPLIED)
        return self.judged and self.last[Whose.REVIEWED].marked != (supplied is not None and supplied.marked)


@dataclass(frozen=True)
class Tally:
    """Numbers of a period, each of crimes."""

    crimes: int
    supplied: int
    judged: int
    marked: int
    differing: int
    prosecutors: int


@dataclass(frozen=True)
class Quarter:
    """Referrals made, and decisions made, in one quarter; each fact by its own day."""

    first: date
    children: int
    adults: int
    reasonable: int
    conclusive: int
    changes: tuple[str, ...]


def with_markers(viewer: Viewer, since: date, until: date) -> list[Markers]:
    """Crimes reported in a period that the viewer sees, the newest first. Two reads."""
    crimes = list(seen(viewer).filter(reported_on__range=(since, until)).order_by("-reported_on", "id"))
    last = markers_of(viewer, [each.pk for each in crimes])
    return [Markers(each, last.get(each.pk, {})) for each in crimes]


def markers_of(viewer: Viewer, crimes: Iterable[UUID]) -> dict[UUID, dict[str, Marker]]:
    """Crime -> the last word of each."""
    found: dict[UUID, dict[str, Marker]] = {}
    rows = Marker.objects.visible_to(viewer).filter(crime__in=list(crimes)).order_by("number")
    for each in rows.select_related("by"):
        found.setdefault(each.crime_id, {})[each.whose] = each
    return found


def tally(found: Sequence[Markers]) -> Tally:
    def marked(whose: Whose) -> int:
        return sum(each.last[whose].marked for each in found if whose in each.last)

    return Tally(
        len(found),
        marked(Whose.SUPPLIED),
        sum(each.judged for each in found),
        marked(Whose.REVIEWED),
        sum(each.differs for each in found),
        marked(Whose.PROSECUTORS),
    )


def marker_audits(viewer: Viewer) -> list[MarkersAudited]:
    """The newest first."""
    rows = MarkersAudited.objects.visible_to(viewer).select_related("controller", "by")
    return list(rows.order_by("-last_day", "-at")[:20])


def rates(viewer: Viewer) -> dict[tuple[date, str, str], ConvictionRate]:
    """Quarter, offences and area -> the rate that stands."""
    rows = ConvictionRate.objects.visible_to(viewer).order_by("number")
    return {(each.quarter, each.offences, each.where): each for each in rows}


def referral_numbers(viewer: Viewer, quarters: Sequence[tuple[date, date]]) -> list[Quarter]:
    """One line a quarter, given as its first day and the day after its last. Three reads."""
    since = min(first for first, _ in quarters)
    rows = Referral.objects.visible_to(viewer).filter(referred_on__gte=since)
    made = list(rows.values_list("referred_on", "is_child"))
    yes = ReferralDecision.objects.visible_to(viewer).filter(positive=True, decided_on__gte=since)
    decided = list(yes.values_list("decided_on", "stage"))
    changes = list(
        Practice.objects.visible_to(viewer).filter(on_day__gte=since).values_list("on_day", "words")
    )

    def line(first: date, after: date) -> Quarter:
        referred = [is_child for day, is_child in made if first <= day < after]
        stages = [stage for day, stage in decided if first <= day < after]
        return Quarter(
            first,
            sum(referred),
            len(referred) - sum(referred),
            stages.count(Stage.REASONABLE),
            stages.count(Stage.CONCLUSIVE),
            tuple(words for day, words in sorted(changes) if first <= day < after),
        )

    return [line(first, after) for first, after in quarters]
