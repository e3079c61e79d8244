"""What a team is made of, and telling each month that the monitor of caseloads is there (WF-01, WF-03, WF-04)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Max
from django.urls import reverse

from sightline.access.actions.messages import tell
from sightline.access.acts import action
from sightline.access.models import Staff, Team
from sightline.access.viewer import Viewer
from sightline.cases.models import Strength
from sightline.cases.permissions import may_lead
from sightline.cases.queries.strength import MONITOR_KIND, given_the_monitor, told_of
from sightline.core.clock import london
from sightline.core.leave import Answer, first_refusal, unless
from sightline.core.turns import wait_turn

NO_SOURCE = "Say where it is written down."
NO_PRICES = "The price level is a number above nothing; it is 100 in July 2022."
SINCE = "Somebody has noted the team’s posts since you opened this page. Read it, then save again."


@dataclass(frozen=True, kw_only=True)
class Shape:
    """The posts of a team from a day, which of them hold cases, and its budget."""

    from_on: date
    workers: int
    social_workers: int
    leaders: int
    managers: int
    others: int
    holders: list[str]
    source: str
    budget: int | None = None
    prices: Decimal = Decimal(100)

    def stands(self) -> Answer:
        """Whether it says where it is written."""
        return first_refusal(unless(not self.source.strip(), NO_SOURCE), unless(self.prices <= 0, NO_PRICES))


@action("cases.strength_noted")
def note_strength(*, team: Team, shape: Shape, seen: int, by: Viewer, at: datetime) -> Strength:
    """What a team is made of from a day, beside what was before. `seen`: the number of the last the page showed."""
    may_lead(by, team.pk).demand()
    wait_turn(team.pk)
    shape.stands().demand()
    last = Strength.objects.filter(team=team).aggregate(last=Max("number"))["last"] or 0
    unless(last != seen, SINCE).demand()
    return Strength.objects.create(team=team, number=last + 1, by_id=by.staff_id, at=at, **asdict(shape))


@action("cases.monitor_told")
def tell_monitor(*, by: Viewer, at: datetime) -> list[Staff]:
    """Each who is given the monitor hears once that the month before is in it."""
    today = london(at).date()
    month = f"{today.replace(day=1) - timedelta(days=1):%B %Y}"
    known = told_of(month)
    waiting = [each for each in given_the_monitor(today) if each.pk not in known]
    for staff in waiting:
        path = reverse("cases:strength")
        tell(kind=MONITOR_KIND, reference=month, path=path, staff=staff, digest=True, by=by, at=at)
    return waiting
