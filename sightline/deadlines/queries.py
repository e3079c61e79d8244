"""Reads: rules in force, the calendar, what runs and what is late, and whom a breach goes to."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import F, QuerySet

from sightline.access.models import Post, Staff, Team
from sightline.access.viewer import Viewer, roles
from sightline.core.clock import london
from sightline.deadlines.counting import Due, due
from sightline.deadlines.hub_hours import HubHours
from sightline.deadlines.models import Clock, ClockQuerySet, Holiday, LengthProposal, Rule
from sightline.deadlines.rule_files import Kind, RunsAs
from sightline.deadlines.working_days import WorkingDays, published


def rule_on(code: str, day: date) -> Rule:
    """The version of a rule in force on a day."""
    return Rule.objects.on(code, day)


def rules_on(codes: Sequence[str], day: date) -> list[Rule]:
    """The versions of several rules in force on a day."""
    return Rule.objects.each_on(codes, day)


def calendar() -> WorkingDays:
    """The published holidays with what people here have added; of two entries for a day the later holds."""
    latest: dict[date, bool] = dict(Holiday.objects.order_by("at", "id").values_list("day", "added"))
    return WorkingDays(
        added=frozenset(day for day, added in latest.items() if added),
        removed=frozenset(day for day, added in latest.items() if not added),
    )


def rules_in_force(day: date) -> list[Rule]:
    """The version of each rule in force on a day, by code."""
    begun = Rule.objects.filter(valid_from__lte=day).order_by("code", "-valid_from", "-version")
    latest: dict[str, Rule] = {}
    for rule in begun:
        latest.setdefault(rule.code, rule)
    return [rule for rule in latest.values() if rule.valid_to is None or rule.valid_to >= day]


def length_can_be_set(rule: Rule) -> bool:
    """Whether the partnership sets the length for itself: local, a clock, and not the day itself."""
    return rule.kind == Kind.LOCAL and rule.runs_as == RunsAs.CLOCK and rule.count > 0


def proposals() -> QuerySet[LengthProposal]:
    """Lengths that were proposed, those without an answer first, then the newest."""
    rows = LengthProposal.objects.select_related("by", "answer__by")
    return rows.order_by(F("answer__at").desc(nulls_first=True), "-at", "id")


def holidays_entered() -> QuerySet[Holiday]:
    """What people here have entered, newest first."""
    return Holiday.objects.order_by("-at", "id")


def holidays_known_until() -> int:
    """The last year of the published list."""
    return published().last_year


def hub_hours() -> HubHours:
    """Local opening hours, from settings: `SIGHTLINE_HUB_HOURS = ("09:00", "17:00")`."""
    opens, closes = getattr(settings, "SIGHTLINE_HUB_HOURS", ("09:00", "17:00"))
    return HubHours(time.fromisoformat(opens), time.fromisoformat(closes))


def counted(rule: Rule, started_at: datetime, working: WorkingDays | None = None) -> Due:
    """The due moment by the rule's own length and today's calendar, unless that has been read already."""
    return due(start=started_at, length=rule.length, working=working or calendar(), hub=hub_hours())


def would_be_due(code: str, started_at: datetime) -> datetime:
    """When a clock of a rule would be due if it started then."""
    return counted(rule_on(code, london(started_at).date()), started_at).at


def running(viewer: Viewer) -> ClockQuerySet:
    """Every clock the viewer may see that has not been stopped, soonest due first."""
    seen = ClockQuerySet(Clock).visible_to(viewer).running()
    return seen.select_related("rule", "owner_team", "owner_staff", "owner_agency").order_by("due_at", "id")


def late(viewer: Viewer, *, now: datetime) -> ClockQuerySet:
    """Running clocks past their due moment, swept or not."""
    return running(viewer).filter(due_at__lt=now)


def mine(viewer: Viewer) -> ClockQuerySet:
    """Running clocks this person, or one of their teams, answers for."""
    seen = running(viewer)
    return seen.filter(owner_staff_id=viewer.staff_id) | seen.filter(
        owner_staff=None, owner_team_id__in=viewer.team_ids
    )


def clocks_of(subject_ids: Iterable[UUID]) -> QuerySet[Clock]:
    """All clocks, running or ended, of some subjects, oldest first. The walls still hold.

    One replaced at the moment its successor starts stands before it: the stopped come before the running.
    """
    found = Clock.objects.filter(subject_id__in=list(subject_ids)).select_related("rule")
    return found.order_by("started_at", "stopped_at", "pk")


def to_sweep(*, now: datetime, most: int = 500) -> list[tuple[UUID, list[UUID]]]:
    """Clocks on which the sweep must act now, with their walls; through walls, ids only."""
    return _pairs("SELECT id, walls FROM deadlines_to_sweep(%s, %s)", [now, most])


def counted_over(day: date) -> list[tuple[UUID, list[UUID]]]:
    """Open clocks whose count runs over a day; through walls, ids only."""
    return _pairs("SELECT id, walls FROM deadlines_counted_over(%s)", [day])


def owing(*, on: date, until: datetime, least: timedelta) -> set[UUID]:
    """Staff who answer for a clock due by a moment, themselves or by their team; through walls, ids only."""
    with connection.cursor() as cursor:
        hours = int(least.total_seconds() // 3600)
        sql = "SELECT staff_id, team_id FROM deadlines_owing(%s, make_interval(hours => %s))"
        cursor.execute(sql, [until, hours])
        rows = cursor.fetchall()
    teams = {team for _, team in rows if team}
    members = Post.objects.held_on(on).filter(team_id__in=teams).values_list("staff_id", flat=True)
    return {staff for staff, _ in rows if staff} | set(members)


def managers_of(clock: Clock, *, on: date) -> list[Staff]:
    """Those told of a breach after the owner: the team's manager, else the agency's."""
    telling = [role.key for role in roles().values() if "deadlines.manage" in role.capabilities]
    held = Post.objects.held_on(on).filter(role__in=telling, employer_id=clock.owner_agency_id)
    of_team = held.filter(team_id=clock.owner_team_id) if clock.owner_team_id else held.none()
    posts = list(of_team.select_related("staff")) or list(held.select_related("staff"))
    found = {post.staff_id: post.staff for post in posts}
    named = clock.owner_agency.named_manager
    return list(found.values()) or ([named] if named and not named.left_on else [])


def members_of(team: Team, *, on: date) -> list[Staff]:
    """Everybody who holds a post in the team on a day."""
    posts = Post.objects.held_on(on).filter(team=team).select_related("staff")
    return list({post.staff_id: post.staff for post in posts}.values())


def _pairs(sql: str, values: list[Any]) -> list[tuple[UUID, list[UUID]]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [(key, list(walls or [])) for key, walls in cursor.fetchall()]
