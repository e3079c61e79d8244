"""Runs of programmes, and a child's places and sessions on them."""

from uuid import UUID

from sightline.cases.models import Place, Run, Session


def runs() -> list[Run]:
    """The newest first."""
    return list(Run.objects.select_related("by").order_by("-at", "id")[:50])


def run_of(run_id: UUID) -> Run | None:
    found: Run | None = Run.objects.filter(pk=run_id).first()
    return found


def places_of(case_id: UUID) -> list[Place]:
    """Places of a child, the newest first."""
    return list(Place.objects.filter(case_id=case_id).select_related("run", "by").order_by("-at", "id"))


def sessions_of(case_id: UUID) -> list[Session]:
    """Every session noted, by day."""
    return list(Session.objects.filter(case_id=case_id).order_by("day", "id"))
