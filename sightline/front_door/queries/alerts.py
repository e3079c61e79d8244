"""Alerts that a child came to several contacts, and what was found behind them (FD-10, FD-10a)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast

from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.deadlines.counting import add_months
from sightline.front_door.models import Contact, ContactSubject, Decision, RepeatAlert, RepeatFinding
from sightline.front_door.queries.lists import levels_of
from sightline.front_door.states import SubjectRole
from sightline.people.queries import identity_of


@dataclass(frozen=True)
class Behind:
    """One alert with the contacts it counted, what was decided on each, and what was found."""

    alert: RepeatAlert
    contacts: list[Contact]
    decisions: dict[UUID, Decision]
    findings: list[RepeatFinding]


def alerts(viewer: Viewer) -> QuerySet[Any]:
    """Alerts the viewer may read: those without a finding first, then the newest."""
    found = Exists(RepeatFinding.objects.filter(alert_id=OuterRef("pk")))
    rows = RepeatAlert.objects.visible_to(viewer).annotate(looked=Cast(found, BooleanField()))
    return rows.select_related("contact").order_by("looked", "-at", "id")  # type: ignore[no-any-return]


def behind(viewer: Viewer, alert: RepeatAlert) -> Behind:
    """The contacts in the span of an alert that the viewer may read, newest first."""
    records = identity_of(alert.source_record_id)
    about = ContactSubject.objects.filter(source_record_id__in=records, role=SubjectRole.CHILD)
    earliest = add_months(london(alert.crossed_at).date(), -alert.months)
    rows = Contact.objects.visible_to(viewer).filter(
        pk__in=about.values("contact_id"), received_at__lte=alert.crossed_at, received_at__date__gt=earliest
    )
    contacts = list(rows.order_by("-received_at", "id"))
    findings = RepeatFinding.objects.filter(alert=alert).select_related("by").order_by("number")
    return Behind(alert, contacts, levels_of(contacts), list(findings))
