"""Which agencies are asked for which kind of concern: a reviewed file. The worker may add to it or take from it."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sightline.access.states import AgencyKind
from sightline.enquiries.states import Concern

SHIPPED = Path(__file__).parent / "reference" / "standing_list.csv"


@dataclass(frozen=True)
class Line:
    """One kind of agency for one kind of concern. With `choose` the worker says which of them."""

    concern: Concern
    kind: AgencyKind
    choose: bool
    why: str


@cache
def standing_list() -> tuple[Line, ...]:
    """Every line of the file."""
    with SHIPPED.open(newline="", encoding="utf-8") as file:
        return tuple(
            Line(
                Concern(row["concern"]), AgencyKind(row["agency_kind"]), row["which"] == "choose", row["why"]
            )
            for row in csv.DictReader(file)
        )


def to_ask(concern: Concern) -> list[Line]:
    """The lines for one kind of concern, in the file's order."""
    return [line for line in standing_list() if line.concern == concern]
