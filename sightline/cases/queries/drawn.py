"""Entries that a case rests on: those the viewer reads, and how many others are held (IS-01, IS-02)."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from sightline.access.viewer import Viewer
from sightline.cases.models import Case, DrawnInto
from sightline.cases.states import State
from sightline.enquiries.models import Drawn, Enquiry
from sightline.enquiries.queries.story import Told, entries, story


@dataclass(frozen=True)
class HeldOf:
    """Of one enquiry: the entries the viewer reads, how many the case rests on in all, and whom to ask."""

    enquiry_id: UUID
    reference: str
    told: list[Told]
    held: int
    ask: list[str]


def held_of(viewer: Viewer, case: Case) -> list[HeldOf]:
    """Enquiry by enquiry, for those on the case."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT enquiry_id, reference, held, ask FROM cases_entries_held(%s)", [case.pk])
        found = cursor.fetchall()
    read = _read(viewer, case) if found else {}
    return [HeldOf(key, reference, read.get(key, []), held, ask or []) for key, reference, held, ask in found]


def _read(viewer: Viewer, case: Case) -> dict[UUID, list[Told]]:
    """Entries of the case that the viewer reads. The same rows the database's count is made of."""
    decided = Drawn.objects.visible_to(viewer).of_last_decision().filter(enquiry=case.enquiry_id)
    into = DrawnInto.objects.visible_to(viewer).filter(case=case)
    keys = {*decided.values_list("entry_id", flat=True), *into.values_list("entry_id", flat=True)}
    told: dict[UUID, list[Told]] = {}
    for each in story(viewer, entries(viewer).filter(pk__in=keys)):
        told.setdefault(each.entry.enquiry_id, []).append(each)
    return told


def drawn_already(viewer: Viewer, case: Case) -> set[UUID]:
    """Entries drawn into the case, of those the viewer reads."""
    rows = DrawnInto.objects.visible_to(viewer).filter(case=case)
    return set(rows.values_list("entry_id", flat=True))


def open_cases_of(viewer: Viewer, enquiry: Enquiry) -> QuerySet[Case]:
    """Open cases of the children an enquiry is about."""
    rows: QuerySet[Case] = Case.objects.visible_to(viewer).filter(child_id__in=enquiry.about)
    return rows.exclude(state=State.CLOSED).select_related("team", "child").order_by("reference")
