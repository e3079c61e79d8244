"""Visits of a case, what is planned, and the safety note that stands."""

from datetime import date
from uuid import UUID

from sightline.access.models import Staff
from sightline.access.viewer import Viewer
from sightline.cases.models import Case, RoleHeld, SafetyNote, Visit, VisitPlanned, standing
from sightline.cases.queries.one import practitioners
from sightline.cases.visiting import Came

MOST = 60


def visits_of(case_id: UUID) -> list[Visit]:
    """The newest visits of a case, those that came to nothing, and those put right beside what put them right."""
    rows = Visit.objects.filter(case_id=case_id).select_related("visitor", "by", "corrected")
    return list(rows.order_by("-visited_on", "-at", "id")[:MOST])


def last_seen_on(case_id: UUID) -> date | None:
    """The day the child was last seen."""
    return max(days_seen(case_id), default=None)


def days_seen(case_id: UUID) -> list[date]:
    """The days on which the child was seen, by the visits that stand, the first first."""
    rows = Visit.objects.standing().filter(case_id=case_id, came=Came.SEEN)
    return list(rows.order_by("visited_on").values_list("visited_on", flat=True))


def safety_note_of(case_id: UUID) -> SafetyNote | None:
    """The one that stands."""
    rows = SafetyNote.objects.filter(case_id=case_id).select_related("by").order_by("-number")
    found: SafetyNote | None = rows.first()
    return found


def visits_planned(case_id: UUID, *, on: date) -> list[VisitPlanned]:
    """Those to come, the nearest first."""
    rows = VisitPlanned.objects.filter(case_id=case_id, planned_on__gte=on).select_related("by")
    return list(rows.order_by("planned_on", "id")[:MOST])


def visitors(viewer: Viewer, case: Case) -> list[Staff]:
    """Who may have visited: practitioners of the team, and those with a role in the case and a sign-in."""
    held = standing(RoleHeld.objects.visible_to(viewer).filter(case=case, staff__isnull=False))
    others = [each.staff for each in held.select_related("staff")]
    found = {each.pk: each for each in [*practitioners(case), *others]}
    return sorted(found.values(), key=lambda each: each.name)
