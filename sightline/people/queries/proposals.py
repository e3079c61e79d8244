"""Pairs that a comparison of all records proposes, and what waits for an answer."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Func, OuterRef, Q, QuerySet, Subquery

from sightline.access.viewer import Viewer
from sightline.people.models import LinkDecision, LinkProposal
from sightline.people.states import NO_ANSWER, Decision

Pairs = QuerySet[Any]  # of LinkProposal, with the answer that stands beside each
ORDER = ("band", "at", "id")
COMPARED = "SELECT * FROM people_to_compare()"
NOT_SETTLED = """
SELECT p.first, p.second FROM unnest(%s::uuid[], %s::uuid[]) p(first, second)
WHERE NOT people_pair_settled(p.first, p.second)
"""


@dataclass(frozen=True, slots=True)
class Compared:
    """What is compared of one record, as texts; empty where it is not known."""

    record: UUID
    source: UUID
    walls: tuple[UUID, ...]
    given: str
    other_names: str
    surname: str
    born: str
    lines: str
    postcode: str
    nhs: str
    upn: str
    local: str


def to_compare() -> list[Compared]:
    """Every record, behind walls too: for the system that proposes links, and for nobody else."""
    with connection.cursor() as cursor:
        cursor.execute(COMPARED)
        return [
            Compared(record, source, tuple(walls), *texts)
            for record, source, walls, *texts in cursor.fetchall()
        ]


def not_settled(pairs: Sequence[tuple[UUID, UUID]]) -> list[tuple[UUID, UUID]]:
    """Those for which links and refusals of other records do not answer already."""
    with connection.cursor() as cursor:
        cursor.execute(NOT_SETTLED, [[one for one, _ in pairs], [other for _, other in pairs]])
        return [(one, other) for one, other in cursor.fetchall()]


def proposed(viewer: Viewer) -> Pairs:
    """Every pair the viewer may see both records of, with the answer that stands, when and by whom."""
    of_pair = LinkDecision.objects.filter(one_id=OuterRef("one_id"), other_id=OuterRef("other_id"))
    last = of_pair.order_by("-number")
    return LinkProposal.objects.visible_to(viewer).annotate(
        answer=Subquery(last.values("decision")[:1]),
        answered_at=Subquery(last.values("at")[:1]),
        answered_by=Subquery(last.values("by__name")[:1]),
    )


def waiting(viewer: Viewer) -> Pairs:
    """Pairs nobody has answered, those to look at first before the others, then as they were proposed."""
    settled = Func("one_id", "other_id", function="people_pair_settled", output_field=BooleanField())
    open_now = proposed(viewer).filter(Q(answer=None) | Q(answer__in=NO_ANSWER))
    ordered: Pairs = open_now.alias(settled=settled).filter(settled=False).order_by(*ORDER)
    return ordered


def unsure(viewer: Viewer) -> Pairs:
    """Pairs that somebody looked at and could not tell; anybody may answer them later."""
    return proposed(viewer).filter(answer=Decision.UNSURE).order_by("answered_at", "id")


def answered(viewer: Viewer) -> Pairs:
    """Pairs with an answer that stands, the last first, to be read or undone."""
    said = (Decision.CONFIRMED, Decision.REFUSED)
    return proposed(viewer).filter(answer__in=said).order_by("-answered_at", "id")


def waiting_about(viewer: Viewer, record_ids: Collection[UUID]) -> Pairs:
    """Those that wait and have one of these records in them."""
    ids = list(record_ids)
    return waiting(viewer).filter(Q(one_id__in=ids) | Q(other_id__in=ids))


def proposal_of(viewer: Viewer, left: UUID, right: UUID) -> LinkProposal | None:
    """What is proposed of one pair, answered or not."""
    one, other = sorted((left, right))
    return LinkProposal.objects.visible_to(viewer).filter(one_id=one, other_id=other).first()
