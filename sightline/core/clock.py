"""The one reader of the clock. Everything else is handed a moment (`at=`) or a day (`on=`)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

_fixed: ContextVar[datetime | None] = ContextVar("fixed moment", default=None)


def now() -> datetime:
    """This moment, in UTC."""
    return _fixed.get() or datetime.now(UTC)


def today() -> date:
    """Today's date in London, where every working day is counted."""
    return london(now()).date()


def london(moment: datetime) -> datetime:
    """The same moment as clocks in London show it."""
    return moment.astimezone(LONDON)


def midnight(day: date) -> datetime:
    """When that day begins in London, in UTC."""
    return datetime.combine(day, time.min, LONDON).astimezone(UTC)


@contextmanager
def fixed(moment: datetime) -> Iterator[datetime]:
    """Holds the clock still: for tests and for filling the demonstration, never for a request."""
    if moment.tzinfo is None:
        raise ValueError("a fixed moment needs its time zone")
    token = _fixed.set(moment.astimezone(UTC))
    try:
        yield moment
    finally:
        _fixed.reset(token)


def wall_clock() -> datetime:
    """The machine's own time even while the clock is held still: for how long a signature or a limit lasts."""
    return datetime.now(UTC)
