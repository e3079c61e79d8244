"""Safety plans of a case."""

from uuid import UUID

from sightline.cases.models import SafetyPlan


def safety_plans_of(case_id: UUID) -> list[SafetyPlan]:
    """Every version, the one that stands last."""
    return list(SafetyPlan.objects.filter(case_id=case_id).select_related("by").order_by("number"))


def last_safety_plan(case_id: UUID) -> SafetyPlan | None:
    """The version that stands."""
    return safety_plan_of(case_id, None)


def safety_plan_of(case_id: UUID, number: int | None) -> SafetyPlan | None:
    """One version by its number; the last where none is named."""
    rows = SafetyPlan.objects.filter(case_id=case_id).select_related("by").order_by("-number")
    found: SafetyPlan | None = (rows.filter(number=number) if number else rows).first()
    return found
