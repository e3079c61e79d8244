"""The five data sets, and by what each figure's definition is known."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sightline.figures.definitions.catalogue import Figure, figures, steps_before

FILE = Path(__file__).with_name("data_sets.toml")
LETTERS = 12


@dataclass(frozen=True)
class DataSet:
    """One data set: its name in a return, its title, its figures in their order."""

    name: str
    title: str
    figures: tuple[Figure, ...]


@cache
def data_sets() -> tuple[DataSet, ...]:
    """The data sets in their order."""
    listed = tomllib.loads(FILE.read_text(encoding="utf-8"))["data_set"]
    return tuple(
        DataSet(each["name"], each["title"], tuple(figures()[name] for name in each["figures"]))
        for each in listed
    )


@cache
def set_of() -> dict[str, str]:
    """The name of the data set of each figure, in the order of a return."""
    return {figure.id: each.name for each in data_sets() for figure in each.figures}


@cache
def edition(figure_id: str) -> str:
    """Twelve letters that change when what is counted does: of the figure's SQL, the steps before it, and its parts.

    Comments, spaces and line ends are left out of it.
    """
    figure = figures()[figure_id]
    said = [step.sql for step in steps_before([figure])]
    said += [figure.sql, figure.kind, figure.by, *(figure.parts or ()), *sorted(figure.outside)]
    plain = "\n".join(" ".join(each.split()) for each in said)
    return hashlib.sha256(plain.encode()).hexdigest()[:LETTERS]
