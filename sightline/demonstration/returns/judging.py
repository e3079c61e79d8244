"""What was judged in each case, and what is known of the child's schooling when it was opened."""

from datetime import date
from random import Random

from sightline.demonstration.plan.cases import dealt, one, planned
from sightline.demonstration.plan.published import RUN as RUN_YEARS
from sightline.demonstration.returns.case import END, START, Case
from sightline.demonstration.returns.known import Known, Row, TooFew

BANDS = {"satisfactory": (905, 995), "persistent": (505, 899), "severe": (60, 495)}


def confirm(chance: Random, found: list[Case]) -> None:
    """Say of every case what was judged."""
    run = [case for case in found if case.in_run]
    for year in RUN_YEARS:
        _confirm(chance, [case for case in run if case.is_of(year)], _confirmed(year))
    _confirm(chance, [case for case in run if case.opened < START], one("cases.confirmed_before"))
    earlier = [case for case in found if not case.in_run]
    _confirm(chance, earlier, len(earlier) * 2 // 5)


def say_more(chance: Random, found: list[Case]) -> None:
    """Say of every case what no record states: whether the child has told the police, and their attendance."""
    run = [case for case in found if case.in_run]
    earlier = [case for case in found if not case.in_run]
    confirmed = [case for case in run if case.judgement == "confirmed"]
    bands = dealt(chance, "profile.attendance")
    if len(run) != len(bands) or len(confirmed) < one("justice.disclosed"):
        raise TooFew(f"The printed years need {len(bands)} cases; there are {len(run)}.")
    for case in chance.sample(confirmed, one("justice.disclosed")):
        case.disclosed = True
    for case in earlier:
        case.disclosed = case.judgement == "confirmed"
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


def read_cases(known: Known, table: list[Row]) -> list[Case]:
    """The cases of an extract. What was done after the printed years is not known in them."""
    found = []
    for row in table:
        opened, closed = date.fromisoformat(row["opened_on"]), row["closed_on"]
        ended = date.fromisoformat(closed) if closed and date.fromisoformat(closed) <= END else None
        child = known.give(known.children[row["child_id"]])
        judgement, kind = row["judgement"], row["exploitation_type"]
        found.append(Case(child, opened, kind, ended, judgement=judgement, id=row["case_id"]))
    return sorted(found, key=lambda case: (case.opened, case.id))


def with_more(row: Row, of: dict[str, Case]) -> Row:
    """A row of the table `case` with the columns that no record states."""
    case = of[row["case_id"]]
    disclosed = "true" if case.disclosed else "false"
    return row | {"attendance": case.attendance, "disclosed_to_police": disclosed}
