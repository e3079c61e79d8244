"""The hub board: what is open, list by list, in a fixed number of reads. Order is by time alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import RowNumber

from sightline.access.models import Area, Team
from sightline.access.states import TeamKind
from sightline.access.viewer import Viewer
from sightline.deadlines.models import Clock
from sightline.front_door.models import Absence, Contact, Move
from sightline.front_door.queries.absences import covered_by, without_cover
from sightline.front_door.states import ContactState

LISTS = (
    ContactState.NEW,
    ContactState.CHECKING,
    ContactState.SCREENING,
    ContactState.TO_DECIDE,
    ContactState.DECIDED,
    ContactState.PASSED_ON,
)
HELD_BY_OTHERS = (ContactState.PASSED_ON,)
"""Lists in which nobody here need hold the work: whoever was asked does."""


@dataclass(frozen=True, kw_only=True)
class Picked:
    """What somebody chose to see on the board. Empty: everything."""

    urgency: str = ""
    team: str = ""
    area: str = ""
    exploitation: str = ""
    open_case: str = ""
    whose: str = ""
    order: str = ""


def open_work(viewer: Viewer, picked: Picked, absences: dict[UUID, Absence]) -> QuerySet[Contact]:
    """Open contacts the viewer may read and chose to see."""
    rows: QuerySet[Contact] = Contact.objects.visible_to(viewer).filter(state__in=LISTS)
    same = {
        "urgency": picked.urgency,
        "team_id": picked.team,
        "area_id": picked.area,
        "exploitation": picked.exploitation,
    }
    rows = rows.filter(**{name: value for name, value in same.items() if value})
    if picked.open_case:
        rows = rows.filter(about_open_case=picked.open_case == "yes")
    if picked.whose:
        rows = rows.filter(_whose(viewer, picked.whose, absences))
    return rows


def _whose(viewer: Viewer, whose: str, absences: dict[UUID, Absence]) -> Q:
    if whose == "mine":
        return Q(owner_id=viewer.staff_id)
    if whose == "cover":
        return Q(owner_id__in=covered_by(viewer, absences))
    return unheld(absences)


def unheld(absences: dict[UUID, Absence]) -> Q:
    """Nobody has it, or whoever has it is away and nobody covers."""
    return Q(owner=None) | Q(owner_id__in=without_cover(absences))


def one_list(
    rows: QuerySet[Contact], state: ContactState, order: str, absences: dict[UUID, Absence]
) -> QuerySet[Contact]:
    """One list of the board: what nobody holds first, then by time received, or by the clock that is next."""
    rows, by = _in_order(rows.filter(state=state).select_related("owner", "team"), order, absences)
    return rows.order_by(*by)


def first_of_each(
    rows: QuerySet[Contact], most: int, order: str, absences: dict[UUID, Absence]
) -> dict[ContactState, list[Contact]]:
    """The first few of every list, each in its order. Two reads: their keys, then the rows in full."""
    ordered, by = _in_order(rows, order, absences)
    place = Window(RowNumber(), partition_by=[F("state")], order_by=by)
    found = ordered.annotate(nth=place).filter(nth__lte=most).order_by("nth")
    keys = list(found.values_list("pk", flat=True))
    whole = {row.pk: row for row in Contact.objects.filter(pk__in=keys).select_related("owner", "team")}
    in_order = [whole[key] for key in keys if key in whole]
    return {state: [row for row in in_order if row.state == state] for state in LISTS}


def _in_order(
    rows: QuerySet[Contact], order: str, absences: dict[UUID, Absence]
) -> tuple[QuerySet[Contact], list[Any]]:
    by: list[Any] = [F("received_at").desc() if order == "newest" else F("received_at").asc(), F("id").asc()]
    if order == "due":
        running = Clock.objects.filter(subject_id=OuterRef("pk"), stopped_at=None).order_by()
        soonest = running.values("subject_id").annotate(first=Min("due_at")).values("first")
        rows = rows.annotate(next_due=Subquery(soonest))
        by = [F("next_due").asc(nulls_last=True), *by]
    elsewhere = When(state__in=HELD_BY_OTHERS, then=Value(1))
    alone = When(unheld(absences), then=Value(0))
    return rows, [Case(elsewhere, alone, default=Value(1), output_field=IntegerField()), *by]


def counts(rows: QuerySet[Contact]) -> dict[str, int]:
    """How many stand in each list. One read."""
    counted = rows.order_by().values("state").annotate(how_many=Count("id"))
    return {row["state"]: row["how_many"] for row in counted}


def alone(rows: QuerySet[Contact], absences: dict[UUID, Absence]) -> int:
    """How many nobody holds, of those that somebody here should."""
    return rows.exclude(state__in=HELD_BY_OTHERS).filter(unheld(absences)).count()


def in_list_since(contacts: Iterable[Contact]) -> dict[UUID, datetime]:
    """When each contact of a page came into the list it is in. One read."""
    keys = [contact.pk for contact in contacts]
    moved = Move.objects.filter(contact_id__in=keys).exclude(was=F("now")).order_by()
    return dict(moved.values_list("contact_id").annotate(last=Max("at")))


def next_clocks(contacts: Iterable[Contact]) -> dict[UUID, list[Clock]]:
    """The clocks that run for each contact of a page, soonest first. One read."""
    found: dict[UUID, list[Clock]] = {contact.pk: [] for contact in contacts}
    running = Clock.objects.filter(subject_id__in=list(found), stopped_at=None).select_related("rule")
    for clock in running.order_by("due_at", "id"):
        found[clock.subject_id].append(clock)
    return found


def teams_of_the_hub() -> list[tuple[str, str]]:
    """Teams that hold contacts, for choosing one."""
    held = Team.objects.filter(closed_on=None, kind__in=[TeamKind.FRONT_DOOR, TeamKind.EMERGENCY_DUTY])
    return [(str(team.pk), team.name) for team in held.order_by("name")]


def areas() -> list[tuple[str, str]]:
    """Parts of the borough, for choosing one."""
    return [(str(area.pk), area.name) for area in Area.objects.filter(closed_on=None).order_by("name")]
