"""Jobs of the worker: children who turned 17 with an open case (CL-50), what arrived about a child (RK-22), the monthly
monitor, audits each quarter.
"""

import logging
from datetime import datetime

from procrastinate.contrib.django import app

from sightline.access.viewer import system_viewer, viewing
from sightline.cases.actions import draw_audit, follow_age, follow_arrival, tell_monitor
from sightline.cases.audit_states import AuditKind
from sightline.cases.queries.audits import agencies_with_cases
from sightline.cases.queries.moving import from_seventeen, waiting_for_a_look
from sightline.core import clock
from sightline.core.clock import london

log = logging.getLogger(__name__)
WORK = "birthdays on the pathway"
ARRIVALS = "what arrived on the pathway"


def look_at_birthdays(*, now: datetime) -> int:
    """Start the clock of the move to adult services where it is due; how many cases were looked at."""
    with viewing(system_viewer(WORK)):
        found = from_seventeen(london(now).date())
    for key, walls in found:
        by = system_viewer(WORK, walls=walls)
        try:
            with viewing(by):
                follow_age(subject_id=key, by=by, at=now)
        except Exception:
            log.exception("case %s could not be looked at; it will be tried again", key)
    return len(found)


@app.periodic(cron="40 5 * * *")
@app.task(name="sightline.birthdays", queue="clocks", queueing_lock="birthdays", pass_context=False)
def birthdays(timestamp: int) -> None:
    """Before the daily mail."""
    look_at_birthdays(now=clock.now())


def look_for_arrivals(*, now: datetime) -> int:
    """Start the clock of looking again where something arrived about a child; how many cases waited."""
    with viewing(system_viewer(ARRIVALS)):
        found = waiting_for_a_look()
    for each in found:
        by = system_viewer(ARRIVALS, walls=each.walls)
        try:
            with viewing(by):
                follow_arrival(subject_id=each.case_id, since=each.since, by=by, at=now)
        except Exception:
            log.exception("case %s could not be looked at; it will be tried again", each.case_id)
    return len(found)


@app.periodic(cron="*/10 * * * *")
@app.task(name="sightline.arrivals", queue="clocks", queueing_lock="arrivals", pass_context=False)
def arrivals(timestamp: int) -> None:
    """Every ten minutes: the length of the clock is counted in days."""
    look_for_arrivals(now=clock.now())


@app.periodic(cron="50 5 * * *")
@app.task(name="sightline.draw_audits", queue="files", queueing_lock="draw_audits", pass_context=False)
def draw_audits(timestamp: int) -> None:
    """Once a quarter has ended, by nobody who works on cases; a missed day is made up by the next."""
    by = system_viewer("audits of cases")
    with viewing(by):
        for agency in agencies_with_cases():
            for kind in AuditKind:
                draw_audit(agency=agency, kind=kind, by=by, at=clock.now())


@app.periodic(cron="45 5 * * *")
@app.task(name="sightline.caseload_monitor", queue="clocks", queueing_lock="monitor", pass_context=False)
def caseload_monitor(timestamp: int) -> None:
    """Once a month, in the daily mail; a missed day is made up by the next (WF-03)."""
    by = system_viewer("the caseload monitor")
    with viewing(by):
        tell_monitor(by=by, at=clock.now())
