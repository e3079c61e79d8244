"""The numbers of a month for the strategic panel (A.10, PW-18a): counted from records, and naming no child.

What stands behind a wall is counted only for those inside it; what is judged, only for those on the case.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import TextChoices

from sightline.access.viewer import Viewer
from sightline.cases.models import Assessment, Judgement, placements_standing
from sightline.cases.queries.work import STANDS
from sightline.cases.states import Alone, Judged, Level, Model, Online, Placing
from sightline.core.clock import midnight
from sightline.deadlines.counting import add_months
from sightline.desk.queries.month import Away, Counts, Forms, People, away_of, forms_of, people_of
from sightline.front_door.models import Contact, Decision, MissingReport
from sightline.front_door.states import Exploitation, ExploitationType, Source
from sightline.front_door.states import Level as Need
from sightline.intelligence.queries.hotspots import Month, of_month
from sightline.meetings.models import Meeting
from sightline.meetings.queries.lists import seen
from sightline.meetings.states import AFTER, Kind

HIGH = (Level.HIGH, Level.EXPLOITED)


@dataclass(frozen=True)
class Pack:
    """One month."""

    month: date
    referrals: int
    sources: Counts
    needs: Counts
    kinds: Counts
    models: Counts
    ways: Counts
    high: int
    placed_here: int
    people: People
    places: int
    hotspots: Month
    forms: Forms
    missing: int
    away: Away
    locality: list[Meeting]


def pack(viewer: Viewer, month: date) -> Pack:
    """Counted in a fixed number of reads, whatever the month."""
    after = add_months(month, 1)
    begins, ends = midnight(month), midnight(after)
    reports = MissingReport.objects.visible_to(viewer).filter(
        contact__received_at__gte=begins, contact__received_at__lt=ends
    )
    return Pack(
        month=month,
        **_told(viewer, begins, ends),
        **_judged(viewer, begins, ends),
        placed_here=placements_standing().filter(placing=Placing.HERE, at__gte=begins, at__lt=ends).count(),
        people=people_of(viewer, begins, ends),
        hotspots=of_month(viewer, month, after),
        forms=forms_of(viewer, begins, ends),
        missing=reports.count(),
        away=away_of(viewer, begins, ends),
        locality=_locality(viewer, begins, ends),
    )


def _told(viewer: Viewer, begins: datetime, ends: datetime) -> dict[str, Any]:
    """Referrals of the month, and what was decided of each."""
    told = Contact.objects.visible_to(viewer).filter(
        exploitation=Exploitation.TICKED, received_at__gte=begins, received_at__lt=ends
    )
    rows = list(told.values_list("pk", "source", "exploitation_type", "place"))
    made = Decision.objects.visible_to(viewer).filter(contact_id__in=told.values("pk")).order_by("number")
    last = dict(made.values_list("contact_id", "level"))
    return {
        "referrals": len(rows),
        "sources": _counted((row[1] for row in rows), Source),
        "needs": _counted(last.values(), Need),
        "kinds": _counted((row[2] for row in rows), ExploitationType),
        "places": sum(bool(row[3]) for row in rows),
    }


def _judged(viewer: Viewer, begins: datetime, ends: datetime) -> dict[str, Any]:
    """What assessments of the month saw, and who was newly judged at high risk or being exploited."""
    seen_in = Assessment.objects.visible_to(viewer).filter(at__gte=begins, at__lt=ends)
    parts = list(seen_in.values_list("models_seen", "online", "alone_or_group"))
    judged = Judgement.objects.visible_to(viewer).filter(
        STANDS, what=Judged.LEVEL, level__in=HIGH, at__gte=begins, at__lt=ends
    )
    return {
        "models": _counted((each for row in parts for each in row[0]), Model),
        "ways": _counted((row[1] for row in parts), Online) + _counted((row[2] for row in parts), Alone),
        "high": judged.values("case_id").distinct().count(),
    }


def _locality(viewer: Viewer, begins: datetime, ends: datetime) -> list[Meeting]:
    """Those of a group that were held, by day; one about a child is not named here."""
    rows = seen(viewer).filter(kind=Kind.LOCALITY, about=[], state__in=AFTER)
    return list(rows.filter(starts_at__gte=begins, starts_at__lt=ends).order_by("starts_at"))


def _counted(values: Iterable[str], of: type[TextChoices]) -> Counts:
    """How often each word of a list stands, in the order of the list; those not said last."""
    found = Counter(values)
    said = [(str(each.label), found[each.value]) for each in of if found[each.value]]
    return said + ([("Not said", found[""])] if found[""] else [])


def panels_to_come(viewer: Viewer) -> list[Meeting]:
    """Strategic panels that are called, the next first."""
    rows = seen(viewer).filter(kind=Kind.STRATEGIC_PANEL, state="called", about=[])
    return list(rows.order_by("starts_at", "id")[:10])
