"""Statutory statuses beside the cases."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from sightline.demonstration.plan.cases import dealt
from sightline.demonstration.returns.case import END, START, Case
from sightline.demonstration.returns.known import some_day

YEAR = timedelta(days=365)
# What may stand beside a case where no plan says it, as often as it is listed.
PATTERNS = ("", "", "cin", "cin", "cp", "cla", "cin cp")
# Which, from when, and until when if it has ended.
Status = tuple[str, date, date | None]


def statuses_of(chance: Random, found: list[Case]) -> dict[str, tuple[Status, ...]]:
    """The statuses beside each case: in the printed years as planned, before them here and there."""
    run = [case for case in found if case.in_run]
    patterns = dealt(chance, "cases.statuses")
    chosen = {case.id: patterns.pop() for case in chance.sample(run, len(patterns))}
    made = {}
    for case in found:
        earlier = "cin" if not case.in_run and chance.random() < 0.5 else ""
        made[case.id] = tuple(spells(chance, case, chosen.get(case.id, earlier).split()))
    return made


def spells(chance: Random, case: Case, statuses: list[str]) -> Iterator[Status]:
    """One after another, each for a part of the time the case was open."""
    first, last = (max(case.opened, START), min(case.last, END)) if case.in_run else (case.opened, case.last)
    if first >= last:  # after the printed years
        first, last = case.opened, case.closed or case.opened + YEAR
    part = (last - first) / max(len(statuses), 1)
    for number, status in enumerate(statuses):
        began = first + number * part
        ended = first + (number + 1) * part
        runs_on = number == len(statuses) - 1 and chance.random() < 0.4
        start = some_day(chance, began, began + part / 4)
        yield status, start, None if runs_on else some_day(chance, ended - part / 4, ended)
