"""Writes about agencies and areas (FD-25, FD-25b)."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.models import Agency, Area
from sightline.access.permissions import may_administer
from sightline.access.viewer import Viewer, because
from sightline.core import clock
from sightline.core.fingerprint import must_be_as_shown

AGENCY_FIELDS = ("name", "kind", "email", "phone", "named_manager_id")


@action("access.agency_added")
def add_agency(
    *, name: str, kind: str, email: str, phone: str, named_manager_id: UUID | None, by: Viewer, at: datetime
) -> Agency:
    """A new member of the partnership, or one that can be asked for things."""
    may_administer(by).demand()
    return Agency.objects.create(
        name=name, kind=kind, email=email, phone=phone, named_manager_id=named_manager_id
    )


@action("access.agency_changed")
def change_agency(
    *,
    agency: Agency,
    shown: str,
    name: str,
    kind: str,
    email: str,
    phone: str,
    named_manager_id: UUID | None,
    by: Viewer,
    at: datetime,
    why: str = "",
) -> Agency:
    """Put an agency's details right. `shown` is the fingerprint of what the person was looking at."""
    may_administer(by).demand()
    because(by, why)
    row = Agency.objects.select_for_update().get(pk=agency.pk)
    typed: dict[str, object] = {
        "name": name,
        "kind": kind,
        "email": email,
        "phone": phone,
        "named_manager_id": named_manager_id,
    }
    must_be_as_shown(row, AGENCY_FIELDS, shown, typed)
    row.name, row.kind, row.email, row.phone = name, kind, email, phone
    row.named_manager_id = named_manager_id
    row.save()
    return row


@action("access.agency_left")
def agency_leaves(*, agency: Agency, by: Viewer, at: datetime, why: str = "") -> Agency:
    """From today nothing new is asked of it; what stands stays."""
    may_administer(by).demand()
    because(by, why)
    agency.left_on = clock.london(at).date()
    agency.save(update_fields=["left_on"])
    return agency


@action("access.agency_returned")
def agency_returns(*, agency: Agency, by: Viewer, at: datetime, why: str = "") -> Agency:
    """It takes part again."""
    may_administer(by).demand()
    because(by, why)
    agency.left_on = None
    agency.save(update_fields=["left_on"])
    return agency


@action("access.area_added")
def add_area(*, name: str, by: Viewer, at: datetime) -> Area:
    """A part of the borough, or the whole of it."""
    may_administer(by).demand()
    return Area.objects.create(name=name)


@action("access.area_changed")
def change_area(*, area: Area, name: str, closed: bool, by: Viewer, at: datetime, why: str = "") -> Area:
    """Rename an area, close it to new posts from today, or open it again."""
    may_administer(by).demand()
    because(by, why)
    today = clock.london(at).date()
    area.name = name
    area.closed_on = (area.closed_on or today) if closed else None
    area.save(update_fields=["name", "closed_on"])
    return area
