"""The limit of a caseload, other work, and telling managers once that a limit was passed (WF-02b, WF-05)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max
from django.urls import reverse

from sightline.access.actions.messages import tell
from sightline.access.acts import action
from sightline.access.models import Staff, Team
from sightline.access.viewer import Viewer
from sightline.cases.models import Case, LimitCrossed, LimitSet, OtherWork
from sightline.cases.permissions import may_lead
from sightline.cases.queries.caseloads import Held, held, limit_on, limits, managers_in, month_of, workers_in
from sightline.core.clock import london
from sightline.core.events import emit
from sightline.core.leave import Answer, first_refusal, unless
from sightline.core.turns import wait_turn

NO_WHO = "Say who set it, where it is written down, and why."
TOO_FEW = "A limit is at least one case."
NO_DAY = "It cannot have been decided in the future."
SINCE = "Somebody has set a limit since you opened this page. Read it, then save again."
NOT_THEIRS = "Choose somebody who works in this team."
NO_WHAT = "Say what kind of work it is."
LATER = "That month has not begun."


@dataclass(frozen=True, kw_only=True)
class Limit:
    """At most so many cases, from a day; who decided it and why."""

    most: int
    from_on: date
    decided_by: str
    decided_on: date
    source: str
    why: str

    def stands(self, *, on: date) -> Answer:
        """Whether it says who and why."""
        said = (self.decided_by, self.source, self.why)
        return first_refusal(
            unless(self.most < 1, TOO_FEW),
            unless(not all(each.strip() for each in said), NO_WHO),
            unless(self.decided_on > on, NO_DAY),
        )


@action("cases.limit_set")
def set_limit(*, team: Team, limit: Limit, seen: int, by: Viewer, at: datetime) -> LimitSet:
    """A limit from a day, beside those before. `seen` is the number of the last one the page showed."""
    may_lead(by, team.pk).demand()
    wait_turn(team.pk)
    limit.stands(on=london(at).date()).demand()
    last = LimitSet.objects.filter(team=team).aggregate(last=Max("number"))["last"] or 0
    unless(last != seen, SINCE).demand()
    made = LimitSet.objects.create(team=team, number=last + 1, by_id=by.staff_id, at=at, **asdict(limit))
    emit("cases.limit_set", subject_id=team.pk, about=[], at=at)
    return made


@action("cases.other_work_noted")
def note_other_work(
    *, team: Team, staff: Staff, month: date, cases: int, what: str, by: Viewer, at: datetime
) -> OtherWork:
    """How many cases of other kinds somebody holds in a month. A later word about the month stands in its place."""
    may_lead(by, team.pk).demand()
    wait_turn(team.pk)
    today = london(at).date()
    first_refusal(
        unless(staff not in workers_in(team, today), NOT_THEIRS),
        unless(month_of(month) > today, LATER),
        unless(not what.strip(), NO_WHAT),
    ).demand()
    rows = OtherWork.objects.filter(team=team, staff=staff, month=month_of(month))
    number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    made = OtherWork.objects.create(
        team=team,
        staff=staff,
        month=month_of(month),
        number=number,
        cases=cases,
        what=what,
        by_id=by.staff_id,
        at=at,
    )
    emit("cases.limit_set", subject_id=team.pk, about=[], at=at)
    return made


@action("cases.caseload_followed")
def follow_caseload(*, subject_id: UUID, by: Viewer, at: datetime) -> Team | None:
    """A case was given to somebody, or ended: whoever now passes the limit, or no longer does, is put on record."""
    case = Case.objects.select_related("team").filter(pk=subject_id).first()
    return _cross(case.team, by, at) if case else None


@action("cases.limit_followed")
def follow_limit(*, subject_id: UUID, by: Viewer, at: datetime) -> Team | None:
    """Another limit, or other work: the same."""
    team = Team.objects.filter(pk=subject_id).first()
    return _cross(team, by, at) if team else None


def _cross(team: Team, by: Viewer, at: datetime) -> Team:
    """Write down who passed the limit since it was last looked at, and tell the managers once of each passing."""
    wait_turn(team.pk)
    today = london(at).date()
    limit = limit_on(limits(team), today)
    if limit is None:
        return team
    rows = LimitCrossed.objects.filter(team=team).order_by("number")
    last = {each.staff_id: each for each in rows}
    passed = False
    for each in held(team, [today]):
        over, before = each.total > limit.most, last.get(each.staff_id)
        if over != bool(before and before.over):
            _crossed(team, each, limit, before.number + 1 if before else 1, at)
            passed = passed or over
    if passed:
        for manager in managers_in(team, today):
            where = f"{reverse('cases:caseloads')}?team={team.pk}"
            name = f"from {today.isoformat()}"
            tell(kind="cases.over_limit", reference=name, path=where, staff=manager, by=by, at=at)
    return team


def _crossed(team: Team, it: Held, limit: LimitSet, number: int, at: datetime) -> None:
    LimitCrossed.objects.create(
        team=team,
        staff_id=it.staff_id,
        number=number,
        over=it.total > limit.most,
        held=it.total,
        most=limit.most,
        at=at,
    )
