"""Every case with its child and its days: as planned for the printed years, freely before, between and after them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from random import Random

from sightline.demonstration.borough.families import Person
from sightline.demonstration.borough.town import Town
from sightline.demonstration.calendar import london_day, moment
from sightline.demonstration.draw import SEED, stream
from sightline.demonstration.pathway.heard import Hearing, name_of
from sightline.demonstration.reference import rows
from sightline.demonstration.returns.case import DAY, END, Case
from sightline.demonstration.returns.judging import confirm
from sightline.demonstration.returns.known import Child, first_day
from sightline.demonstration.returns.levels import PATTERNS, Status, spells, statuses_of
from sightline.demonstration.returns.opening import (
    LONG_AGO,
    is_open_already,
    opened_before,
    opened_cases,
)
from sightline.demonstration.story.events import Contact

WHOLE_FROM = moment(END + timedelta(days=120), 9 * 60)
"""From when on all is known that the printed years need."""
FIRST_DAY = first_day("2019/20")
WEEK = timedelta(days=7)
TOLD_OF = ("opened", "already_open")
SHORTEST = timedelta(days=90)
WITHOUT_POLICE = 2  # of the cases open at the end of the printed years: 36 of 38 have an officer


@dataclass(frozen=True, slots=True)
class Told:
    """One case. `holder` and `police` are staff keys, `contact` the key of the contact it was opened from, if any.

    `levels` are given where chance is not to draw them.
    """

    child: Child
    person: Person
    contact: str
    opened_by: str
    opened: date
    closed: date | None
    type: str
    confirmed: bool
    holder: str
    police: str
    statuses: tuple[Status, ...]
    levels: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its name: a child has one case in this history."""
        return self.person.key

    @property
    def allocated(self) -> date:
        """The day after it was opened."""
        return self.opened + DAY

    def chance(self, purpose: str) -> Random:
        """A stream of its own, so that nothing of one case depends on another."""
        return stream(SEED, "case", self.key, purpose)


def told_cases(hearing: Hearing, town: Town, upto: datetime, *, whole: bool) -> list[Told]:
    """Every case opened by a moment, in order. `whole`: the contacts are those of the whole borough."""
    exact = is_planned(upto, whole=whole)
    found, statuses = _planned(hearing, town) if exact else _freely(hearing, town, whole=whole)
    children = {case.of.id for case in found}
    since = END + DAY if exact else FIRST_DAY
    found += [case for case in _later(hearing, since, already=not exact) if case.of.id not in children]
    day = london_day(upto)
    for case in found:
        _go_on(hearing, case, day, planned=exact)
        if case.id not in statuses:
            chance = stream(SEED, "case", case.of.id, "statuses")
            statuses[case.id] = tuple(spells(chance, case, chance.choice(PATTERNS).split()))
    found = sorted((case for case in found if case.opened < day), key=lambda case: (case.opened, case.of.id))
    return list(_held(hearing, found, statuses))


def is_planned(upto: datetime, *, whole: bool) -> bool:
    """Whether all is known that the plan of the printed years needs."""
    return whole and upto >= WHOLE_FROM


def open_already(
    contacts: list[Contact], hearing: Hearing, *, planned: bool
) -> Iterator[tuple[Person, date, str]]:
    """Of a year's contacts: whose case is open when the first is said of it; since when, and of what type.

    `hearing` has the years before.
    """
    told: set[str] = set()
    for contact in contacts:
        second = contact.decision.assessment if contact.decision else None
        if second is None or second.outcome not in ("opened", "already_open"):
            continue
        for person in contact.about[:1]:
            name = name_of("child", person.key)
            earlier = any(one.second in TOLD_OF for one in hearing.contacts_of(name))
            if second.outcome == "already_open" and not earlier and name not in told:
                opened = opened_before(name, london_day(contact.at))
                opened = min(opened, FIRST_DAY - DAY) if planned else opened
                yield person, opened, contact.exploitation_type or "sexual"
            told.add(name)


def _planned(hearing: Hearing, town: Town) -> tuple[list[Case], dict[str, tuple[Status, ...]]]:
    """Those of the printed years and before, as the plan has them."""
    unheard = hearing.unheard(town, END)
    found = opened_cases(_chance("opening"), hearing.known(END), unheard)
    confirm(_chance("judging"), found)
    return found, statuses_of(_chance("statuses"), found)


