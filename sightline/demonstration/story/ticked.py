"""Contacts with exploitation indicators: who they are about and in which order, to meet the year's plan exactly."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from sightline.demonstration.borough.families import Family, Person
from sightline.demonstration.borough.town import Town, aged
from sightline.demonstration.draw import weighted
from sightline.demonstration.plan.cases import GROUP_OF, Whose
from sightline.demonstration.plan.years import YearPlan

# How a child who is assessed on the pathway is counted at the second stage.
Assessed = tuple[str, str | None]
OPEN_DAYS = 610  # twenty months, the printed average length of service
YOUNGEST = 12  # of the children whose case was opened, as printed
USUALLY = Whose("F", "white_british")


@dataclass(slots=True)
class Strand:
    """One child's contacts in a year: outcomes in the order they come, and the second-stage result if any."""

    family: Family | None
    child: Person | None
    outcomes: list[str]
    assessed: Assessed | None = None


@dataclass(slots=True)
class Memory:
    """What later years must know: which children have an open case, since when, and who has been seen before."""

    open_since: dict[str, tuple[date, Family, Person]] = field(default_factory=dict)
    seen: dict[str, tuple[Family, Person]] = field(default_factory=dict)
    statutory: set[str] = field(default_factory=set)  # open to statutory safeguarding alone

    def is_open(self, child: Person, day: date) -> bool:
        """Is the child's case open on a day, taking the average length of service?"""
        known = self.open_since.get(child.key)
        return known is not None and known[0] <= day < known[0] + timedelta(days=OPEN_DAYS)


def _pathway_results(plan: YearPlan) -> Iterator[Assessed]:
    """The second-stage result of every child assessed in the year."""
    for outcome, count in plan.assessed.items():
        if outcome != "not_a_factor":
            yield from ((outcome, None) for _ in range(count))
    for support, count in plan.support.items():
        yield from (("not_a_factor", support) for _ in range(count))


def _new_child(
    chance: Random, town: Town, memory: Memory, taken: set[str], day: date
) -> tuple[Family, Person]:
    """A child of ten to seventeen, not yet in this year's list; one in eight was seen in an earlier year."""
    old = aged(10, 16, day)
    sex = weighted(chance, "sex.ticked")
    if memory.seen and chance.random() < 0.12:
        family, child = chance.choice(list(memory.seen.values()))
        if old(child) and child.key not in taken and child.key not in memory.open_since:
            return family, child
    while True:
        family, child = town.draw(chance, lambda one: old(one) and (sex == "U" or one.sex == sex))
        if (
            child.key not in taken
            and child.key not in memory.open_since
            and abs(child.age_on(day) - 14) <= chance.randrange(1, 5)
        ):
            return family, child


def _case_child(
    chance: Random, plan: YearPlan, town: Town, taken: set[str], whose: Whose
) -> tuple[Family, Person]:
    """A child whose case will be opened, of the sex and ethnic group the printed profile asks for.

    Nobody in the borough is judged by either: the case comes first, and then the child it is told about.
    """
    about = int(weighted(chance, "age.opened"))
    suits = _suits(plan, whose, about)
    return town.draw(chance, lambda one: one.key not in taken and suits(one))


def _suits(plan: YearPlan, whose: Whose, about: int) -> Callable[[Person], bool]:
    middle = plan.first_day + timedelta(days=180)
    return lambda one: (
        one.sex == whose.sex
        and GROUP_OF.get(one.ethnicity) == whose.group
        and one.age_on(middle) == about
        and one.age_on(plan.first_day) >= YOUNGEST
        and one.age_on(plan.last_day) < 18
    )


def _open_child(
    chance: Random, plan: YearPlan, town: Town, memory: Memory, taken: set[str]
) -> tuple[Family, Person]:
    """A child whose case is open already; in the first year, one opened before the records begin."""
    day = plan.first_day + timedelta(days=120)
    middle = day + timedelta(days=180)
    ready = [
        (family, child)
        for since, family, child in memory.open_since.values()
        if child.key not in taken
        and child.key not in memory.statutory
        and since < day
        and memory.is_open(child, middle)
        and child.age_on(middle) < 18
    ]
    if ready:
        return chance.choice(ready)
    if plan.opened_of:
        family, child = _case_child(chance, plan, town, taken | memory.open_since.keys(), USUALLY)
    else:
        family, child = _new_child(chance, town, memory, taken, day)
    memory.open_since[child.key] = (day - timedelta(days=chance.randrange(60, 300)), family, child)
    return family, child


def _spread(chance: Random, strands: list[Strand], extra: int, outcome: str, most: int) -> None:
    """Give `extra` more contacts with an outcome to children who have fewer than `most`."""
    while extra:
        strand = chance.choice(strands)
        if len(strand.outcomes) < most:
            strand.outcomes.append(outcome)
            extra -= 1


def _assessed(chance: Random, plan: YearPlan, town: Town, memory: Memory, taken: set[str]) -> list[Strand]:
    """The children assessed on the pathway; they are taken for the year."""
    day = plan.first_day + timedelta(days=120)
    found: list[Strand] = []
    opened_of = list(plan.opened_of)
    chance.shuffle(opened_of)
    for assessed in _pathway_results(plan):
        if assessed[0] == "opened" and opened_of:
            not_these = taken | memory.open_since.keys()
            family, child = _case_child(chance, plan, town, not_these, opened_of.pop())
        elif assessed[0] == "already_open":
            family, child = _open_child(chance, plan, town, memory, taken)
        else:
            family, child = _new_child(chance, town, memory, taken, day)
        taken.add(child.key)
        found.append(Strand(family, child, ["pathway"], assessed))
    return found


def strands(chance: Random, plan: YearPlan, town: Town, memory: Memory) -> list[Strand]:
    """All the children of the year, with the outcomes of their contacts, adding up to the plan exactly."""
    taken: set[str] = set()
    day = plan.first_day + timedelta(days=120)
    found = _assessed(chance, plan, town, memory, taken)
    doubles = [one for one in found if one.assessed and one.assessed[0] != "already_open"]
    _spread(chance, doubles, plan.by_outcome["pathway"] - len(found), "pathway", 2)
    others = ["early_help"] * plan.by_outcome["early_help"]
    others += ["advice"] * (plan.by_outcome["advice"] - plan.unidentified)
    chance.shuffle(others)
    for _ in range(plan.children - len(found)):
        family, child = _new_child(chance, town, memory, taken, day)
        taken.add(child.key)
        found.append(Strand(family, child, [others.pop()]))
    free = [one for one in found if one.assessed is None or one.assessed[0] != "already_open"]
    for outcome in others:
        _spread(chance, free, 1, outcome, 4)
    found += [Strand(None, None, ["advice"]) for _ in range(plan.unidentified)]
    return found


def in_order(strand: Strand) -> list[str]:
    """Lesser outcomes come before the pathway, except where the assessment led back to them."""
    closed = strand.assessed is not None and strand.assessed[0] in ("early_help", "not_a_factor")
    first = [one for one in strand.outcomes if one != "pathway"]
    pathway = [one for one in strand.outcomes if one == "pathway"]
    return pathway + first if closed else first + pathway
