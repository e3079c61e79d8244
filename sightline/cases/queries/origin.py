"""What a case is opened from, and whether what was decided there leads to the pathway."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from sightline.access.viewer import Viewer
from sightline.enquiries.models import Conclusion, Enquiry
from sightline.enquiries.states import Outcome
from sightline.front_door.choices import AssessmentOutcome
from sightline.front_door.states import FirstOutcome

LEADING = (Outcome.PATHWAY, Outcome.PROTECTION)


@dataclass(frozen=True)
class Carried:
    """What the contact and the enquiry say, read where they stand. `level` is the front door's level of need."""

    reference: str
    received_at: datetime
    source: str
    words: str
    worry: str
    reason: str
    level: str
    enquiry: str
    told: str


def leads_here(contact_id: UUID) -> bool:
    """Whether the last word on a contact leads to the pathway: its second assessment, else its first decision."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST_WORD, {"contact": contact_id})
        assessed, decided = cursor.fetchone()
    if assessed is not None:
        return bool(assessed == AssessmentOutcome.OPENED)
    return bool(decided == FirstOutcome.PATHWAY)


def enquiry_leads(viewer: Viewer, enquiry: Enquiry) -> bool:
    """Whether the last conclusion of an enquiry leads to the pathway."""
    rows = Conclusion.objects.visible_to(viewer).filter(enquiry=enquiry)
    last = rows.order_by("-number").first()
    return last is not None and last.outcome in LEADING


def leading_enquiries(viewer: Viewer, contact_id: UUID) -> list[Enquiry]:
    """Enquiries of a contact whose last conclusion leads to the pathway."""
    rows = Enquiry.objects.visible_to(viewer).filter(contact_id=contact_id).order_by("-at")
    found = {each.pk: each for each in rows}
    last: dict[UUID, str] = {}
    for said in Conclusion.objects.visible_to(viewer).filter(enquiry__in=found).order_by("number"):
        last[said.enquiry_id] = said.outcome
    return [each for key, each in found.items() if last.get(key) in LEADING]


def carried(case_id: UUID) -> Carried | None:
    """For those on the case; None for others, and where the contact stands behind a wall of its own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cases_carried(%s)", [case_id])
        row = cursor.fetchone()
    return Carried(*row) if row else None


_LAST_WORD = """
    SELECT (SELECT assessment_outcome FROM front_door_assessment
            WHERE contact_id = %(contact)s ORDER BY number DESC LIMIT 1),
           (SELECT outcome FROM front_door_decision
            WHERE contact_id = %(contact)s ORDER BY number DESC LIMIT 1)
"""
