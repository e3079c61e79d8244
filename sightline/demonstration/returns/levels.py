"""Statutory statuses beside the cases, and the levels of risk that the panel judged."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from sightline.demonstration.plan.cases import dealt
from sightline.demonstration.returns.case import DAY, END, START, Case
from sightline.demonstration.returns.known import Row, some_day

LEVELS = ("low", "low_medium", "medium", "medium_high", "high")
REVIEW = timedelta(days=91)
MOVES, WEIGHTS = (-1, 0, 1), (45, 40, 15)


def status_rows(chance: Random, found: list[Case]) -> list[Row]:
    """The table `statutory_status`: in the printed years as planned, before them here and there."""
    run = [case for case in found if case.in_run]
    patterns = dealt(chance, "cases.statuses")
    chosen = {case.id: patterns.pop() for case in chance.sample(run, len(patterns))}
    rows: list[Row] = []
    for case in found:
        earlier = "cin" if not case.in_run and chance.random() < 0.5 else ""
        rows += _statuses(chance, case, chosen.get(case.id, earlier).split())
    return rows


def _statuses(chance: Random, case: Case, statuses: list[str]) -> Iterator[Row]:
    """One after another, each for a part of the time the case was open."""
    first, last = (max(case.opened, START), min(case.last, END)) if case.in_run else (case.opened, case.last)
    part = (last - first) / max(len(statuses), 1)
    for number, status in enumerate(statuses):
        began = first + number * part
        ended = first + (number + 1) * part
        runs_on = number == len(statuses) - 1 and chance.random() < 0.4
        yield {
            "case_id": case.id,
            "status": status,
            "started_on": some_day(chance, began, began + part / 4).isoformat(),
            "ended_on": "" if runs_on else some_day(chance, ended - part / 4, ended).isoformat(),
        }


def risk_rows(chance: Random, found: list[Case]) -> list[Row]:
    """The table `risk_level`: when a case is opened and about every quarter after, mostly falling."""
    rows: list[Row] = []
    for case in found:
        height = chance.choice((2, 3, 4) if case.judgement == "confirmed" else (0, 1, 1, 2))
        day = case.opened + chance.randrange(10) * DAY
        while day <= case.last:
            rows.append({"case_id": case.id, "judged_on": day.isoformat(), "level": LEVELS[height]})
            height = min(max(height + chance.choices(MOVES, WEIGHTS)[0], 0), len(LEVELS) - 1)
            day += REVIEW + chance.randrange(-12, 13) * DAY
    return rows
