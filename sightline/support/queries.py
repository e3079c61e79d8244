"""Reads of the directory: the last version of each service, which of them a list shows, and the history of one."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from sightline.access.models import Agency
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.deadlines.queries import would_be_due
from sightline.support.models import Service, ServiceVersion
from sightline.support.states import REVIEW_RULE, Act, State

HOLDING = {"for_whom": "for_whom", "level": "levels", "stage": "stages", "mode": "modes", "way_in": "ways_in"}
Versions = QuerySet[ServiceVersion]


def services(viewer: Viewer) -> QuerySet[Service]:
    """Every service, closed ones too."""
    rows: QuerySet[Service] = Service.objects.visible_to(viewer).select_related("controller")
    return rows


def standing(viewer: Viewer) -> Versions:
    """The last version of each service, by name."""
    newest = ServiceVersion.objects.order_by("service_id", "-number").distinct("service_id")
    rows: Versions = ServiceVersion.objects.visible_to(viewer).filter(pk__in=newest.values("pk"))
    return rows.select_related("service__controller", "by").order_by("name", "service_id")


def listed(viewer: Viewer, *, on: date, state: str = State.OPEN, **chosen: Any) -> Versions:
    """The directory as a list; open services unless closed ones are asked for."""
    closed = Q(act=Act.CLOSE)
    rows = standing(viewer).filter(closed if state == State.CLOSED else ~closed)
    for name, column in HOLDING.items():
        if value := chosen.get(name):
            rows = rows.filter(**{f"{column}__contains": [value]})
    if group := chosen.get("group"):
        rows = rows.filter(group=group)
    if words := chosen.get("words"):
        named = Q(name__icontains=words) | Q(what__icontains=words)
        rows = rows.filter(named | Q(controller__name__icontains=words))
    if chosen.get("past_review"):
        rows = rows.filter(review_on__lt=on)
    return rows.filter(controller_id=viewer.employer_id) if chosen.get("ours") else rows


def last_version(service_id: UUID) -> ServiceVersion | None:
    """What stands of a service."""
    rows: Versions = ServiceVersion.objects.filter(service_id=service_id).select_related("by")
    return rows.order_by("-number").first()


def versions_of(viewer: Viewer, service: Service) -> list[ServiceVersion]:
    """Everything that was said of a service, the newest first."""
    rows: Versions = ServiceVersion.objects.visible_to(viewer).filter(service=service).select_related("by")
    return list(rows.order_by("-number"))


def called(agency_id: UUID, name: str) -> Versions:
    """Open services of an organisation that go by a name."""
    newest = ServiceVersion.objects.order_by("service_id", "-number").distinct("service_id")
    rows: Versions = ServiceVersion.objects.filter(pk__in=newest.values("pk"), controller_id=agency_id)
    return rows.exclude(act=Act.CLOSE).filter(name__iexact=name.strip())


def state_of(version: ServiceVersion) -> State:
    """Where a service stands by its last version."""
    return State.CLOSED if version.act == Act.CLOSE else State.OPEN


def review_day(at: datetime) -> date:
    """By when an entry that is right at a moment is checked again."""
    return london(would_be_due(REVIEW_RULE, at)).date()


def providers() -> list[Agency]:
    """Organisations of the partnership that a service can belong to."""
    return list(Agency.objects.filter(left_on=None).order_by("name"))
