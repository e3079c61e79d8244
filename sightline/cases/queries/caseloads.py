"""How many cases each worker of a team holds: on a day, at the end of each month, and beside the limit."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from django.db import connection
from django.db.models import Count, OuterRef, Subquery

from sightline.access.models import Post, Staff, Team
from sightline.access.viewer import Viewer, roles
from sightline.cases.lead_states import RUNNING_MONTHS
from sightline.cases.models import Case, Judgement, LimitSet, OtherWork, Placement, RoleHeld, standing
from sightline.cases.queries.work import STANDS
from sightline.cases.states import OPEN, Judged, Placing, Role


@dataclass(frozen=True)
class Held:
    """What one worker holds at the end of a day: cases on the pathway, and others of that month, None until noted."""

    day: date
    staff_id: UUID
    cases: int
    other: int | None

    @property
    def total(self) -> int:
        """All of it is their work (WF-02b)."""
        return self.cases + (self.other or 0)


@dataclass(frozen=True)
class Numbers:
    """The four numbers of a date (WF-02), and for how many workers nobody has noted other work of that month."""

    day: date
    open_involvements: int
    workers: int
    most: int
    not_noted: int

    @property
    def average(self) -> str:
        """To one place; a dash where nobody works there."""
        if not self.workers:
            return "–"
        exact = Decimal(self.open_involvements) / self.workers
        return str(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))


def teams_led(viewer: Viewer) -> list[Team]:
    """The viewer's own teams, by name."""
    return list(Team.objects.filter(pk__in=viewer.team_ids).order_by("name", "pk"))


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def month_ends(today: date, how_many: int) -> list[date]:
    """The last days of the months that ended, the newest first."""
    found: list[date] = []
    while len(found) < how_many:
        today = month_of(today) - timedelta(days=1)
        found.append(today)
    return found


def held(team: Team, days: Sequence[date]) -> list[Held]:
    """Each worker on each day. Two reads."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT day, staff_id, held FROM cases_held(%s, %s)", [team.pk, list(days)])
        rows = cursor.fetchall()
    other = _other_work(team, {month_of(day) for day in days})
    return [Held(day, staff, cases, other.get((staff, month_of(day)))) for day, staff, cases in rows]


def staff_of(rows: Iterable[Held]) -> dict[UUID, Staff]:
    """Who they are."""
    return {each.pk: each for each in Staff.objects.filter(pk__in={each.staff_id for each in rows})}


def _other_work(team: Team, months: Iterable[date]) -> dict[tuple[UUID, date], int]:
    """The last word about each worker and month."""
    rows = OtherWork.objects.filter(team=team, month__in=list(months)).order_by("number")
    return {(each.staff_id, each.month): each.cases for each in rows}


def numbers_of(day: date, rows: Iterable[Held]) -> Numbers:
    """Of one day."""
    of_day = [each for each in rows if each.day == day]
    totals = [each.total for each in of_day]
    not_noted = sum(each.other is None for each in of_day)
    return Numbers(day, sum(totals), len(totals), max(totals, default=0), not_noted)


def limits(team: Team) -> list[LimitSet]:
    """Every limit of a team, the newest first."""
    return list(LimitSet.objects.filter(team=team).select_related("by").order_by("-number"))


def limit_on(all_of_them: Iterable[LimitSet], day: date) -> LimitSet | None:
    """Of limits, the newest first, the one that holds on a day."""
    return next((each for each in all_of_them if each.from_on <= day), None)


def running_over(rows: Sequence[Held], all_of_them: Sequence[LimitSet], today: date) -> bool:
    """Whether at the end of each of the last months somebody held more than the limit of that day (WF-05a)."""
    for day in month_ends(today, RUNNING_MONTHS):
        limit = limit_on(all_of_them, day)
        if limit is None or numbers_of(day, rows).most <= limit.most:
            return False
    return True


def mix(viewer: Viewer, team: Team) -> Counter[tuple[UUID | None, str]]:
    """Counts of open cases by practitioner and by the level that stands, of those the viewer may see. One read."""
    judged = Judgement.objects.filter(STANDS, case_id=OuterRef("pk"), what=Judged.LEVEL).order_by("-number")
    named = standing(RoleHeld.objects.filter(case_id=OuterRef("pk"), role=Role.PRACTITIONER))
    rows = Case.objects.visible_to(viewer).mine().filter(team=team, state__in=OPEN)
    rows = rows.annotate(
        level=Subquery(judged.values("level")[:1]), worker=Subquery(named.values("staff")[:1])
    )
    counted = rows.values_list("worker", "level").annotate(cases=Count("pk")).order_by()
    return Counter({(worker, level or ""): cases for worker, level, cases in counted})


def placed_mix(viewer: Viewer, team: Team) -> Counter[tuple[str, str]]:
    """Counts of open cases by placement across the border and level, of those the viewer may see (PW-20). One read."""
    judged = Judgement.objects.filter(STANDS, case_id=OuterRef("pk"), what=Judged.LEVEL).order_by("-number")
    placed = Placement.objects.filter(case_id=OuterRef("pk")).order_by("-number")
    rows = Case.objects.visible_to(viewer).mine().filter(team=team, state__in=OPEN)
    rows = rows.annotate(
        level=Subquery(judged.values("level")[:1]), placing=Subquery(placed.values("placing")[:1])
    )
    counted = rows.values_list("placing", "level").annotate(cases=Count("pk")).order_by()
    found: Counter[tuple[str, str]] = Counter()
    for placing, level, cases in counted:
        found[placing or Placing.NONE, level or ""] += cases
    return found


def workers_in(team: Team, on: date) -> list[Staff]:
    """Who works on cases in a team, by name."""
    able = [key for key, role in roles().items() if "cases.work" in role.capabilities]
    posts = Post.objects.held_on(on).filter(role__in=able, team=team)
    return list(Staff.objects.filter(pk__in=posts.values("staff"), is_active=True).order_by("name", "pk"))


def managers_in(team: Team, on: date) -> list[Staff]:
    """Who leads a team, by name."""
    able = [key for key, role in roles().items() if "cases.lead" in role.capabilities]
    posts = Post.objects.held_on(on).filter(role__in=able, team=team)
    return list(Staff.objects.filter(pk__in=posts.values("staff"), is_active=True).order_by("name", "pk"))
