"""The windscreen as a drawing and as words: four levels side by side, and what was judged of each factor.

No level of the whole is worked out. Where a number stands inside its part of the drawing means nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from sightline.core import words
from sightline.front_door.guidance import Version
from sightline.front_door.kinds import Factor
from sightline.front_door.models import FactorJudged, Windscreen
from sightline.front_door.states import Level

WIDE, HIGH, OUTER, INNER = 720, 400, 340.0, 110.0
FILLS = {"universal": "#e8f1fa", "vulnerable": "#c9def0", "complex": "#a3c6e4", "acute": "#7aaad4"}
RINGS = (225.0, 180.0, 140.0)
IN_A_RING = 4


@dataclass(frozen=True)
class Part:
    """One level of the drawing."""

    path: str
    fill: str
    label: str
    x: float
    y: float


@dataclass(frozen=True)
class Spot:
    """One factor's number in the part of its level."""

    number: int
    x: float
    y: float


@dataclass(frozen=True)
class FactorLine:
    """What was judged of one factor."""

    number: int
    factor: str
    level: str
    why: str
    seen: list[str]


@dataclass(frozen=True)
class Drawing:
    """The drawing and its words."""

    parts: list[Part]
    spots: list[Spot]
    words: str


@dataclass(frozen=True)
class WindscreenPage:
    """One assessment."""

    number: int
    made: str
    child: str
    guidance: str
    adopted: str
    drawing: Drawing
    lines: list[FactorLine]
    strengths: str
    outside_home: str
    unknown: str
    share: bool


def windscreen_page(
    made: Windscreen, judged: Sequence[FactorJudged], guidance: Version, *, child: str
) -> WindscreenPage:
    """The page of one assessment."""
    held = {row.factor: row for row in judged}
    texts = {each.code: each.text for each in guidance.descriptors}
    lines = [_line(number, factor, held[factor.value], texts) for number, factor in enumerate(Factor, 1)]
    return WindscreenPage(
        number=made.number,
        made=f"{words.moment(made.at)} by {made.by.name if made.by else 'Sightline'}",
        child=child,
        guidance=f"{guidance.title} ({guidance.key})",
        adopted=words.day(guidance.adopted_on) or "to be confirmed",
        drawing=drawing({row.factor: row.level for row in judged}),
        lines=lines,
        strengths=made.strengths,
        outside_home=made.outside_home,
        unknown=made.unknown,
        share=any(row.level in (Level.COMPLEX, Level.ACUTE) for row in judged),
    )


def _line(number: int, factor: Factor, row: FactorJudged, texts: dict[str, str]) -> FactorLine:
    level = str(Level(row.level).label) if row.level else "Not known yet"
    return FactorLine(
        number, str(factor.label), level, row.why, [texts.get(code, code) for code in row.descriptors]
    )


def drawing(levels: dict[str, str]) -> Drawing:
    """Four parts side by side, each with the numbers of the factors judged at its level."""
    parts, spots, said = [], [], []
    for place, level in enumerate(Level):
        here = [number for number, factor in enumerate(Factor, 1) if levels.get(factor.value) == level.value]
        parts.append(_part(place, level))
        spots += [_spot(place, at, number) for at, number in enumerate(here)]
        names = words.listing(_name(number) for number in here) or "none"
        said.append(f"{level.label}: {names}.")
    unknown = [number for number, factor in enumerate(Factor, 1) if not levels.get(factor.value)]
    said.append(f"Not known yet: {words.listing(_name(number) for number in unknown) or 'none'}.")
    return Drawing(parts, spots, " ".join(said))


def _name(number: int) -> str:
    return words.first_lower(str(list(Factor)[number - 1].label))


def _point(angle: float, radius: float) -> tuple[float, float]:
    return round(WIDE / 2 - radius * cos(angle), 1), round(HIGH - 20 - radius * sin(angle), 1)


def _part(place: int, level: Level) -> Part:
    first, last = place * pi / 4, (place + 1) * pi / 4
    (a, b), (c, d) = _point(first, OUTER), _point(last, OUTER)
    (e, f), (g, h) = _point(last, INNER), _point(first, INNER)
    path = f"M{a} {b}A{OUTER} {OUTER} 0 0 1 {c} {d}L{e} {f}A{INNER} {INNER} 0 0 0 {g} {h}Z"
    x, y = _point((first + last) / 2, 280)
    return Part(path, FILLS[level.value], str(level.label), x, y)


def _spot(place: int, at: int, number: int) -> Spot:
    ring, step = divmod(at, IN_A_RING)
    angle = (place + (step + 1) / (IN_A_RING + 1)) * pi / 4
    x, y = _point(angle, RINGS[ring])
    return Spot(number, x, y)
