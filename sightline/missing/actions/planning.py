"""Trigger plans: a further version, shared with a home or a service, and no longer (MS-10, MS-16, MS-20)."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.models import Agency
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn
from sightline.core.versions import next_number, shown_of
from sightline.missing.given import NO_SERVICES, NO_WHY_ENDED, Planning
from sightline.missing.models import Plan, PlanShared
from sightline.missing.permissions import may_coordinate
from sightline.people.actions import write_chronology
from sightline.people.models import SourceRecord
from sightline.people.queries import records

NOT_FOUND = "There is no such child, or they are not yours to open."
NO_PLAN = "Write the plan before it is shared."
SHARED = "It is shared with this organisation already."
NOT_SHARED = "It is not shared with this organisation."
SHOWN = ("background", "steps", "draws", "intelligence", "marker_words", "description", "phones", "contacts")


@action("missing.planned")
def write_plan(*, child_id: UUID, planning: Planning, seen: int, by: Viewer, at: datetime) -> Plan:
    """A further version; whoever had not seen the last one is shown both texts."""
    child = _child(child_id, by)
    planning.stands(on=london(at).date()).demand()
    last = Plan.objects.filter(child=child).select_related("by").order_by("-number").first()
    number = next_number(last, seen=seen, saved=shown_of(last, SHOWN))
    made = Plan(number=number, **_law(Plan, child, by, at), **planning.columns())
    made.save(force_insert=True)
    _chronicle(child, f"Trigger plan, version {made.number}", made.pk, by, at)
    return made


@action("missing.plan_shared")
def share_plan(*, child_id: UUID, agency: Agency, services: str, by: Viewer, at: datetime) -> PlanShared:
    """The home or service reads the newest version from now on, and is told what support the child can have."""
    child = _child(child_id, by)
    unless(not Plan.objects.filter(child=child).exists(), NO_PLAN).demand()
    unless(not services.strip(), NO_SERVICES).demand()
    last = _last(child, agency)
    unless(last is not None and last.shared, SHARED).demand()
    made = _said(child, agency, last, by, at, shared=True, services=services.strip())
    _chronicle(child, f"Trigger plan shared with {agency.name}", made.pk, by, at)
    return made


@action("missing.plan_unshared")
def unshare_plan(*, child_id: UUID, agency: Agency, why: str, by: Viewer, at: datetime) -> PlanShared:
    """It no longer reads the plan: the child has moved, or it was shared by mistake."""
    child = _child(child_id, by)
    last = _last(child, agency)
    unless(last is None or not last.shared, NOT_SHARED).demand()
    unless(not why.strip(), NO_WHY_ENDED).demand()
    return _said(child, agency, last, by, at, shared=False, why=why.strip())


def _child(child_id: UUID, by: Viewer) -> SourceRecord:
    may_coordinate(by).demand()
    wait_turn(child_id)
    found: SourceRecord | None = records(by).filter(pk=child_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found


def _last(child: SourceRecord, agency: Agency) -> PlanShared | None:
    found: PlanShared | None = (
        PlanShared.objects.filter(child=child, agency=agency).order_by("-number").first()
    )
    return found


def _said(
    child: SourceRecord, agency: Agency, last: PlanShared | None, by: Viewer, at: datetime, **columns: Any
) -> PlanShared:
    number = last.number + 1 if last else 1
    made = PlanShared(agency=agency, number=number, **_law(PlanShared, child, by, at), **columns)
    made.save(force_insert=True)
    return made


def _law(model: Any, child: SourceRecord, by: Viewer, at: datetime) -> dict[str, Any]:
    return {
        "id": uuid4(),
        "child": child,
        "about": [child.pk],
        "by_id": by.staff_id,
        "at": at,
        "controller_id": by.employer_id or child.agency_id,
        "retention_class": model.RETENTION,
    }


def _chronicle(child: SourceRecord, title: str, key: UUID, by: Viewer, at: datetime) -> None:
    write_chronology(
        about=[child.pk],
        happened_at=at,
        kind="missing.planned",
        title=title,
        reference_id=key,
        controller_id=by.employer_id or child.agency_id,
        by=by,
        at=at,
    )
