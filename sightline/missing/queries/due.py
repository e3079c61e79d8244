"""When an interview is due: 72 elapsed hours, and the local three days (CL-34, CL-35)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sightline.deadlines.queries import would_be_due
from sightline.missing.states import INTERVIEW_DAYS, INTERVIEW_HOURS


@dataclass(frozen=True)
class Limits:
    """Both limits from one return, side by side."""

    in_hours: datetime
    in_days: datetime


def due_in_hours(returned_at: datetime) -> datetime:
    """The last moment within the hours of guidance: they run through nights, holidays and changes of the clock."""
    return would_be_due(INTERVIEW_HOURS, returned_at)


def limits(returned_at: datetime) -> Limits:
    """Two limits; the local one ends with a London day."""
    return Limits(due_in_hours(returned_at), would_be_due(INTERVIEW_DAYS, returned_at))


def hours_after(returned_at: datetime, held_at: datetime) -> int:
    """Whole hours that passed between a return and an interview."""
    return int((held_at - returned_at) / timedelta(hours=1))
