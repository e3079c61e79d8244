"""Words the front door keeps at hand: whom to ring and when, sharing, significant harm, harm outside the home."""

from dataclasses import dataclass
from datetime import datetime

from sightline.deadlines.queries import calendar, hub_hours


@dataclass(frozen=True)
class WhoToRing:
    """Who takes contacts at this moment (FD-26)."""

    is_open: bool
    sentence: str


def who_to_ring(now: datetime) -> WhoToRing:
    """The front door in hub hours, the emergency duty team at other times, 999 always first."""
    hours = hub_hours()
    is_open = hours.is_open(now, calendar())
    if is_open:
        return WhoToRing(True, f"The front door is open now, until {_hour(hours.closes.hour)}.")
    return WhoToRing(
        False,
        f"The front door is closed. The emergency duty team takes contacts until it opens at "
        f"{_hour(hours.opens.hour)} on the next working day.",
    )


def _hour(hour: int) -> str:
    return "midday" if hour == 12 else f"{hour % 12}{'am' if hour < 12 else 'pm'}"
