"""Which cases were opened when, and about whom: by contacts of the real part wherever there is one."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from random import Random

from sightline.demonstration.draw import weighted
from sightline.demonstration.plan.cases import Whose, one, planned
from sightline.demonstration.plan.published import RUN as RUN_YEARS
from sightline.demonstration.plan.years import plans
from sightline.demonstration.returns.case import BEFORE, DAY, USUALLY, Case
from sightline.demonstration.returns.closing import close
from sightline.demonstration.returns.known import Child, Known, TooFew, first_day, last_day, some_day

LONG_AGO = date(2017, 9, 1)
SOON = timedelta(days=50)


def opened_cases(chance: Random, known: Known) -> list[Case]:
    """Every case with its child, opened and closed, in the order they were opened."""
    found = _open_already(chance, known)
    for year in (BEFORE, *RUN_YEARS):
        found += _from_contacts(chance, known, year)
    wanted = _still_wanted(chance, found)
    found += _after_others(chance, known, wanted, one("cases.opened", BEFORE) - _begun(found, BEFORE))
    before = sum(1 for case in found if case.opened < first_day(BEFORE))
    found += [_long_ago(chance) for _ in range(one("cases.open_at_start", BEFORE) - before)]
    close(chance, found)
    _give_children(chance, known, found, wanted)
    found.sort(key=lambda case: (case.opened, case.of.id))
    for number, case in enumerate(found, start=1):
        case.id = f"case-{number:04d}"
    return found


def _begun(found: list[Case], year: str) -> int:
    return sum(1 for case in found if case.is_of(year))


def _open_already(chance: Random, known: Known) -> list[Case]:
    """Of children who were open to the team when they were first heard of."""
    found = []
    for child in known.heard_of():
        told = [heard for heard in child.contacts if heard.second in ("opened", "already_open")]
        if told and told[0].second == "already_open":
            opened = min(told[0].day - chance.randrange(60, 300) * DAY, first_day(BEFORE) - DAY)
            found.append(Case(known.give(child), opened, told[0].type))
    return found


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
            child = known.pick(among, partial(_nearly_grown, whose))
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


def _nearly_grown(whose: Whose, child: Child) -> bool:
    """Heard of for the only time in the weeks before that, in the year before the printed ones."""
    when = _eighteen(child)
    heard = child.contacts
    year = first_day(BEFORE) + SOON <= when <= last_day(BEFORE)
    return (
        _is(child, whose)
        and year
        and len(heard) == 1
        and when - SOON <= heard[0].day <= heard[0].decided < when
    )


def _heard_once(whose: Whose, first: date, last: date) -> tuple[Callable[[Child], bool], ...]:
    """Sent on to safeguarding by their only contact; otherwise heard of once in whatever way."""

    def once(child: Child) -> bool:
        heard = child.contacts
        return _is(child, whose) and len(heard) == 1 and first <= heard[0].day <= last - SOON

    def old_enough(child: Child) -> bool:
        return 14 <= child.age_on(first) <= 16

    return (
        lambda child: once(child) and old_enough(child) and child.contacts[0].outcome == "pathway",
        lambda child: once(child) and old_enough(child),
        lambda child: once(child) and 12 <= child.age_on(first) <= 16,
    )


def _long_ago(chance: Random) -> Case:
    """Opened before the records begin."""
    return Case(None, some_day(chance, LONG_AGO, first_day(BEFORE) - 40 * DAY), _type(chance))


def _give_children(chance: Random, known: Known, found: list[Case], wanted: list[Whose]) -> None:
    """A child for each case that has none: one not heard of until the case was closed."""
    among = known.shuffled(chance)
    for case in found:
        if case.child is None:
            case.whose = wanted.pop() if case.in_run and wanted else USUALLY
            case.child = known.pick(among, *_later_heard(case))


def _later_heard(case: Case) -> tuple[Callable[[Child], bool], ...]:
    def like(child: Child, oldest: int) -> bool:
        return _is(child, case.whose) and 12 <= child.age_on(case.opened) <= oldest

    return (
        lambda child: (
            like(child, 17) and child.age_on(case.opened) >= 14 and child.contacts[0].day > case.last
        ),
        lambda child: like(child, 17) and child.contacts[0].day > case.last,
        lambda child: (
            like(child, 17) and all(not case.opened <= one.day <= case.last for one in child.contacts)
        ),
    )
