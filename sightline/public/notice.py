"""What every page says: whom to ring and when, and who reads now (PR-07, FD-26)."""

import json
from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache
from pathlib import Path

from sightline.core.clock import london
from sightline.deadlines.hub_hours import HubHours
from sightline.deadlines.working_days import WorkingDays

SHIPPED = Path(__file__).parent / "reference" / "partnership.json"


@dataclass(frozen=True)
class Partnership:
    """Name, numbers and hours, as the partnership keeps them in `partnership.json`."""

    name: str
    front_door: str
    emergency_duty: str
    opens: str
    closes: str
    licensing: str

    @property
    def hours(self) -> str:
        """9am to 5pm."""
        return f"{_clock(self.opens)} to {_clock(self.closes)}"


@lru_cache(maxsize=4)
def partnership(file: Path) -> Partnership:
    """What the file says; what ships where there is none. Raises TypeError where a line is missing."""
    return Partnership(**json.loads((file if file.exists() else SHIPPED).read_text(encoding="utf-8")))


def reading_now(ours: Partnership, moment: datetime) -> str:
    """Who opens what is sent at this moment, and by when at the latest somebody of the day does."""
    hours = HubHours(time.fromisoformat(ours.opens), time.fromisoformat(ours.closes))
    if hours.is_open(moment, WorkingDays()):
        return (
            f"The front door is open now, until {_clock(ours.closes)}. Workers there open what comes in, "
            "what is marked as danger first."
        )
    night = "tonight" if london(moment).hour >= 17 else "now"
    return (
        "The front door is closed. The emergency duty team is on shift "
        f"{night}: they are few, and read first what is marked as danger. The rest is read when the front door opens, "
        f"at {_clock(ours.opens)} on the next working day."
    )


def _clock(given: str) -> str:
    hour, minute = (int(part) for part in given.split(":"))
    shown = f"{hour % 12 or 12}" + (f":{minute:02}" if minute else "")
    return shown + ("am" if hour < 12 else "pm")
