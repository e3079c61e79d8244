"""Supervision: what the viewer may read, who is due when, and which cases could be discussed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Max, QuerySet

from sightline.access.models import Post, Staff, Team
from sightline.access.viewer import Viewer
from sightline.cases.lead_states import (
    DISCUSS_HIGH_RULE,
    DISCUSS_RULE,
    NEW_FOR_WEEKS,
    NEW_RULE,
    SUPERVISION_RULE,
    Session,
)
from sightline.cases.models import Case, CaseDiscussed, RoleHeld, Supervised, Supervision, standing
from sightline.cases.queries.caseloads import workers_in
from sightline.cases.queries.work import standing_one
from sightline.cases.states import OPEN, Judged, Level, Role
from sightline.core.clock import midnight
from sightline.deadlines.queries import calendar, counted, rules_on

HIGH = (Level.HIGH, Level.EXPLOITED)


@dataclass(frozen=True)
class Due:
    """One worker: when they were last supervised alone and in a group, and by when again."""

    staff: Staff
    alone: date | None
    group: date | None
    due_at: datetime


def sessions(viewer: Viewer) -> QuerySet[Supervision]:
    """Those the viewer was in, gave, or is named above, the newest first."""
    rows: QuerySet[Supervision] = Supervision.objects.visible_to(viewer).select_related("by", "above", "team")
    return rows.order_by("-held_on", "-at", "id")


def in_session(supervision: Supervision) -> list[Staff]:
    """Who was supervised in it, by name."""
    rows = Supervised.objects.filter(supervision=supervision).values("staff")
    return list(Staff.objects.filter(pk__in=rows).order_by("name", "pk"))


def discussed_in(viewer: Viewer, supervision: Supervision) -> list[CaseDiscussed]:
    """What was agreed about the cases the viewer is on."""
    rows = CaseDiscussed.objects.visible_to(viewer).filter(supervision=supervision)
    return list(rows.select_related("case").order_by("case__reference"))


def discussions_of(viewer: Viewer, case: Case) -> list[CaseDiscussed]:
    """Of one case, the newest first."""
    rows = CaseDiscussed.objects.visible_to(viewer).filter(case=case).select_related("by")
    return list(rows.order_by("-held_on", "-at"))


def begun_in(team: Team, on: date) -> dict[UUID, date]:
    """Since when each worker of a team has been in it."""
    posts = Post.objects.held_on(on).filter(team=team).order_by("-starts_on")
    return dict(posts.values_list("staff", "starts_on"))


def rule_for(begun: date | None, on: date) -> str:
    """Every two weeks for somebody new, else every four."""
    return NEW_RULE if begun and on < begun + timedelta(weeks=NEW_FOR_WEEKS) else SUPERVISION_RULE


def discuss_rule(case: Case) -> str:
    """Sooner where the level that stands is the highest."""
    level = standing_one(case.pk, Judged.LEVEL)
    return DISCUSS_HIGH_RULE if level and level.level in HIGH else DISCUSS_RULE


def dues(team: Team, on: date) -> list[Due]:
    """Every worker of a team, by name: a fixed number of reads."""
    last = _last(team)
    begun, working = begun_in(team, on), calendar()
    both = {each.code: each for each in rules_on([SUPERVISION_RULE, NEW_RULE], on)}
    found = []
    for staff in workers_in(team, on):
        alone = last.get((staff.pk, Session.ALONE.value))
        since = alone or begun.get(staff.pk, on)
        rule = both[rule_for(begun.get(staff.pk), since)]
        due = counted(rule, midnight(since), working).at
        found.append(Due(staff, alone, last.get((staff.pk, Session.GROUP.value)), due))
    return found


def _last(team: Team) -> dict[tuple[UUID, str], date]:
    rows = Supervised.objects.filter(team=team).values_list("staff", "kind")
    return {(staff, kind): day for staff, kind, day in rows.annotate(last=Max("held_on")).order_by()}


def open_cases(viewer: Viewer, team: Team, staff: Iterable[Staff]) -> list[Case]:
    """Open cases of a team of which some people are the named practitioner, by reference."""
    held = standing(RoleHeld.objects.filter(role=Role.PRACTITIONER, staff__in=list(staff)))
    rows = Case.objects.visible_to(viewer).mine().filter(team=team, state__in=OPEN)
    return list(rows.filter(pk__in=held.values("case")).order_by("reference"))
