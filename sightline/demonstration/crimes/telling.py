"""Every crime of the past with its child and its days, and the warning notices served because of some."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import NamedTuple

from sightline.demonstration.borough.families import Person
from sightline.demonstration.borough.town import Town
from sightline.demonstration.calendar import DAY, london_day
from sightline.demonstration.crimes.drawing import Drawn, Suspect, drawn_crimes
from sightline.demonstration.draw import SEED, stream
from sightline.demonstration.pathway.heard import Hearing
from sightline.demonstration.pathway.telling import Told as Case
from sightline.demonstration.pathway.telling import is_planned
from sightline.demonstration.returns.case import END
from sightline.justice.notice_states import NoticeKind
from sightline.justice.states import VICTIM_UNABLE, Outcome, Why

KNOWN_HERE = 0.86  # of the children harmed: mostly one whose case was confirmed and open then
SETTLED = timedelta(days=20)  # before today
SEXUAL, OTHER = ("71", "88A", "22B", "20", "72", "86"), ("106", "13", "92A", "36", "8R", "8L")
MOSTLY = 0.8  # sexual
WARNED_OF = 0.15  # of the crimes of which somebody is suspected
OLDEST, YOUNGEST = 17, 13


class Warned(NamedTuple):
    """A warning notice: of which kind, when it was served, and when it ran out if that is over."""

    kind: str
    served_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class Told:
    """One crime. `known`: the hub has a record of the child; `new`: the force had none yet. No outcome: None.

    `suspects` say of each whether this is the first crime they are named in.
    """

    number: int
    day: date
    child: Person
    known: bool
    new: bool
    place: str
    offence: str
    outcome: Outcome | None
    decided_on: date | None
    suspects: tuple[tuple[Suspect, bool], ...]
    warning: Warned | None

    @property
    def sexual(self) -> bool:
        """Whether the child is referred to an independent adviser."""
        return self.offence in SEXUAL

    @property
    def charged(self) -> bool:
        """Whether those suspected were brought before a court."""
        return self.outcome == Outcome.CHARGED

    @property
    def why(self) -> str:
        """Why it was not charged."""
        if self.outcome is None or self.charged:
            return ""
        victim = Why.VICTIM if self.outcome in VICTIM_UNABLE else Why.OTHER
        return str(Why.EVIDENCE if self.outcome == Outcome.EVIDENCE else victim)


def told_crimes(
    hearing: Hearing, cases: Sequence[Case], town: Town, upto: datetime, *, whole: bool
) -> list[Told]:
    """Every crime up to some weeks before a moment, in order."""
    today, planned = london_day(upto), is_planned(upto, whole=whole)
    drawn_by, harmed_by = stream(SEED, "returns", "crimes"), stream(SEED, "returns", "children harmed")
    among = _Children(hearing, cases, town)
    held: set[str] = set()
    named: set[int] = set()
    found = []
    for number, drawn in enumerate(drawn_crimes(drawn_by, today - SETTLED, planned=planned), start=1):
        child, known = among.harmed(harmed_by, drawn.day)
        suspects = tuple((each, each.number not in named) for each in drawn.suspects)
        found.append(_told(number, drawn, child, suspects, today, known=known, new=child.key not in held))
        held.add(child.key)
        named.update(each.number for each in drawn.suspects)
    return found


def _told(
    number: int,
    drawn: Drawn,
    child: Person,
    suspects: tuple[tuple[Suspect, bool], ...],
    today: date,
    *,
    known: bool,
    new: bool,
) -> Told:
    chance = stream(SEED, "crime", number, drawn.day)
    decided = drawn.day + chance.randrange(20, 100) * DAY
    over = decided < today
    offence = chance.choice(SEXUAL if chance.random() < MOSTLY else OTHER)
    warning = _warning(chance, drawn.day, today) if suspects and chance.random() < WARNED_OF else None
    outcome = Outcome(int(drawn.outcome)) if over else None
    return Told(
        number, drawn.day, child, known, new, drawn.place, offence, outcome, decided if over else None, suspects,
        warning,
    )  # fmt: skip


def _warning(chance: Random, day: date, today: date) -> Warned:
    served, kind = day + 6 * DAY, chance.choice((NoticeKind.ABDUCTION, NoticeKind.HARBOURING))
    ended = served + chance.randrange(90, 180) * DAY
    return Warned(str(kind), served, ended if ended < today else None)


class _Children:
    """Who is harmed: a child whose case is confirmed and open on the day, or one nobody here had heard of."""

    def __init__(self, hearing: Hearing, cases: Sequence[Case], town: Town) -> None:
        self._cases = [case for case in cases if case.confirmed and _has_one_name(case.person)]
        with_case = {case.person.key for case in cases if case.opened <= END}
        self._unheard = [
            child
            for child in (one for family in town.families for one in family.children)
            if hearing.heard.get(child.key, END) >= END
            and child.key not in with_case
            and _has_one_name(child)
        ]

    def harmed(self, chance: Random, day: date) -> tuple[Person, bool]:
        """The child, and whether the hub knows them."""
        near = [case.person for case in self._near(day)]
        if near and chance.random() < KNOWN_HERE:
            return chance.choice(near), True
        able = [child for child in self._unheard if YOUNGEST <= child.age_on(day) <= OLDEST]
        child = chance.choice(able)
        self._unheard.remove(child)
        return child, False

    def _near(self, day: date) -> Iterator[Case]:
        return (case for case in self._cases if case.opened <= day and (case.closed or day) >= day)


def _has_one_name(child: Person) -> bool:
    """Whether the police and the council call the child alike, whenever they took them down."""
    return bool(child.given) and child.changed_on is None
