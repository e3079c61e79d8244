"""Reads of crimes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from sightline.access.viewer import Viewer
from sightline.deadlines.models import Clock
from sightline.deadlines.queries import clocks_of
from sightline.justice.models import (
    Charge,
    Crime,
    CrimeOutcome,
    Happened,
    Reopened,
    Support,
    Suspected,
    Unmatched,
    Verdict,
)
from sightline.justice.queries.court import Around, around
from sightline.justice.queries.suspects import standing
from sightline.justice.states import State


@dataclass(frozen=True)
class Whole:
    """A crime with what came of it, as far as the viewer sees."""

    crime: Crime
    outcomes: list[CrimeOutcome]
    reopened: list[Reopened]
    happened: list[Happened]
    supports: list[Support]
    suspected: list[Suspected]
    charges: dict[UUID, Charge]
    clocks: dict[UUID, Clock]
    held: int
    convicted: int
    verdicts: dict[UUID, list[Verdict]]


def openable(viewer: Viewer) -> QuerySet[Crime]:
    """Crimes of a page, through the door; those recorded by mistake too."""
    rows: QuerySet[Crime] = Crime.objects.visible_to(viewer)
    return rows.select_related("controller", "officer", "owner_team")


def seen(viewer: Viewer) -> QuerySet[Crime]:
    """Those of a list or a count: without what was recorded by mistake."""
    return openable(viewer).exclude(state=State.WITHDRAWN)


def last_outcome(crime_id: UUID) -> CrimeOutcome | None:
    found: CrimeOutcome | None = CrimeOutcome.objects.filter(crime_id=crime_id).order_by("-number").first()
    return found


def last_unmatched(crime_id: UUID) -> Unmatched | None:
    """The reason that stands why it has no case beside it."""
    found: Unmatched | None = Unmatched.objects.filter(crime_id=crime_id).order_by("-number").first()
    return found


def with_outcome(rows: QuerySet[Crime]) -> QuerySet[Crime]:
    """Each with `outcome`: the type that stands, or none."""
    last = CrimeOutcome.objects.filter(crime_id=OuterRef("pk")).order_by("-number")
    return rows.annotate(outcome=Subquery(last.values("outcome")[:1]))


def listed(viewer: Viewer, *, state: str = "", offence: str = "") -> QuerySet[Crime]:
    """The newest first."""
    rows = with_outcome(openable(viewer) if state == State.WITHDRAWN else seen(viewer))
    if state:
        rows = rows.filter(state=state)
    if offence:
        rows = rows.filter(offence=offence)
    return rows.order_by("-reported_on", "id")


def about_children(viewer: Viewer, people: Iterable[UUID]) -> QuerySet[Crime]:
    """Crimes against some source records, the newest first."""
    return with_outcome(seen(viewer)).filter(child_id__in=list(people)).order_by("-reported_on", "id")


def whole(viewer: Viewer, crime: Crime) -> Whole:
    """A fixed number of reads, however much there is."""
    happened = list(_of(Happened, viewer, crime).select_related("told", "told__by").order_by("happened_at"))
    clocks = clocks_of([each.pk for each in happened])
    named = standing(Suspected.objects.visible_to(viewer).filter(crime=crime)).select_related("suspect")
    charges = Charge.objects.visible_to(viewer).filter(crime=crime)
    numbers = around([crime.pk]).get(crime.pk, Around())
    return Whole(
        crime,
        list(_of(CrimeOutcome, viewer, crime).select_related("by").order_by("-number")),
        list(_of(Reopened, viewer, crime).select_related("by").order_by("-at")),
        happened,
        list(_of(Support, viewer, crime).select_related("agency").order_by("since_on", "id")),
        list(named.order_by("at", "id")),
        {each.suspect_id: each for each in charges},
        {each.subject_id: each for each in clocks},
        numbers.suspects,
        numbers.convicted,
        _verdicts(viewer, crime),
    )


def _verdicts(viewer: Viewer, crime: Crime) -> dict[UUID, list[Verdict]]:
    """Suspect -> what the court found, in order, of those the viewer sees."""
    found: defaultdict[UUID, list[Verdict]] = defaultdict(list)
    for each in _of(Verdict, viewer, crime).order_by("number"):
        found[each.suspect_id].append(each)
    return found


def _of(model: type, viewer: Viewer, crime: Crime) -> QuerySet:  # type: ignore[type-arg]
    rows: QuerySet = model.objects.visible_to(viewer).filter(crime=crime)  # type: ignore[attr-defined, type-arg]
    return rows
