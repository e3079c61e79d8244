"""What is dated about one child, of six kinds, for one picture: each through its own door, in one read.

Only what a viewer may see is there; a picture with little on it says nothing of what is held from them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateTimeField, F, QuerySet, Value
from django.db.models.functions import Cast, Concat

from sightline.access.viewer import Viewer
from sightline.cases.models import Judgement, Placement, StatusBegun, StatusEnded, Visit
from sightline.cases.queries.work import STANDS
from sightline.desk.queries.child import contacts_about
from sightline.desk.states import Lane
from sightline.meetings.models import Meeting
from sightline.meetings.states import State

COLUMNS = ("lane_", "at_", "what_", "of_")
MOST = 5_000


@dataclass(frozen=True)
class Happened:
    """One dated thing: of which kind, when, a word for it, and the record it is in."""

    lane: Lane
    at: datetime
    what: str
    of: UUID


def happened(viewer: Viewer, record_ids: Collection[UUID]) -> list[Happened]:
    """All of it, the newest first."""
    people = list(record_ids)
    parts = [
        _shaped(
            contacts_about(viewer, people).select_related(None),
            Lane.CONTACT,
            "received_at",
            F("source"),
            "pk",
        ),
        _meetings(viewer, people),
        *_of_cases(viewer, people),
    ]
    first, *others = parts
    rows: Any = first.union(*others, all=True).order_by("-at_", "of_")[:MOST]
    return [Happened(Lane(lane), at, what, of) for lane, at, what, of in rows]


def _shaped(rows: QuerySet[Any], lane: Lane, at: str, what: Any, of: str) -> Any:
    """The rows as the four columns."""
    return (
        rows.order_by()
        .annotate(
            lane_=Value(lane.value),
            at_=Cast(F(at), DateTimeField()),
            what_=Cast(what, CharField()),
            of_=F(of),
        )
        .values_list(*COLUMNS)
    )


def _meetings(viewer: Viewer, people: list[UUID]) -> Any:
    """Those about the child that were held or are to come."""
    rows = Meeting.objects.visible_to(viewer).filter(about__overlap=people)
    return _shaped(rows.exclude(state=State.CANCELLED), Lane.MEETING, "starts_at", F("kind"), "pk")


def _of_cases(viewer: Viewer, people: list[UUID]) -> list[Any]:
    """Judgements that stand, visits, statuses and placements: those on the case see the first two."""
    judged = Judgement.objects.visible_to(viewer).filter(STANDS, case__child_id__in=people)
    said = Concat("what", Value(" "), "level", "answer", output_field=CharField())
    begun = StatusBegun.objects.visible_to(viewer).filter(case__child_id__in=people)
    ended = StatusEnded.objects.visible_to(viewer).filter(case__child_id__in=people)
    placed = Placement.objects.visible_to(viewer).filter(case__child_id__in=people)
    visits = Visit.objects.visible_to(viewer).standing().filter(case__child_id__in=people)
    until = Concat("begun__status", Value(" ended"), output_field=CharField())
    return [
        _shaped(judged, Lane.JUDGED, "judged_on", said, "case_id"),
        _shaped(visits, Lane.VISIT, "visited_on", F("came"), "case_id"),
        _shaped(begun, Lane.STATUS, "started_on", F("status"), "case_id"),
        _shaped(ended, Lane.STATUS, "ended_on", until, "case_id"),
        _shaped(placed, Lane.STATUS, "from_on", F("placing"), "case_id"),
    ]
