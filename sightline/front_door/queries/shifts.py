"""Which shift takes what comes in now, and when the next one does (FD-26)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sightline.access.models import Team
from sightline.access.states import TeamKind
from sightline.access.viewer import Viewer
from sightline.core.clock import LONDON, london
from sightline.deadlines.hub_hours import HubHours
from sightline.deadlines.queries import calendar, hub_hours
from sightline.deadlines.working_days import WorkingDays
from sightline.front_door.hub_states import Shift

TEAM_OF = {Shift.HUB: TeamKind.FRONT_DOOR, Shift.DUTY: TeamKind.EMERGENCY_DUTY}


@dataclass(frozen=True)
class OnShift:
    """Who takes intake at a moment, until when, who then, and until when that is."""

    shift: Shift
    until: datetime
    next_until: datetime

    @property
    def then(self) -> Shift:
        """Who takes over."""
        return Shift.DUTY if self.shift is Shift.HUB else Shift.HUB


def on_shift(now: datetime) -> OnShift:
    """The front door in its hours on working days, otherwise the emergency duty team."""
    hours, days = hub_hours(), calendar()
    if hours.is_open(now, days):
        closes = _at(london(now).date(), hours, opening=False)
        return OnShift(Shift.HUB, closes, _next_opening(closes, hours, days))
    opens = _next_opening(now, hours, days)
    return OnShift(Shift.DUTY, opens, _at(london(opens).date(), hours, opening=False))


def _next_opening(moment: datetime, hours: HubHours, days: WorkingDays) -> datetime:
    day = london(moment).date()
    while not days.is_working(day) or _at(day, hours, opening=True) <= moment:
        day += timedelta(days=1)
    return _at(day, hours, opening=True)


def _at(day: date, hours: HubHours, *, opening: bool) -> datetime:
    return datetime.combine(day, hours.opens if opening else hours.closes, LONDON)


def team_of(shift: Shift, viewer: Viewer) -> Team | None:
    """The team of a shift: of the viewer's own employer before any other."""
    return team_at(shift, viewer.employer_id)


def team_at(shift: Shift, agency_id: UUID | None) -> Team | None:
    """The team of a shift: of that agency before any other."""
    held = Team.objects.filter(kind=TEAM_OF[shift], closed_on=None).select_related("agency").order_by("name")
    teams = list(held)
    own = [team for team in teams if team.agency_id == agency_id]
    return next(iter(own or teams), None)
