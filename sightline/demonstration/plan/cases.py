"""The planned numbers of what partners return, and of whose cases are opened: whole numbers, solved by hand from print.

`planned.csv` says for each figure, part and period how many there are, and on what ground. The numbers that were
printed come out of them again; tests/demonstration/test_returns.py holds that.
"""

from dataclasses import dataclass
from functools import cache
from random import Random

from sightline.demonstration.reference import rows

RUN = "2020/21-2022/23"
GROUPS = {
    "white_british": ("WBRI",),
    "white_other": ("WIRI", "WIRT", "WROM", "WOTH"),
    "mixed": ("MWBC", "MWBA", "MWAS", "MOTH"),
    "asian": ("AIND", "APKN", "ABAN", "AOTH", "CHNE"),
    "black": ("BCRB", "BAFR", "BOTH"),
    "other": ("OOTH",),
}
GROUP_OF = {code: group for group, codes in GROUPS.items() for code in codes}


@dataclass(frozen=True, slots=True)
class Whose:
    """Sex and ethnic group of a child whose case is opened. The plan needs them to meet the printed profile."""

    sex: str
    group: str


@cache
def planned(figure: str, period: str = RUN) -> dict[str, int]:
    """How many of each part of a figure in a period; a figure without parts has one, named by nothing."""
    found = {
        row["part"]: int(row["count"])
        for row in rows("planned")
        if (row["figure"], row["period"]) == (figure, period)
    }
    if not found:
        raise KeyError((figure, period))
    return found


def one(figure: str, period: str = RUN) -> int:
    """The planned number of a figure without parts."""
    return planned(figure, period)[""]


def dealt(chance: Random, figure: str, period: str = RUN) -> list[str]:
    """Every part as often as it is planned, shuffled; `not_recorded` is an empty value."""
    found = [part for part, count in planned(figure, period).items() for _ in range(count)]
    chance.shuffle(found)
    return ["" if part == "not_recorded" else part for part in found]


@cache
def opened_of(year: str) -> tuple[Whose, ...]:
    """Whose cases are opened in a year, one entry a child."""
    listed = (row for row in rows("opened") if row["year"] == year)
    return tuple(Whose(row["sex"], row["group"]) for row in listed for _ in range(int(row["count"])))
