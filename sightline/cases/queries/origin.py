"""What a case is opened from, and whether what was decided there leads to the pathway."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Subquery

from sightline.access.viewer import Viewer
from sightline.enquiries.models import Conclusion, Enquiry
from sightline.enquiries.states import Outcome
from sightline.front_door.choices import AssessmentOutcome
from sightline.front_door.models import Assessment, Contact, Decision
from sightline.front_door.states import FirstOutcome

LEADING = (Outcome.PATHWAY, Outcome.PROTECTION)


@dataclass(frozen=True)
class LastWord:
    """Whether the last word on a contact leads to the pathway: its second assessment, else its first decision.

    `enquired`: agencies were asked about it.
    """

    leads: bool
    enquired: bool


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


def last_word(viewer: Viewer, contact_id: UUID) -> LastWord | None:
    """Of a contact the viewer sees. None: of any other."""
    of_it = {"contact_id": OuterRef("pk")}
    assessed = Assessment.objects.visible_to(viewer).filter(**of_it).order_by("-number")
    decided = Decision.objects.visible_to(viewer).filter(**of_it).order_by("-number")
    rows = Contact.objects.visible_to(viewer).filter(pk=contact_id).values_list(
        Subquery(assessed.values("assessment_outcome")[:1]),
        Subquery(decided.values("outcome")[:1]),
        Exists(Enquiry.objects.visible_to(viewer).filter(**of_it)),
    )  # fmt: skip
    for again, first, enquired in rows:
        leads = first == FirstOutcome.PATHWAY if again is None else again == AssessmentOutcome.OPENED
        return LastWord(leads=leads, enquired=enquired)
    return None


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
