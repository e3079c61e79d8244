"""How long a request may take: one calendar month, three if it is extended, and the days its clock stood still.

What falls due on no working day is due on the next. A power or order says by itself when it wants its answer, and no
question of ours stops that.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sightline.deadlines.working_days import WorkingDays
from sightline.information_rights.states import Step

MONTHS, EXTENDED = 1, 3


@dataclass(frozen=True)
class Standing:
    """When an answer is due; no day while the clock stands still, or once it was closed."""

    due_on: date | None
    stopped_on: date | None = None
    extended: bool = False
    closed_on: date | None = None


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last: 31 January and a month is the last of February."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def standing(
    received_on: date,
    steps: Iterable[tuple[str, date]],
    *,
    wanted_by: date | None = None,
    working: WorkingDays | None = None,
) -> Standing:
    """Where the clock stands after some steps, in their order (UK GDPR article 12; to be confirmed by a lawyer)."""
    still, stopped_on, extended, closed_on = timedelta(), None, False, None
    for kind, on in steps:
        if kind == Step.STOPPED and stopped_on is None:
            stopped_on = on
        elif kind == Step.GOES_ON and stopped_on is not None:
            still, stopped_on = still + (on - stopped_on), None
        extended = extended or kind == Step.EXTENDED
        closed_on = on if kind == Step.CLOSED else closed_on
    due = months_later(received_on, EXTENDED if extended else MONTHS) + still
    on_a_working_day = (
        due if (working or WorkingDays()).is_working(due) else (working or WorkingDays()).after(due, 1)
    )
    stands = stopped_on is not None and wanted_by is None
    return Standing(
        due_on=None if stands or closed_on else wanted_by or on_a_working_day,
        stopped_on=stopped_on if stands else None,
        extended=extended,
        closed_on=closed_on,
    )
