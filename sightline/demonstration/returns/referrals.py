"""Referrals to the National Referral Mechanism."""

from collections.abc import Iterator
from datetime import date
from random import Random

from sightline.demonstration.plan.cases import one
from sightline.demonstration.returns.case import BEFORE, START, YEARS, Case
from sightline.demonstration.returns.known import Known, Row, first_day, last_day, some_day

KNOWN_HERE = 0.4  # of the children exploited in the area who were not otherwise on a confirmed case


def referral_rows(chance: Random, known: Known, found: list[Case]) -> list[Row]:
    """The table `nrm_referral`: adults, children exploited here and children exploited elsewhere."""
    confirmed = [case for case in found if case.in_run and case.judgement == "confirmed"]
    ours = chance.sample([case for case in confirmed if case.last >= START], one("nrm.share_of_confirmed"))
    rows: list[Row] = []
    for year in YEARS:
        rows += _of_year(chance, known, ours if year != BEFORE else [], year)
    rows.sort(key=lambda row: (row["referred_on"], row["is_child"], row["child_id"]))
    return [row | {"nrm_id": f"referral-{number:04d}"} for number, row in enumerate(rows, start=1)]


def _of_year(chance: Random, known: Known, ours: list[Case], year: str) -> Iterator[Row]:
    """The children on confirmed cases first; each is referred once."""
    first, last = first_day(year), last_day(year)
    here = one("nrm.exploited_here", year)
    for case in [case for case in ours if case.opened <= last and case.last >= first][:here]:
        ours.remove(case)
        here -= 1
        day = some_day(chance, max(first, case.opened), min(last, case.last))
        yield _row(chance, day, case.of.id, child=True, local=True)
    able = [child for child in known.shuffled(chance) if 11 <= child.age_on(first) <= 16]
    for _ in range(here):
        child = known.give(able.pop()).id if able and chance.random() < KNOWN_HERE else ""
        yield _row(chance, some_day(chance, first, last), child, child=True, local=True)
    for _ in range(one("nrm.exploited_elsewhere", year)):
        yield _row(chance, some_day(chance, first, last), "", child=True, local=False)
    for _ in range(one("nrm.adults", year)):
        yield _row(chance, some_day(chance, first, last), "", child=False, local=chance.random() < 0.2)


def _row(chance: Random, day: date, name: str, *, child: bool, local: bool) -> Row:
    reasonable = chance.choices(("true", "false", ""), (86, 8, 6))[0]
    conclusive = chance.choices(("true", "false", ""), (55, 5, 40))[0] if reasonable == "true" else ""
    return {
        "nrm_id": "",
        "child_id": name,
        "referred_on": day.isoformat(),
        "is_child": "true" if child else "false",
        "exploited_in_area": "true" if local else "false",
        "reasonable_grounds": reasonable,
        "conclusive_grounds": conclusive,
    }
