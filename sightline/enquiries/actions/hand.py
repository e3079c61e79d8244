"""What every write on an enquiry has in common: find it through the viewer, ask leave, keep the fact."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.queries import self_of
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.core.turns import wait_turn
from sightline.enquiries.models import Asked, Enquiry, Entry
from sightline.enquiries.permissions import may_work_on
from sightline.enquiries.rows import of_enquiry

NOT_FOUND = "There is no such enquiry, or it is not yours to open."


def _page_of(enquiry: Enquiry) -> str:
    return reverse("enquiries:one", args=[enquiry.pk])


def _fork_of(asked_id: UUID) -> str:
    """The one address that leads the agency to its answer and the front door to the enquiry."""
    return reverse("enquiries:lead", args=[asked_id])


def _worked_on(enquiry_id: UUID, by: Viewer) -> Enquiry:
    """An enquiry of which the viewer is a named social worker, held by an advisory lock for this transaction."""
    found: Enquiry | None = Enquiry.objects.visible_to(by).filter(pk=enquiry_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    may_work_on(by, found).demand()
    wait_turn(found.pk)
    return found


def _entry_to_read(entry_id: UUID, by: Viewer) -> Entry:
    found: Entry | None = (
        Entry.objects.visible_to(by).select_related("enquiry", "agency", "team").filter(pk=entry_id).first()
    )
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found


def _asked_to_answer(asked_id: UUID, by: Viewer) -> Asked:
    rows = Asked.objects.visible_to(by).select_related("enquiry", "agency", "team")
    found: Asked | None = rows.filter(pk=asked_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found


def _keep(model: Any, enquiry: Enquiry, *, by: Viewer, at: datetime, **columns: Any) -> Any:
    made = of_enquiry(model, enquiry, by=by, at=at, **columns)
    made.save(force_insert=True)
    return made


def _staff_of(by: Viewer) -> Staff:
    return self_of(by)[0]
