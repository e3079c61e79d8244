"""The schedule as it stands, and what was proposed for it."""

from datetime import date

from django.db.models import Q, QuerySet

from sightline.access.models import RetentionRule
from sightline.information_rights.models import ScheduleProposal


def schedule_on(day: date) -> list[RetentionRule]:
    """The entry of each class in force on a day."""
    rules = RetentionRule.objects.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)
    return list(rules.order_by("title", "-valid_from"))


def rule_of(key: str, day: date) -> RetentionRule | None:
    """One class's entry on a day."""
    return next((rule for rule in schedule_on(day) if rule.key == key), None)


def titles() -> dict[str, str]:
    """Class -> what it is called."""
    return dict(RetentionRule.objects.order_by("valid_from").values_list("key", "title"))


def proposals() -> QuerySet[ScheduleProposal]:
    """Every proposal with its answer, newest first."""
    return ScheduleProposal.objects.select_related("by", "answer__by").order_by("-at", "id")
