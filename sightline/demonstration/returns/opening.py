"""Which cases were opened when, and about whom: by contacts of the real part wherever there is one."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from random import Random

from sightline.demonstration.draw import SEED, stream, weighted
from sightline.demonstration.plan.cases import Whose, one, planned
from sightline.demonstration.plan.published import RUN as RUN_YEARS
from sightline.demonstration.plan.years import plans
from sightline.demonstration.returns.case import BEFORE, DAY, USUALLY, Case
from sightline.demonstration.returns.closing import close
from sightline.demonstration.returns.known import Child, Known, TooFew, first_day, last_day, some_day

LONG_AGO = date(2017, 9, 1)
SOON = timedelta(days=50)


def opened_cases(chance: Random, known: Known, unheard: list[Child]) -> list[Case]:
    """Every case with its child, opened and closed, in the order they were opened.

    `unheard` are children whom no contact of the real part is about: some of them had a case before it begins.
    """
    found = _open_already(known)
    for year in (BEFORE, *RUN_YEARS):
        found += _from_contacts(chance, known, year)
    wanted = _still_wanted(chance, found)
    found += _after_others(chance, known, wanted, one("cases.opened", BEFORE) - _begun(found, BEFORE))
    before = sum(1 for case in found if case.opened < first_day(BEFORE))
    found += [_long_ago(chance) for _ in range(one("cases.open_at_start", BEFORE) - before)]
    close(chance, found)
    _give_children(chance, unheard, found, wanted)
    found.sort(key=lambda case: (case.opened, case.of.id))
    for number, case in enumerate(found, start=1):
        case.id = f"case-{number:04d}"
    return found


def _begun(found: list[Case], year: str) -> int:
    return sum(1 for case in found if case.is_of(year))


def _open_already(known: Known) -> list[Case]:
    """Of children who were open to the team when they were first heard of."""
    found = []
    for child in known.heard_of():
        if is_open_already(child):
            told = next(heard for heard in child.contacts if heard.second == "already_open")
            opened = min(opened_before(child.id, told.day), first_day(BEFORE) - DAY)
            found.append(Case(known.give(child), opened, told.type))
    return found


def is_open_already(child: Child) -> bool:
    """Whether the first that was said of a case is that it is open."""
    told = (heard.second for heard in child.contacts if heard.second in ("opened", "already_open"))
    return next(told, "") == "already_open"


def opened_before(child: str, day: date) -> date:
    """When the case was opened of a child whose case is open on a day: always the same for one child."""
    return day - stream(SEED, "open already", child).randrange(60, 300) * DAY


def _from_contacts(chance: Random, known: Known, year: str) -> list[Case]:
    """One for each child whose assessment in the year opened a case, as many as are planned."""
    first, last = first_day(year), last_day(year)
    wanted = next(plan.assessed["opened"] for plan in plans() if plan.year == year)
    found: list[Case] = []
    for child in known.heard_of():
        told = [heard for heard in child.contacts if first <= heard.day <= last and heard.second == "opened"]
        if told and known.is_free(child) and len(found) < wanted:
            opened = min(told[-1].decided + chance.randrange(2, 16) * DAY, last)
            found.append(Case(known.give(child), opened, told[0].type))
    if len(found) < wanted:
        raise TooFew(f"{year} needs {wanted} children whose case a contact opened; there are {len(found)}.")
    return found


def _type(chance: Random) -> str:
    return weighted(chance, "exploitation_type.printed")


def _still_wanted(chance: Random, found: list[Case]) -> list[Whose]:
    """Whose the other cases of the printed years must be, for the profile to come out as printed."""
    groups, sexes = dict(planned("profile.ethnicity")), dict(planned("profile.sex"))
    for child in (case.of for case in found):
        groups[child.group] = groups.get(child.group, 0) - 1
        sexes[child.sex] = sexes.get(child.sex, 0) - 1
    wanted = [Whose("F", group) for group, count in groups.items() for _ in range(count)]
    for _ in range(sexes["M"]):
        wanted.remove(USUALLY)
        wanted.append(Whose("M", USUALLY.group))
    chance.shuffle(wanted)
    return wanted


def _after_others(chance: Random, known: Known, wanted: list[Whose], count: int) -> list[Case]:
    """Cases that contacts without indicators led to in the year before the printed ones, one at eighteen."""
    among, found = known.shuffled(chance), []
    first, last = first_day(BEFORE), last_day(BEFORE)
    for number in range(count):
        whose = wanted.pop()
        if number == 0:
            child = known.pick(
                among, *(partial(_nearly_grown, whose, days) for days in (SOON, 3 * SOON, 6 * SOON))
            )
            opened = _eighteen(child)
        else:
            child = known.pick(among, *_heard_once(whose, first, last))
            opened = child.contacts[0].decided + chance.randrange(5, 20) * DAY
        found.append(Case(child, min(opened, last), _type(chance), whose=whose))
    return found


def _is(child: Child, whose: Whose) -> bool:
    return (child.sex, child.group) == (whose.sex, whose.group)


def _eighteen(child: Child) -> date:
    """The start of the month in which somebody is eighteen, as the figures count."""
    return child.born.replace(year=child.born.year + 18) if child.born else date.max


def _nearly_grown(whose: Whose, within: timedelta, child: Child) -> bool:
    """Sent on to safeguarding by the only contact, in the weeks before that, in the year before the printed ones."""
    when = _eighteen(child)
    heard = child.contacts
    year = first_day(BEFORE) + SOON <= when <= last_day(BEFORE)
    return (
        _is(child, whose)
        and year
        and len(heard) == 1
        and heard[0].outcome == "pathway"
        and when - within <= heard[0].day <= heard[0].decided < when
    )


def _heard_once(whose: Whose, first: date, last: date) -> tuple[Callable[[Child], bool], ...]:
    """Sent on to safeguarding by their only contact."""

    def once(child: Child) -> bool:
        heard = child.contacts
        in_time = len(heard) == 1 and first <= heard[0].day <= last - SOON
        return in_time and _is(child, whose) and heard[0].outcome == "pathway"

    return (
        lambda child: once(child) and 14 <= child.age_on(first) <= 16,
        lambda child: once(child) and 11 <= child.age_on(first) <= 17,
    )


def _long_ago(chance: Random) -> Case:
    """Opened before the records begin."""
    return Case(None, some_day(chance, LONG_AGO, first_day(BEFORE) - 40 * DAY), _type(chance))


def _give_children(chance: Random, unheard: list[Child], found: list[Case], wanted: list[Whose]) -> None:
    """A child for each case that was opened before the records begin."""
    among = chance.sample(unheard, len(unheard))
    for case in found:
        if case.child is None:
            case.whose = wanted.pop() if case.in_run and wanted else USUALLY
            case.child = _take(among, case)


def _take(among: list[Child], case: Case) -> Child:
    for child in among:
        if _is(child, case.whose) and 13 <= child.age_on(case.opened) <= 17:
            among.remove(child)
            return child
    raise TooFew("The borough has too few children whom no contact is about.")