def _chance(purpose: str) -> Random:
    return stream(SEED, "returns", purpose)


def _freely(hearing: Hearing, town: Town, *, whole: bool) -> tuple[list[Case], dict[str, tuple[Status, ...]]]:
    """A few opened before the records begin, where the contacts are too few for the plan."""
    chance = _chance("freely")
    unheard = hearing.unheard(town, END)
    found = []
    for child in chance.sample(unheard, min(len(unheard), 40 if whole else 4)):
        opened = LONG_AGO + chance.randrange(520) * DAY
        if 13 <= child.age_on(opened) <= 17:
            found.append(Case(child, opened, "sexual", id=f"case-{child.id}"))
    return found, {}


def _later(hearing: Hearing, since: date, *, already: bool) -> Iterator[Case]:
    """Of children whose case a contact opened from a day on; `already`: and of those open when first heard of."""
    for child in sorted(hearing.children.values(), key=lambda child: child.id):
        told = [one for one in child.contacts if one.second in TOLD_OF]
        opening = [one for one in told if one.second == "opened" and one.day >= since]
        if already and told and is_open_already(child):
            yield Case(child, opened_before(child.id, told[0].day), told[0].type, id=f"case-{child.id}")
        elif opening:
            chance = stream(SEED, "case", child.id, "opened")
            opened = opening[-1].decided + chance.randrange(2, 16) * DAY
            yield Case(child, opened, opening[0].type, id=f"case-{child.id}")


def _go_on(hearing: Hearing, case: Case, upto: date, *, planned: bool) -> None:
    """What the plan does not say: when a case ends that it leaves open, and what was judged."""
    case.child = hearing.children[case.of.id]
    chance = stream(SEED, "case", case.of.id, "closed")
    after = max(case.opened, END) if planned and case.opened <= END else case.opened
    if not (planned and case.opened <= END) and chance.random() < 0.45:
        case.judgement = "confirmed"
    if case.closed is None:
        days = timedelta(days=int(chance.triangular(20, 900, 330)))
        closed = max(case.opened + SHORTEST, after + days, case.held_to + WEEK)
        case.closed = closed if closed < upto else None


def _held(hearing: Hearing, found: list[Case], statuses: dict[str, tuple[Status, ...]]) -> Iterator[Told]:
    """Each with a practitioner and mostly a police officer: whoever then has fewest."""
    alone = {case.id for case in [one for one in found if _is_of_the_count(one)][:WITHOUT_POLICE]}
    workers: dict[str, list[date]] = {key: [] for key in practitioners()}
    officers: dict[str, list[date]] = {key: [] for key in police_officers()}
    for case in found:
        holder = _fewest(workers, case)
        police = "" if case.id in alone or _without_police(case) else _fewest(officers, case)
        person = hearing.people[case.of.id]
        opening = [one for one in case.of.contacts if _opens(case, one.day, one.outcome)]
        chosen = next((one for one in reversed(opening) if one.second == "opened"), None)
        chosen = chosen or next(iter(opening), None)
        origin = hearing.origins.get(chosen.contact) if chosen else None
        yield Told(
            case.of, person, origin.key if origin else "", origin.by if origin else "worker1", case.opened,
            case.closed, case.type or "sexual", case.judgement == "confirmed", holder, police, statuses[case.id],
        )  # fmt: skip


def _opens(case: Case, day: date, outcome: str) -> bool:
    return outcome == "pathway" and day < case.opened


def _is_of_the_count(case: Case) -> bool:
    """Open at the end of the printed years, and allocated by then."""
    return case.opened < END and (case.closed is None or case.closed > END)


def _without_police(case: Case) -> bool:
    if _is_of_the_count(case):
        return False
    return stream(SEED, "case", case.of.id, "police").random() < 0.2


def _fewest(of: dict[str, list[date]], case: Case) -> str:
    """Who has fewest that are open on the day; it is now theirs."""
    key = min(of, key=lambda one: sum(1 for closed in of[one] if closed > case.opened))
    of[key].append(case.closed or date.max)
    return key


@cache
def practitioners() -> tuple[str, ...]:
    """Those of the exploitation team who hold cases."""
    listed = rows("staff")
    return tuple(row["key"] for row in listed if row["role"] == "practitioner")


@cache
def police_officers() -> tuple[str, ...]:
    """Those of the police team for exploitation."""
    return tuple(row["key"] for row in rows("staff") if row["organisation"] == "police_exploitation")
