"""Allegations and serious incidents of a case, for its managers."""

from sightline.access.viewer import Viewer
from sightline.cases.models import Allegation, Case, Incident, IncidentStep


def allegations(viewer: Viewer, case: Case) -> list[Allegation]:
    """The newest first, with whether the officer was told."""
    rows = Allegation.objects.visible_to(viewer).filter(case=case).select_related("told")
    return list(rows.order_by("-at", "id"))


def incidents(viewer: Viewer, case: Case) -> list[Incident]:
    """The newest first."""
    return list(Incident.objects.visible_to(viewer).filter(case=case).order_by("-at", "id"))


def steps(viewer: Viewer, case: Case) -> list[IncidentStep]:
    """What was done about them, as it came."""
    return list(IncidentStep.objects.visible_to(viewer).filter(case=case).order_by("done_at", "id"))
