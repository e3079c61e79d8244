"""Crimes and those suspected of them as numbers have them, before anybody is the child: as planned, or like that."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random

from sightline.demonstration.plan.cases import RUN, dealt, one
from sightline.demonstration.plan.published import RUN as RUN_YEARS
from sightline.demonstration.returns.case import BEFORE, YEARS
from sightline.demonstration.returns.known import first_day, last_day, some_day
from sightline.justice.states import Outcome

YOUNG = "under_18"
AGES = {"under_18": (14, 17), "18_24": (18, 23), "25_34": (25, 34), "35_64": (35, 61), "65_over": (66, 71)}
NOBODY = (str(int(Outcome.NO_SUSPECT)), str(int(Outcome.VICTIM_NO_SUSPECT)))
CHARGED, EVIDENCE = str(int(Outcome.CHARGED)), str(int(Outcome.EVIDENCE))
A_THIRD = 3  # of what is planned for the three printed years together
ONE_IN = 12  # of a year's crimes, where the borough is cut down


@dataclass(frozen=True, slots=True)
class Suspect:
    """Somebody suspected, as far as it is counted."""

    number: int
    sex: str
    age: int
    ethnicity: str
    employment: str


@dataclass(slots=True)
class Drawn:
    """A crime without its child: the day, the place by type, the outcome by type, who is suspected."""

    day: date
    place: str
    outcome: str
    suspects: list[Suspect] = field(default_factory=list)


def drawn_crimes(chance: Random, until: date, *, planned: bool) -> list[Drawn]:
    """Every crime reported by a day, in order of the days."""
    found: list[Drawn] = []
    after = 0
    for years in _groups(until, planned=planned):
        printed = len(years) > 1
        crimes = _crimes(chance, years, 1 if planned else ONE_IN)
        suspects = _suspects(chance, after, _count_of_suspects(years, planned=planned))
        after += len(suspects)
        (_link_as_printed if printed else _link)(chance, crimes, suspects)
        found += crimes
    return sorted((each for each in found if each.day <= until), key=lambda each: (each.day, each.place))


def _groups(until: date, *, planned: bool) -> Iterator[tuple[str, ...]]:
    """Years whose crimes are drawn together: the printed ones, and each of the others."""
    for begins in range(int(BEFORE[:4]), until.year + 1):
        year = f"{begins}/{(begins + 1) % 100:02d}"
        if first_day(year) > until:
            return
        if planned and year in RUN_YEARS:
            if year == RUN_YEARS[0]:
                yield RUN_YEARS
        else:
            yield (year,)


def _like(year: str) -> str:
    """The year of the plan that a year is like."""
    return min(year, YEARS[-1])


def _crimes(chance: Random, years: tuple[str, ...], one_in: int) -> list[Drawn]:
    outcomes, places = dealt(chance, "justice.outcome"), dealt(chance, "justice.location")
    days = [
        some_day(chance, first_day(year), last_day(year))
        for year in years
        for _ in range(one("justice.crimes", _like(year)) // one_in)
    ]
    return [Drawn(day, places.pop(), outcomes.pop()) for day in days]


def _count_of_suspects(years: tuple[str, ...], *, planned: bool) -> int:
    if years == RUN_YEARS:
        return one("justice.suspects")
    whole = one("justice.suspects", BEFORE) if years[0] == BEFORE else one("justice.suspects") // A_THIRD
    return whole if planned else whole // ONE_IN


def _suspects(chance: Random, after: int, count: int) -> list[Suspect]:
    """So many of those suspected in the printed years, or everybody."""
    sexes, groups = dealt(chance, "justice.suspect_sex"), dealt(chance, "justice.suspect_ethnicity")
    work = {True: dealt(chance, "justice.young_employment"), False: dealt(chance, "justice.adult_employment")}
    found = []
    for number, band in enumerate(dealt(chance, "justice.suspect_age")[:count], start=after + 1):
        employment = work[band == YOUNG].pop()
        age = chance.randint(*AGES[band])
        found.append(Suspect(number, sexes.pop(), age, groups.pop(), employment))
    return found


def _link_as_printed(chance: Random, crimes: list[Drawn], suspects: list[Suspect]) -> None:
    """Repeat suspects first; those charged are suspected of the crimes that ended in a charge."""
    charged = [each for each in crimes if each.outcome == CHARGED]
    solved = [each for each in crimes if each.outcome not in (CHARGED, *NOBODY)]
    chance.shuffle(solved)
    order = chance.sample(suspects, len(suspects))
    repeated = [int(part) for part in dealt(chance, "justice.repeat_suspects", RUN)]
    times = dict.fromkeys(suspects, 1) | dict(zip(order, repeated, strict=False))
    adults_first = sorted(order, key=lambda each: each.age < AGES["18_24"][0])
    accused = [each for each in adults_first if times[each] == 1][: one("justice.suspects_charged") - 1]
    twice = next(each for each in adults_first if times[each] == 2)
    for crime, suspect in zip(charged, [*accused, twice, twice], strict=True):
        crime.suspects.append(suspect)
    for suspect in (each for each in suspects if each not in (*accused, twice)):
        for crime in _some(chance, solved, times[suspect]):
            crime.suspects.append(suspect)


def _some(chance: Random, solved: list[Drawn], count: int) -> list[Drawn]:
    """Crimes nobody is linked to yet, while there are any."""
    found = solved[:count]
    del solved[:count]
    solved += found
    chance.shuffle(found)
    return found


def _link(chance: Random, crimes: list[Drawn], suspects: list[Suspect]) -> None:
    """Each to one crime, crimes that ended in a charge first; one nobody is left for had too little evidence."""
    left = list(suspects)
    for crime in (each for each in crimes if each.outcome == CHARGED):
        if left:
            crime.suspects.append(left.pop())
        else:
            crime.outcome = EVIDENCE
    solved = [each for each in crimes if each.outcome not in (CHARGED, *NOBODY)]
    for suspect in left if solved else ():
        chance.choice(solved).suspects.append(suspect)
