"""Every referral of the past: adults, children exploited here and children exploited elsewhere, as many as planned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import NamedTuple

from sightline.demonstration.borough.families import Person
from sightline.demonstration.calendar import DAY, london_day, working_day
from sightline.demonstration.draw import SEED, stream
from sightline.demonstration.pathway.heard import Hearing
from sightline.demonstration.pathway.telling import Told as Case
from sightline.demonstration.pathway.telling import is_planned
from sightline.demonstration.plan.cases import one
from sightline.demonstration.returns.case import BEFORE, END, START, YEARS
from sightline.demonstration.returns.known import Child, first_day, last_day, some_day

KNOWN_HERE = 0.4  # of the children exploited in the area who were not otherwise on a confirmed case
ONE_IN = 12  # of a year's referrals, where the borough is cut down
SOONEST = 35  # days between the decisions: thirty at least
SETTLED = timedelta(days=20)  # before today


@dataclass(frozen=True, slots=True)
class Told:
    """One referral. `conclusive` is None where that is not decided yet."""

    number: int
    day: date
    child: Person | None
    is_child: bool
    here: bool
    reasonable: bool = False
    reasonable_on: date = date.min
    conclusive: bool | None = None
    conclusive_on: date | None = None


class Drawn(NamedTuple):
    """A referral before anything is decided: who is the child, where one is known here."""

    day: date
    child: Child | None
    is_child: bool
    here: bool


def told_referrals(hearing: Hearing, cases: Sequence[Case], upto: datetime, *, whole: bool) -> list[Told]:
    """Every referral up to some weeks before a moment, in order."""
    chance = stream(SEED, "returns", "referrals")
    planned, until = is_planned(upto, whole=whole), london_day(upto - SETTLED)
    among, ours = _children(hearing, cases, until), _ours(chance, cases) if planned else []
    drawn: list[Drawn] = []
    for year in _years(until):
        drawn += _of_year(chance, among, ours if year != BEFORE else [], year, 1 if planned else ONE_IN)
    drawn.sort(key=lambda each: (each.day, each.is_child, each.child.id if each.child else ""))
    found = []
    for number, each in enumerate(drawn, start=1):
        child = hearing.people[each.child.id] if each.child else None
        if each.day <= until:
            found.append(_decided(Told(number, each.day, child, each.is_child, each.here), london_day(upto)))
    return found


def _years(until: date) -> Iterator[str]:
    """The planned ones, and others since, which are like the last of them."""
    for begins in range(int(YEARS[0][:4]), until.year + 1):
        year = f"{begins}/{(begins + 1) % 100:02d}"
        if first_day(year) <= until:
            yield year


def _children(hearing: Hearing, cases: Sequence[Case], until: date) -> list[Child]:
    """Heard of, and without a case."""
    with_case = {case.child.id for case in cases}
    heard = hearing.known(min(until, END)).heard_of()
    return [child for child in heard if child.id not in with_case and child.born]


def _ours(chance: Random, cases: Sequence[Case]) -> list[Case]:
    """Children on confirmed cases who were referred: each once."""
    run = [one for one in cases if one.opened <= END and (one.closed is None or one.closed >= START)]
    return chance.sample([case for case in run if case.confirmed], one("nrm.share_of_confirmed"))


def _of_year(chance: Random, among: list[Child], ours: list[Case], year: str, one_in: int) -> Iterator[Drawn]:
    """The children on confirmed cases first."""
    first, last = first_day(year), last_day(year)
    here, elsewhere, adults = (
        one(f"nrm.{kind}", min(year, YEARS[-1])) // one_in
        for kind in ("exploited_here", "exploited_elsewhere", "adults")
    )
    for case in [each for each in ours if _may_be_referred(each, first, last)][:here]:
        ours.remove(case)
        here -= 1
        day = some_day(chance, max(first, case.allocated), min(last, case.closed or last))
        yield Drawn(day, case.child, is_child=True, here=True)
    able = [child for child in among if 11 <= child.age_on(first) <= 16]
    for _ in range(here):
        child = chance.choice(able) if able and chance.random() < KNOWN_HERE else None
        if child:
            able.remove(child)
            among.remove(child)
        yield Drawn(some_day(chance, first, last), child, is_child=True, here=True)
    for _ in range(elsewhere):
        yield Drawn(some_day(chance, first, last), None, is_child=True, here=False)
    for _ in range(adults):
        day = some_day(chance, first, last)
        yield Drawn(day, None, is_child=False, here=chance.random() < 0.2)


def _may_be_referred(case: Case, first: date, last: date) -> bool:
    return case.allocated <= last and (case.closed is None or case.closed >= first)


def _decided(told: Told, today: date) -> Told:
    """Reasonable grounds within the days they may take; conclusive grounds, where they are, after some months."""
    chance = stream(SEED, "referral", told.number, told.day)
    reasonable, on = chance.random() < 0.92, working_day(told.day, chance.randrange(1, 4))
    conclusive = chance.choices((True, False, None), (55, 5, 40))[0] if reasonable else None
    last = on + chance.randrange(SOONEST, 100) * DAY
    first = replace(told, reasonable=reasonable, reasonable_on=on)
    if conclusive is None or last >= today:
        return first
    return replace(first, conclusive=conclusive, conclusive_on=last)
