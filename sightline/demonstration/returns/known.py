"""The real part of an extract: its children and contacts, as what is made up must refer to them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from sightline.demonstration.plan.cases import GROUP_OF

Row = dict[str, str]
Tables = dict[str, list[Row]]


class TooFew(LookupError):
    """The real part has too few children for what is planned; the sentence says of which kind."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One contact about a child, as far as what follows from it is concerned."""

    day: date
    decided: date
    exploitation: str
    type: str
    outcome: str
    second: str
    while_open: bool
    contact: str = ""


@dataclass(slots=True)
class Child:
    """A child of the real part, with their contacts in the order they came."""

    id: str
    sex: str
    born: date | None
    ethnicity: str
    contacts: list[Heard] = field(default_factory=list)

    @property
    def group(self) -> str:
        """The ethnic group as the figures make it; empty where it is not recorded."""
        return GROUP_OF.get(self.ethnicity, "")

    def age_on(self, day: date) -> int:
        """Completed years as the figures count them, from the first of the month of birth; -1 where not known."""
        if self.born is None:
            return -1
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


class Known:
    """All children of the real part, each given once."""

    def __init__(self, tables: Tables) -> None:
        self.children = {row["child_id"]: _child(row) for row in tables["child"]}
        for row in sorted(tables["contact"], key=lambda row: (row["received_on"], row["contact_id"])):
            if row["child_id"]:
                self.children[row["child_id"]].contacts.append(_heard(row))
        self._given: set[str] = set()

    @classmethod
    def of(cls, children: Iterable[Child]) -> "Known":
        """The same of children who are at hand, with their contacts in order."""
        made = cls({"child": [], "contact": []})
        made.children = {child.id: child for child in children}
        return made

    def heard_of(self) -> Iterator[Child]:
        """Children whom a contact is about, in order of their names."""
        return (child for child in self.children.values() if child.contacts)

    def give(self, child: Child) -> Child:
        """Take a child for one purpose: nobody else is given the same."""
        self._given.add(child.id)
        return child

    def is_free(self, child: Child) -> bool:
        """Whether nobody was given the child yet."""
        return child.id not in self._given

    def shuffled(self, chance: Random) -> list[Child]:
        """Everybody heard of and not yet given, in an order of chance."""
        found = [child for child in self.heard_of() if self.is_free(child)]
        chance.shuffle(found)
        return found

    def pick(self, among: Iterable[Child], *suits: Callable[[Child], bool]) -> Child:
        """The first free child whom a test suits, the first test before the second. Raises TooFew."""
        listed = list(among)
        for test in suits:
            for child in listed:
                if self.is_free(child) and test(child):
                    return self.give(child)
        raise TooFew("The real part has too few children for the plan: it needs the whole borough's.")


def _child(row: Row) -> Child:
    month = row["birth_month"]
    born = date(int(month[:4]), int(month[5:]), 1) if month else None
    return Child(row["child_id"], row["sex"], born, row["ethnicity"])


def _heard(row: Row) -> Heard:
    day = date.fromisoformat(row["received_on"])
    decided = date.fromisoformat(row["decided_on"]) if row["decided_on"] else day
    is_open = row["about_open_case"] == "true" or row["assessment_outcome"] == "already_open"
    return Heard(
        day,
        decided,
        row["exploitation"],
        row["exploitation_type"],
        row["outcome"],
        row["assessment_outcome"],
        is_open,
        row["contact_id"],
    )


def some_day(chance: Random, first: date, last: date) -> date:
    """A day between two, both included; the first where they are the wrong way round."""
    return first + timedelta(days=chance.randrange(max((last - first).days, 0) + 1))


def first_day(year: str) -> date:
    """1 April of a financial year."""
    return date(int(year[:4]), 4, 1)


def last_day(year: str) -> date:
    """31 March at its end."""
    return date(int(year[:4]) + 1, 3, 31)
