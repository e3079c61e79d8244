"""What was judged in each case, and what is known of the child's schooling when it was opened."""

from random import Random

from sightline.demonstration.plan.cases import dealt, one, planned
from sightline.demonstration.plan.published import RUN as RUN_YEARS
from sightline.demonstration.returns.case import START, Case
from sightline.demonstration.returns.known import Row

BANDS = {"satisfactory": (905, 995), "persistent": (505, 899), "severe": (60, 495)}


def judge(chance: Random, found: list[Case]) -> None:
    """Say of every case what was judged, whether the child has told the police, and their attendance."""
    run = [case for case in found if case.in_run]
    for year in RUN_YEARS:
        _confirm(chance, [case for case in run if case.is_of(year)], _confirmed(year))
    _confirm(chance, [case for case in run if case.opened < START], one("cases.confirmed_before"))
    earlier = [case for case in found if not case.in_run]
    _confirm(chance, earlier, len(earlier) * 2 // 5)
    confirmed = [case for case in run if case.judgement == "confirmed"]
    for case in chance.sample(confirmed, one("justice.disclosed")):
        case.disclosed = True
    for case in earlier:
        case.disclosed = case.judgement == "confirmed"
    bands = dealt(chance, "profile.attendance")
    for case in found:
        band = bands.pop() if case.in_run else "persistent"
        case.attendance = f"{chance.randint(*BANDS[band]) / 10:.1f}"


def _confirmed(year: str) -> int:
    return planned("cases.judgement_of_opened", year)["confirmed"]


def _confirm(chance: Random, among: list[Case], count: int) -> None:
    for case in chance.sample(among, count):
        case.judgement = "confirmed"


def needs(chance: Random, found: list[Case]) -> dict[str, str]:
    """Special educational needs of the children with a case in the printed years, by child."""
    values = dealt(chance, "profile.send")
    return {case.of.id: values.pop() for case in found if case.in_run}


def case_rows(found: list[Case]) -> list[Row]:
    """The table `case`."""
    return [
        {
            "case_id": case.id,
            "child_id": case.of.id,
            "opened_on": case.opened.isoformat(),
            "closed_on": case.closed.isoformat() if case.closed else "",
            "exploitation_type": case.type,
            "judgement": case.judgement,
            "attendance": case.attendance,
            "disclosed_to_police": "true" if case.disclosed else "false",
        }
        for case in found
    ]
