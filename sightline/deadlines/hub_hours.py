"""The hours the hub is open, and targets that run only in them (FD-26, CL-02)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sightline.deadlines.working_days import WorkingDays

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class HubHours:
    """Opening hours on working days, London time. A partnership sets its own."""

    opens: time = time(9)
    closes: time = time(17)

    def __post_init__(self) -> None:
        if not self.opens < self.closes:
            raise ValueError("The hub must open before it closes.")

    def is_open(self, moment: datetime, days: WorkingDays) -> bool:
        local = moment.astimezone(LONDON)
        return days.is_working(local.date()) and self.opens <= local.time() < self.closes

    def run(self, start: datetime, hours: timedelta, days: WorkingDays) -> datetime:
        """The moment at which `hours` of open time have passed since `start`."""
        left, day = hours, start.astimezone(LONDON).date()
        begin = max(start, self._at(day, self.opens))
        while True:
            closing = self._at(day, self.closes)
            if days.is_working(day) and begin < closing:
                if left <= closing - begin:
                    return begin + left
                left -= closing - begin
            day = days.after(day, 1)
            begin = self._at(day, self.opens)

    def open_time(self, start: datetime, end: datetime, days: WorkingDays) -> timedelta:
        """How much open time lies between two moments."""
        total, day = timedelta(), start.astimezone(LONDON).date()
        while self._at(day, self.opens) < end:
            if days.is_working(day):
                begin = max(start, self._at(day, self.opens))
                total += max(timedelta(), min(end, self._at(day, self.closes)) - begin)
            day = days.after(day, 1)
        return total

    def _at(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, LONDON).astimezone(UTC)
