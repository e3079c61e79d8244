"""Missing episodes and the interviews held after them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from sightline.demonstration.plan.cases import dealt, one
from sightline.demonstration.returns.case import DAY, START, YEARS, Case
from sightline.demonstration.returns.known import Known, Row, TooFew, first_day, last_day, some_day

HOUR = timedelta(hours=1)
APART = 14  # days, at least, for each episode of one child
OTHERS_WHO_WENT = 0.7  # children for each episode of those without a case


@dataclass(slots=True)
class Episode:
    """One time a child was missing."""

    child: str
    went: datetime
    back: datetime | None
    from_care: bool
    eligible: bool = True
    interview: datetime | None = None
    reason: str = ""


def episode_rows(chance: Random, known: Known, found: list[Case], in_care: set[str]) -> list[Row]:
    """The table `missing_episode`. `in_care`: cases of children looked after."""
    episodes = _of_cases(chance, found, in_care) + _of_others(chance, known)
    episodes.sort(key=lambda each: (each.went, each.child))
    return [_row(number, each) for number, each in enumerate(episodes, start=1)]


def _of_cases(chance: Random, found: list[Case], in_care: set[str]) -> list[Episode]:
    """Of children with a case in the printed years, while it was open: as many for as many children as planned."""
    free = [case for case in found if case.in_run]
    chance.shuffle(free)
    made: list[Episode] = []
    for times in sorted((int(part) for part in dealt(chance, "missing.children_by_episodes")), reverse=True):
        case = next((case for case in free if _room(case) >= times * APART), None)
        if case is None:
            raise TooFew("Too few cases were open long enough for the planned missing episodes.")
        free.remove(case)
        for _ in range(times):
            day = some_day(chance, max(case.opened, START), case.last - APART * DAY)
            made.append(_episode(chance, case.of.id, day, from_care=case.id in in_care))
    _interview(chance, made)
    return made


def _room(case: Case) -> int:
    return (case.last - max(case.opened, START)).days


def _episode(chance: Random, child: str, day: date, *, from_care: bool) -> Episode:
    """Out in the afternoon or evening, back within hours mostly; never at an hour the clocks change."""
    went = datetime.combine(day, time(chance.randrange(15, 24), chance.randrange(60)))
    back = went + timedelta(minutes=int(min(chance.lognormvariate(6.3, 0.9), 6_000)))
    return Episode(child, went, _readable(back), from_care)


def _readable(moment: datetime) -> datetime:
    """The moment, or two hours later where the clock may have gone over it."""
    return moment + 2 * HOUR if moment.hour == 1 else moment


def _interview(chance: Random, made: list[Episode]) -> None:
    """Hold the planned interviews, the planned number of them late; the rest were not called for."""
    chance.shuffle(made)
    late = dealt(chance, "missing.late_reason")
    in_time = one("missing.in_72_hours")
    for each in made[in_time + len(late) :]:
        each.eligible = False
    for number, each in enumerate(made[: in_time + len(late)]):
        if each.back is not None:
            each.reason = late[number - in_time] if number >= in_time else ""
            _hold(chance, each)


def _hold(chance: Random, each: Episode) -> None:
    if each.back is not None:
        hours = chance.randrange(80, 170) if each.reason else chance.randrange(9, 69)
        held = each.back + hours * HOUR
        each.interview = held.replace(hour=max(10, min(held.hour, 18)))
        if not each.reason and each.interview - each.back > 70 * HOUR:
            each.interview -= DAY


def _of_others(chance: Random, known: Known) -> list[Episode]:
    """Of other children of the borough; some refuse to talk, some nobody offered it."""
    among = [child for child in known.shuffled(chance) if child.born]
    made: list[Episode] = []
    for year in YEARS:
        first, last = first_day(year), last_day(year) - APART * DAY
        count = one("missing.others", year)
        able = [child for child in among if 10 <= child.age_on(first) <= 16]
        children = able[: max(int(count * OTHERS_WHO_WENT), 1)]
        for _ in range(count):
            child = chance.choice(children)
            each = _episode(chance, child.id, some_day(chance, first, last), from_care=chance.random() < 0.3)
            each.eligible = chance.random() < 0.93
            if each.eligible and chance.random() < 0.84:
                each.reason = chance.choice(
                    ("child_unavailable", "worker_unavailable", "back_to_back", "", "", "", "")
                )
                _hold(chance, each)
            made.append(each)
        among = among[len(children) :] + among[: len(children)]
    return made


def _row(number: int, each: Episode) -> Row:
    offered = "true" if each.interview else "false"
    return {
        "episode_id": f"episode-{number:04d}",
        "child_id": each.child,
        "went_missing_at": each.went.isoformat(),
        "returned_at": each.back.isoformat() if each.back else "",
        "from_care": "true" if each.from_care else "false",
        "interview_eligible": "true" if each.eligible else "false",
        "interview_offered": offered if each.eligible else "",
        "interview_at": each.interview.isoformat() if each.interview else "",
        "late_reason": each.reason,
    }
