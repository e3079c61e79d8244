"""Every missing episode of the past with its moments: as planned for the printed years, freely after them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from sightline.demonstration.calendar import LONDON, london_day, moment
from sightline.demonstration.draw import SEED, stream
from sightline.demonstration.episodes.heard import DAY, Heard
from sightline.demonstration.pathway.heard import name_of
from sightline.demonstration.pathway.telling import Told as Case
from sightline.demonstration.pathway.telling import is_planned
from sightline.demonstration.plan.cases import dealt, one
from sightline.demonstration.returns.case import END, START, YEARS
from sightline.demonstration.returns.known import TooFew, first_day, last_day
from sightline.missing.triggers import of_the_file

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
APART = timedelta(days=6)  # between two of one child
DONE_BY = timedelta(days=60)  # before today, whose own episodes are played
FIRST_DAY = first_day(YEARS[0])
POLICE = "police"
OPEN, OTHERS = (
    0.3,
    0.035,
)  # of contacts after the printed years, about children with an open case and about others
NOT_HELD = 0.22  # of the children without a case
LATE = ("child_unavailable", "worker_unavailable", "back_to_back", "", "", "", "")


@dataclass(frozen=True, slots=True)
class Told:
    """One episode. `outcome` is held, declined or not_due; `crossed` the triggers of repeats that it reaches."""

    heard: Heard
    back: datetime
    from_care: bool
    outcome: str = "not_due"
    interview: datetime | None = None
    late_reason: str = ""
    crossed: tuple[str, ...] = ()

    @property
    def went(self) -> datetime:
        """When the child was last seen."""
        return self.heard.went


def told_episodes(
    heard: Iterable[Heard], cases: Sequence[Case], upto: datetime, *, whole: bool
) -> list[Told]:
    """Every episode that is over some weeks before a moment, in order. `whole`: of the whole borough."""
    by_child: dict[str, list[Heard]] = defaultdict(list)
    for one_heard in sorted(heard, key=lambda each: (each.at, each.contact)):
        by_child[one_heard.person.key].append(one_heard)
    planned = is_planned(upto, whole=whole)
    found = [*_of_cases(by_child, cases), *_of_others(by_child, cases)] if planned else []
    after = END if planned else FIRST_DAY - DAY
    found += _freely(by_child, cases, after, london_day(upto - DONE_BY), found)
    found.sort(key=lambda each: (each.went, name_of("child", each.heard.person.key)))
    return list(_with_triggers(found))


def _of_cases(by_child: dict[str, list[Heard]], cases: Sequence[Case]) -> list[Told]:
    """While a case was open in the printed years: as many of as many children as planned."""
    chance = stream(SEED, "returns", "missing")
    free = {case.key: (case, list(_spaced(_while_open(by_child, case)))) for case in cases}
    made: list[Told] = []
    for times in sorted((int(part) for part in dealt(chance, "missing.children_by_episodes")), reverse=True):
        able = [key for key, (_, heard) in free.items() if len(heard) >= times]
        if not able:
            raise TooFew("Too few cases were heard of often enough for the planned missing episodes.")
        case, heard = free.pop(chance.choice(able))
        in_care = any(status == "cla" for status, _, _ in case.statuses)
        made += [_told(each, from_care=in_care) for each in chance.sample(heard, times)]
    return _interviewed(chance, made)


def _while_open(by_child: dict[str, list[Heard]], case: Case) -> Iterator[Heard]:
    first, last = max(case.opened, START), min(case.closed or END, END - 14 * DAY)
    for heard in by_child.get(case.key, []):
        if first <= london_day(heard.went) and london_day(heard.at) <= last:
            yield heard


def _spaced(found: Iterable[Heard], taken: Sequence[Heard] = ()) -> Iterator[Heard]:
    """Those of one child that are far enough apart, and from those taken already."""
    kept = list(taken)
    for heard in found:
        if all(abs(heard.at - other.at) >= APART for other in kept):
            kept.append(heard)
            yield heard


def _told(heard: Heard, *, from_care: bool) -> Told:
    """Back within hours mostly; never at an hour that clocks may show twice."""
    chance = stream(SEED, "missing", "back", heard.contact)
    back = heard.at + 45 * MINUTE + int(min(chance.lognormvariate(6.3, 0.9), 2_880)) * MINUTE
    return Told(heard, back + 2 * HOUR if back.astimezone(LONDON).hour == 1 else back, from_care)


def _interviewed(chance: Random, made: list[Told]) -> list[Told]:
    """The planned number held in time, the planned number late for the planned reasons; no other was due."""
    chance.shuffle(made)
    reasons = [""] * one("missing.in_72_hours") + dealt(chance, "missing.late_reason")
    held = [_held(chance, each, reason) for each, reason in zip(made, reasons, strict=False)]
    return held + made[len(held) :]


def _held(chance: Random, each: Told, reason: str) -> Told:
    """By day. Late is later than the end of the third day, too."""
    about = (each.back + chance.randrange(*((102, 170) if reason else (13, 66))) * HOUR).astimezone(LONDON)
    held = moment(about.date(), max(10, min(about.hour, 18)) * 60 + about.minute)
    return replace(each, outcome="held", interview=held, late_reason=reason)


def _of_others(by_child: dict[str, list[Heard]], cases: Sequence[Case]) -> list[Told]:
    """Of children without a case, as many a year as planned."""
    chance, with_case = stream(SEED, "returns", "missing", "others"), {case.key for case in cases}
    among = [
        heard
        for key, several in by_child.items()
        if key not in with_case
        for heard in _spaced(each for each in several if each.source == POLICE)
    ]
    made: list[Told] = []
    for year in YEARS:
        first, last = first_day(year) + DAY, last_day(year) - 14 * DAY
        able = [heard for heard in among if first <= london_day(heard.at) <= last]
        if len(able) < one("missing.others", year):
            raise TooFew(f"Too few contacts of {year} could tell of the planned missing episodes.")
        made += [_other(heard) for heard in chance.sample(able, one("missing.others", year))]
    return made


def _other(heard: Heard) -> Told:
    """Of a child without a case: some decline to talk, of some no interview was due."""
    chance = stream(SEED, "missing", "other", heard.contact)
    each = _told(heard, from_care=chance.random() < 0.3)
    if chance.random() < 0.07:
        return each
    if chance.random() < NOT_HELD:
        return replace(each, outcome="declined")
    return _held(chance, each, chance.choice(LATE))


def _freely(
    by_child: dict[str, list[Heard]], cases: Sequence[Case], after: date, until: date, before: list[Told]
) -> Iterator[Told]:
    """After a day, and where nothing is planned, some of the contacts told of one."""
    taken: dict[str, list[Heard]] = defaultdict(list)
    for told in before:
        taken[told.heard.person.key].append(told.heard)
    of = {case.key: case for case in cases}
    for key, several in by_child.items():
        free = (each for each in several if after + DAY < london_day(each.at) <= until)
        yield from (_other(each) for each in _spaced(_some(free, of.get(key)), taken[key]))


def _some(found: Iterable[Heard], case: Case | None) -> Iterator[Heard]:
    for heard in found:
        day = london_day(heard.at)
        is_open = case is not None and case.opened < day and (case.closed is None or day <= case.closed)
        share = OPEN if is_open else OTHERS if heard.source == POLICE else 0.0
        if share and stream(SEED, "missing", heard.contact).random() < share:
            yield heard


def _with_triggers(found: list[Told]) -> Iterator[Told]:
    """Each with the triggers it reaches, by the rule of the actions: once within the trigger's own days."""
    before: dict[str, list[Told]] = defaultdict(list)
    for each in found:
        earlier = before[each.heard.person.key]
        crossed = tuple(
            rule.code
            for rule in of_the_file()
            if _reaches(rule.code, rule.count, timedelta(days=rule.days), each, earlier)
        )
        each = replace(each, crossed=crossed)
        earlier.append(each)
        yield each


def _reaches(code: str, count: int, days: timedelta, each: Told, earlier: list[Told]) -> bool:
    span = [one for one in earlier if one.went > each.went - days]
    return len(span) + 1 >= count and not any(code in one.crossed for one in span)
