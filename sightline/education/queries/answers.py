"""What settings answered about themselves, and when the leads meet."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.education.models import LeadsMeeting, Setting, SettingAnswer

Key = tuple[str, str]


def last_answer(setting: Setting, question: str, year: int, term: str) -> SettingAnswer | None:
    """The answer that stands."""
    rows = SettingAnswer.objects.filter(setting=setting, question=question, academic_year=year, term=term)
    found: SettingAnswer | None = rows.select_related("by").order_by("-number").first()
    return found


def answers_of(viewer: Viewer, setting: Setting, year: int) -> dict[Key, SettingAnswer]:
    """The answers that stand in a year, by question and term."""
    rows = SettingAnswer.objects.visible_to(viewer).filter(setting=setting, academic_year=year)
    return {(each.question, each.term): each for each in rows.select_related("by").order_by("number")}


def answers_in(viewer: Viewer, settings: Collection[UUID], year: int) -> dict[UUID, dict[Key, SettingAnswer]]:
    """The same of many settings, in one read."""
    rows = SettingAnswer.objects.visible_to(viewer).filter(setting__in=settings, academic_year=year)
    found: dict[UUID, dict[Key, SettingAnswer]] = {key: {} for key in settings}
    for each in rows.order_by("number"):
        found[each.setting_id][each.question, each.term] = each
    return found


def leads_meetings(*, since: date) -> list[LeadsMeeting]:
    """Meetings of the leads from a day on, the next ones last."""
    return list(LeadsMeeting.objects.filter(meets_on__gte=since).order_by("meets_on"))
