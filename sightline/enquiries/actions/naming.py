"""Who reads the whole of an enquiry: named one by one, by one of them or by whoever oversees, never by oneself."""

from datetime import datetime
from uuid import UUID

from django.db.models import Max

from sightline.access.acts import action
from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.core.turns import wait_turn
from sightline.enquiries.actions.hand import NOT_FOUND, _keep, _page_of, _worked_on
from sightline.enquiries.actions.telling import _tell_people, _tell_workers
from sightline.enquiries.models import Enquiry, Naming, standing
from sightline.enquiries.models.parts import READ_ALL
from sightline.enquiries.permissions import may_name

NOT_THEM = "Only a registered social worker of the front door can be named."
NAMED_ALREADY = "They are named on it already."
NO_WHY = "Say why."
THE_LAST = "Name somebody else first: an enquiry always has a social worker."


@action("enquiries.worker_named")
def name_worker(*, enquiry_id: UUID, staff_id: UUID, why: str, by: Viewer, at: datetime) -> Naming:
    """From now on they read every entry. They and those named before are told."""
    enquiry: Enquiry | None = Enquiry.objects.visible_to(by).filter(pk=enquiry_id).first()
    staff = Staff.objects.filter(pk=staff_id).first()
    if enquiry is None or staff is None:
        raise Refused(NOT_FOUND, hidden=True)
    may_name(by, enquiry, staff).demand()
    wait_turn(enquiry.pk)
    if not why.strip():
        raise Refused(NO_WHY)
    if not viewer_of(staff, on=london(at).date()).may(READ_ALL):
        raise Refused(NOT_THEM)
    if standing(Naming.objects.filter(enquiry=enquiry, staff=staff)).exists():
        raise Refused(NAMED_ALREADY)
    made = _next(enquiry, staff, named=True, why=why, by=by, at=at)
    _tell_workers("enquiries.named", enquiry, path=_page_of(enquiry), by=by, at=at)
    return made


@action("enquiries.worker_left")
def end_naming(*, enquiry_id: UUID, staff_id: UUID, why: str, by: Viewer, at: datetime) -> Naming:
    """From now on they do not. Somebody always stays."""
    enquiry = _worked_on(enquiry_id, by)
    if not why.strip():
        raise Refused(NO_WHY)
    named = list(standing(Naming.objects.filter(enquiry=enquiry)).select_related("staff"))
    found = next((each for each in named if each.staff_id == staff_id), None)
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    if len(named) == 1:
        raise Refused(THE_LAST)
    _tell_people("enquiries.named", enquiry, [found.staff], path=_page_of(enquiry), by=by, at=at)
    return _next(enquiry, found.staff, named=False, why=why, by=by, at=at)


def _next(enquiry: Enquiry, staff: Staff, *, named: bool, why: str, by: Viewer, at: datetime) -> Naming:
    before = Naming.objects.filter(enquiry=enquiry, staff=staff).aggregate(last=Max("number"))["last"] or 0
    made: Naming = _keep(Naming, enquiry, by=by, at=at, staff=staff, number=before + 1, named=named, why=why)
    return made
