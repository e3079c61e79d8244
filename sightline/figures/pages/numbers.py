"""Numbers as they are shown: a row a figure or part of one, a period beside another and three years."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from sightline.figures.definitions.catalogue import COUNT, FAMILIES, MOST, Figure, family, figures

Printed = Mapping[str, Any]
SYMBOLS = {"c": "[c]", "x": "[x]", "z": "[z]"}
LEGEND = "[c] withheld so that nobody can be known by it; [x] not supplied; [z] nothing to reckon it from."
NAMES = {"nrm": "National Referral Mechanism", "follow_up": "Follow-ups", "taxi": "Taxi licensing"}
PARTS = {
    "F": "Female", "M": "Male", "U": "Not known", "cin": "Child in need", "cp": "Child protection plan",
    "cla": "Looked after", "ehcp": "Education, health and care plan", "support": "SEN support", "gp": "GP",
    "nhs": "NHS", "pcc": "Police and crime commissioner",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One row: what it says, the same number in each column, and where the records behind each number are."""

    title: str
    cells: tuple[str, ...]
    links: tuple[str, ...] = ()

    @property
    def linked(self) -> list[tuple[str, str]]:
        """Each number with where it leads; nothing where there is nowhere."""
        return list(zip_longest(self.cells, self.links, fillvalue=""))


@dataclass(frozen=True)
class Block:
    """One figure: its title, unit and where it is explained, with a line a part."""

    title: str
    unit: str
    method: str
    lines: tuple[Line, ...]
    note: str = ""


def family_title(name: str) -> str:
    """Name a family of figures."""
    return NAMES.get(name, name.capitalize())


def families() -> list[tuple[str, str]]:
    """Every family with its title."""
    return [(name, family_title(name)) for name in FAMILIES]


def part_title(part: str) -> str:
    """Name one value of a breakdown."""
    return PARTS.get(part, part.replace("_", " ").capitalize() if part else "All")


def shown(each: Printed | None) -> str:
    """Write one number with its base."""
    if each is None:
        return "–"
    if each["symbol"]:
        return SYMBOLS[each["symbol"]]
    base = each["denominator"]
    if each["value"] is None:
        return f"{each['numerator']:,} (not in the base)"
    value = f"{each['value']:,}"
    return f"{value}% ({each['numerator']:,} of {base:,})" if base is not None else value


def found_in(printed: Sequence[Printed]) -> dict[str, dict[str, Printed]]:
    """Figure -> part -> what was printed of it, in its order."""
    found: dict[str, dict[str, Printed]] = {}
    for each in printed:
        found.setdefault(each["figure"], {})["".join(each["breakdown"].values())] = each
    return found


def mean_of_three(
    figure: Figure, part: str, years: Sequence[Mapping[str, Any]], run: Mapping[str, Any]
) -> str:
    """Of a count, the mean of the three years; of a percentage or a mean, that of the three years together."""
    if figure.kind not in (COUNT, MOST):
        return shown(run.get(figure.id, {}).get(part))
    each = [year.get(figure.id, {}).get(part) for year in years]
    if not years or (part == "" and any(one is None for one in each)):
        return "–"
    values = [0 if one is None else one["value"] for one in each]
    if any(value is None for value in values):
        return "–"
    return f"{sum(values) / len(values):,.1f}"


def blocks(
    name: str,
    columns: Sequence[Mapping[str, Mapping[str, Printed]]],
    method: Callable[[Figure], str],
    last: Callable[[Figure, str], str] | None = None,
) -> Iterator[Block]:
    """Every figure of a family: one column a period, and what `last` says of it in one more."""
    for figure in family(name).figures:
        found = [column.get(figure.id, {}) for column in columns]
        if not any(found):
            continue
        parts = dict.fromkeys(part for column in found for part in column)
        lines = []
        for part in parts:
            cells = [shown(column.get(part)) for column in found]
            lines.append(Line(part_title(part), (*cells, *([last(figure, part)] if last else []))))
        yield Block(figures()[figure.id].title, figure.unit, method(figure), tuple(lines), figure.caveat)
