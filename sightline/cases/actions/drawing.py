"""A social worker of an enquiry draws entries of it into a case of a child it is about (PW-09, IS-01, IS-02)."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import NOT_FOUND, _keep
from sightline.cases.models import Case, DrawnInto
from sightline.cases.queries.drawn import drawn_already, open_cases_of
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn
from sightline.enquiries.models import Enquiry, Entry
from sightline.enquiries.permissions import may_work_on

NOTHING = "Choose at least one entry."
NO_WHY = "Say why those who work on the case need to know that it is held."
CORRECTED = "An organisation has corrected one of those entries. Read the newest, then draw it."
ALREADY = "Those entries are drawn into the case already."


@action("cases.entries_drawn")
def draw_entries(
    *, case_id: UUID, enquiry_id: UUID, chosen: Collection[UUID], why: str, by: Viewer, at: datetime
) -> list[DrawnInto]:
    """Keep which entries the case rests on, and why. Each keeps its own wall: the row says which and not what."""
    wait_turn(case_id)
    case, enquiry = _both(case_id, enquiry_id, by)
    may_work_on(by, enquiry).demand()
    unless(not chosen, NOTHING).demand()
    unless(not why.strip(), NO_WHY).demand()
    rows = {each.pk: each for each in Entry.objects.visible_to(by).filter(enquiry=enquiry, pk__in=chosen)}
    if set(chosen) - set(rows):
        raise Refused(NOT_FOUND, hidden=True)
    unless(Entry.objects.visible_to(by).filter(corrects__in=rows).exists(), CORRECTED).demand()
    fresh = [each for key, each in rows.items() if key not in drawn_already(by, case)]
    unless(not fresh, ALREADY).demand()
    return [
        _keep(
            DrawnInto,
            case,
            by=by,
            at=at,
            about=sorted({*case.about, *each.about}),
            entry=each,
            why=why.strip(),
        )
        for each in fresh
    ]


def _both(case_id: UUID, enquiry_id: UUID, by: Viewer) -> tuple[Case, Enquiry]:
    enquiry: Enquiry | None = Enquiry.objects.visible_to(by).filter(pk=enquiry_id).first()
    case = open_cases_of(by, enquiry).filter(pk=case_id).first() if enquiry else None
    if enquiry is None or case is None:
        raise Refused(NOT_FOUND, hidden=True)
    return case, enquiry
