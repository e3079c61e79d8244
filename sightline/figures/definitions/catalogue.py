"""The catalogue of figures: each is a piece of SQL with words before it, one file a family."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from sightline.figures.definitions.tables import tables

FOLDER = Path(__file__).resolve().parent / "families"
FAMILIES = (
    "contacts",
    "follow_up",
    "cases",
    "profile",
    "missing",
    "justice",
    "nrm",
    "schools",
    "workforce",
    "complaints",
    "taxi",
    "funding",
    "equality",
)
SHARED = "shared"
NOT_RECORDED = "not_recorded"
HEADING = re.compile(r"^-- (figure|step): (\S+)$")
WORD = re.compile(r"\w+")
WORDS = re.compile(r"^-- ([a-z ]+): (.+)$")

COUNT, SHARE, SHARE_OF_EACH, MEAN, MOST = "count", "share", "share of each", "mean", "most"


@dataclass(frozen=True)
class Step:
    """A table that the figures of a family begin from."""

    name: str
    family: str
    note: str
    sql: str


@dataclass(frozen=True)
class Figure:
    """One figure. `parts` are the values of its breakdown in their order; None where they are those found."""

    id: str
    family: str
    title: str
    unit: str
    kind: str
    by: str
    parts: tuple[str, ...] | None
    outside: frozenset[str]
    times: Fraction
    needs: tuple[str, ...]
    internal: bool
    same_base: bool
    base: str
    caveat: str
    sql: str


@dataclass(frozen=True)
class Family:
    """One file: what it says first, its steps, its figures."""

    name: str
    note: str
    steps: tuple[Step, ...]
    figures: tuple[Figure, ...]


@cache
def family(name: str) -> Family:
    """Read one family's file."""
    note, *sections = _sections((FOLDER / f"{name}.sql").read_text(encoding="utf-8"))
    steps, figures = [], []
    for section in sections:
        kind, title = HEADING.findall(section[0])[0]
        if kind == "step":
            steps.append(_step(title, name, section[1:]))
        else:
            figures.append(_figure(title, name, section[1:]))
    return Family(name, _note(note), tuple(steps), tuple(figures))


@cache
def figures() -> dict[str, Figure]:
    """Every figure by its identifier, in the order of the catalogue."""
    return {figure.id: figure for name in FAMILIES for figure in family(name).figures}


def steps_before(wanted: Iterable[Figure]) -> list[Step]:
    """Return the steps that figures begin from, and those these begin from, each before what needs it."""
    wanted = list(wanted)
    families = (SHARED, *dict.fromkeys(figure.family for figure in wanted))
    named = {word for figure in wanted for word in WORD.findall(figure.sql)}
    found: list[Step] = []
    for step in reversed([step for name in families for step in family(name).steps]):
        if step.name in named:
            found.insert(0, step)
            named.update(WORD.findall(step.sql))
    return found


def _sections(text: str) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for line in text.splitlines():
        if HEADING.match(line):
            found.append([])
        found[-1].append(line)
    return found


def _note(lines: list[str]) -> str:
    return " ".join(line.removeprefix("--").strip() for line in lines if line.startswith("--"))


def _body(lines: list[str]) -> str:
    return "\n".join(line for line in lines if not line.startswith("--")).strip().removesuffix(";")


def _step(name: str, of: str, lines: list[str]) -> Step:
    return Step(name, of, _note(lines), _body(lines))


def _figure(identifier: str, of: str, lines: list[str]) -> Figure:
    said = dict(_said(lines))
    by, parts = _parts(said.pop("by", ""))
    outside = set(filter(None, said.pop("outside the base", "").split(", ")))
    if said.pop("not recorded", "outside") == "outside":
        outside.add(NOT_RECORDED)
    figure = Figure(
        id=identifier,
        family=of,
        title=said.pop("title"),
        unit=said.pop("unit"),
        kind=said.pop("kind"),
        by=by,
        parts=parts,
        outside=frozenset(outside),
        times=Fraction(said.pop("times", "1")),
        needs=tuple(said.pop("needs").split(", ")),
        internal=said.pop("audience", "all") == "internal",
        same_base=said.pop("same base", "no") == "yes",
        base=said.pop("base"),
        caveat=said.pop("caveat", ""),
        sql=_body(lines),
    )
    if said:
        raise ValueError(f"{identifier}: nothing is known of {', '.join(said)}")
    return figure


def _said(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        found = WORDS.match(line)
        if found:
            yield found[1], found[2]


def _parts(given: str) -> tuple[str, tuple[str, ...] | None]:
    """Read `source from contact.source`, `ethnic_group: mixed, asian` or `age as found`."""
    if not given or given.endswith(" as found"):
        return given.removesuffix(" as found"), None
    by, colon, listed = given.partition(": ")
    if colon:
        return by, tuple(listed.split(", "))
    by, _, column = given.partition(" from ")
    table, _, name = column.partition(".")
    return by, tables()[table].column(name).values
