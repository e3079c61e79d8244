"""The figures the first annual report printed about contacts, and how each is read."""

from dataclasses import dataclass
from functools import cache

from sightline.demonstration.reference import rows

LAST = "2022/23"
RUN = ("2020/21", "2021/22", "2022/23")
AVERAGE = "average"


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed number. `printed` is in units of its last place: 1.4 per cent is 14 with one place."""

    id: str
    figure: str
    breakdown: str
    period: str
    printed: int
    places: int
    reading: str


@cache
def printed() -> tuple[Printed, ...]:
    """Every printed figure the plan has to meet, in the order of the report."""
    return tuple(
        Printed(
            row["id"],
            row["figure"],
            row["breakdown"],
            row["period"],
            int(row["printed"].replace(".", "")),
            int(row["places"]),
            row["reading"],
        )
        for row in rows("published")
    )


def shares_of(figure: str, period: str) -> dict[str, int]:
    """The printed percentages of one figure in one period, by breakdown value."""
    return {one.breakdown: one.printed for one in printed() if (one.figure, one.period) == (figure, period)}
