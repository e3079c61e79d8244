"""Reads of what is done on a crime for its victim, and of crimes that did not reach court."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from sightline.access.models import Team
from sightline.access.states import TeamKind
from sightline.access.viewer import Viewer
from sightline.deadlines.models import Clock
from sightline.deadlines.queries import clocks_of
from sightline.justice.models import Crime, CrimeOutcome, Kept, Learnt, Seized
from sightline.justice.queries.crimes import seen, with_outcome
from sightline.justice.states import NOT_TO_COURT


@dataclass(frozen=True)
class Cared:
    """Devices with their clocks, standards as they stand, lessons."""

    devices: list[Seized]
    clocks: dict[UUID, Clock]
    kept: dict[str, Kept]
    learnt: list[Learnt]


def cared(viewer: Viewer, crime: Crime) -> Cared:
    """Four reads, however much there is."""
    sent = Seized.objects.visible_to(viewer).filter(crime=crime).select_related("returned")
    devices = list(sent.order_by("submitted_on", "id"))
    clocks = clocks_of([each.pk for each in devices])
    kept = Kept.objects.visible_to(viewer).filter(crime=crime).order_by("number")
    learnt = Learnt.objects.visible_to(viewer).filter(crime=crime).select_related("team", "by")
    return Cared(
        devices,
        {each.subject_id: each for each in clocks},
        {each.standard: each for each in kept},
        list(learnt.order_by("at")),
    )


def not_to_court(viewer: Viewer, since: date, until: date) -> QuerySet[Crime]:
    """Crimes whose outcome that stands says so, decided from a day until before another (JU-09)."""
    last = CrimeOutcome.objects.filter(crime_id=OuterRef("pk")).order_by("-number")
    rows = with_outcome(seen(viewer)).annotate(decided_on=Subquery(last.values("decided_on")[:1]))
    rows = rows.filter(outcome__in=[each.value for each in NOT_TO_COURT])
    return rows.filter(decided_on__gte=since, decided_on__lt=until).order_by("decided_on", "id")


def lessons_of(viewer: Viewer, crimes: Iterable[Crime]) -> dict[UUID, str]:
    """Crime -> the words of what was learnt last."""
    rows = Learnt.objects.visible_to(viewer).filter(crime__in=list(crimes)).order_by("at")
    return dict(rows.values_list("crime_id", "words"))


def teams_to_read() -> list[Team]:
    """Exploitation teams, who are asked to read what was learnt."""
    rows = Team.objects.filter(kind=TeamKind.EXPLOITATION, closed_on=None).select_related("agency")
    return list(rows.order_by("name"))
