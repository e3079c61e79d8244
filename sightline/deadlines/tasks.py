"""Jobs of the worker: the clock sweep, counting again after a new holiday, and the one daily mail.

Each clock is dealt with in a transaction of its own, inside its own walls: one that fails holds up no other,
and whatever was due while the worker was down is found by the next sweep.
"""

import logging
from datetime import datetime
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from sightline.access.models import Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.core.words import day as in_words
from sightline.deadlines.actions import escalate, recount, remind
from sightline.deadlines.counting import end_of
from sightline.deadlines.models import Holiday
from sightline.deadlines.queries import calendar, counted_over, owing, to_sweep
from sightline.deadlines.states import WARNS_BY_MAIL_FROM

log = logging.getLogger(__name__)


def sweep(*, now: datetime) -> int:
    """Act on every clock that is due by now; how many. Rounds go on until nothing is left that can be done."""
    done, failed = 0, set[UUID]()
    while True:
        with viewing(system_viewer("clock sweep")):
            found = [pair for pair in to_sweep(now=now, most=500 + len(failed)) if pair[0] not in failed]
        if not found:
            return done
        for key, walls in found:
            try:
                by = system_viewer("clock sweep", walls=walls)
                with viewing(by):
                    done += escalate(clock_id=key, by=by, at=now) is not None
            except Exception:
                log.exception("clock %s could not be swept; it will be tried again", key)
                failed.add(key)


@app.periodic(cron="* * * * *")
@app.task(name="sightline.sweep_clocks", queue="clocks", queueing_lock="sweep", pass_context=False)
def sweep_clocks(timestamp: int) -> None:
    """Every minute; a missed minute is made up by the next."""
    sweep(now=clock.now())


@app.task(name="sightline.recount", queue="clocks", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def recount_after(holiday_id: str) -> None:
    """Count again every open clock that runs over the day of a holiday entry."""
    with viewing(system_viewer("recount")):
        holiday = Holiday.objects.get(pk=holiday_id)
        found = counted_over(holiday.day)
    word = "is a bank holiday" if holiday.added else "is a working day"
    for key, walls in found:
        by = system_viewer("recount", walls=walls)
        with viewing(by):
            recount(clock_id=key, reason=f"{in_words(holiday.day)} {word}", by=by, at=clock.now())


@app.periodic(cron="20 6 * * *")
@app.task(name="sightline.remind", queue="clocks", queueing_lock="remind", pass_context=False)
def remind_of_work(timestamp: int) -> None:
    """Before the daily mail: word for those who answer for something late or due by the next working day."""
    now, today = clock.now(), clock.today()
    by = system_viewer("daily mail")
    with viewing(by):
        until = end_of(calendar().after(today, 1))
        people = owing(on=today, until=until, least=WARNS_BY_MAIL_FROM)
        for person in Staff.objects.filter(pk__in=people, left_on=None):
            remind(staff=person, by=by, at=now)
