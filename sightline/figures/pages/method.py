"""How each figure is counted: its words, its SQL and its worked example."""

from dataclasses import dataclass

from sightline.figures.definitions.catalogue import SHARED, Figure, Step, family
from sightline.figures.definitions.examples import ExampleTable, example
from sightline.figures.pages.numbers import family_title


@dataclass(frozen=True)
class Explained:
    """One figure with its answer in the worked example."""

    figure: Figure
    parts: str
    answer: str


@dataclass(frozen=True)
class Method:
    """A family: what it says first, what its example consists of, what it begins from, and its figures."""

    title: str
    note: str
    period: str
    tables: tuple[ExampleTable, ...]
    steps: tuple[Step, ...]
    figures: tuple[Explained, ...]


def method(name: str) -> Method:
    """Explain the figures of a family."""
    made, worked = family(name), example(name)
    explained = (
        Explained(
            figure, ", ".join(figure.parts) if figure.parts else "those found", worked.answers[figure.id]
        )
        for figure in made.figures
    )
    steps = (*family(SHARED).steps, *made.steps)
    used = " ".join([*(figure.sql for figure in made.figures), *(step.sql for step in made.steps)])
    return Method(
        family_title(name),
        made.note,
        worked.period,
        worked.tables,
        tuple(step for step in steps if step.name in used),
        tuple(explained),
    )
