"""Flows: boxes with their numbers, joined by lines, in lanes that keep apart what is counted differently.

A box is as wide as its neighbours whatever its number: widths would give a withheld number away. A bar along its
foot shows its share of its row, where every number of the row is printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.figures.charts.drawing import (
    INK,
    LINE,
    PALE,
    QUIET,
    WHITE,
    Drawn,
    Layer,
    colours,
    drawn,
    listed,
    wrapped,
)

GAP, HEAD, NUMBER_SIZE, LINE_HEIGHT = 12, 30, 22, 17
JOIN, NARROWEST = 26, 120


@dataclass(frozen=True)
class Box:
    """One box: its words, its number as printed, and its size where that is printed."""

    label: str
    text: str
    size: float | None = None


@dataclass(frozen=True)
class Row:
    """Boxes side by side, `parts` of one whole. They come from the box of the row above with the number `of`."""

    boxes: tuple[Box, ...]
    of: int = 0
    title: str = ""
    parts: bool = True


@dataclass(frozen=True)
class Lane:
    """What is counted in one way, from top to bottom: contacts, or children."""

    title: str
    rows: tuple[Row, ...]
    colour: int = 0


@dataclass(frozen=True)
class Placed:
    """A box in its place."""

    box: Box
    left: float
    top: float
    width: float
    height: float
    colour: str
    share: float | None
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        return self.left + self.width / 2


def flow(lanes: Sequence[Lane], *, what: str) -> Drawn:
    """Draw lanes one under another."""
    return drawn(lambda width: _drawn(lanes, width), described(lanes, what))


def described(lanes: Sequence[Lane], what: str) -> str:
    """Every box of every lane, in words."""
    told = []
    for lane in lanes:
        steps = [
            (f"{row.title}, " if row.title else "") + listed([f"{box.label} {box.text}" for box in row.boxes])
            for row in lane.rows
        ]
        told.append(f"{lane.title}: {'; then '.join(steps)}.")
    return f"Flow diagram. {what}. {' '.join(told)}"


def _drawn(lanes: Sequence[Lane], width: int) -> Layer:
    import altair as alt

    marks: dict[str, list[dict[str, object]]] = {
        name: [] for name in ("panels", "lines", "boxes", "bars", "behind", "text")
    }
    top = 0.0
    for lane in lanes:
        top = _lane(lane, width, top, marks) + GAP
    x, y = _scales(width, top)
    colour = {"color": alt.Color("colour:N", scale=None)}
    across = {"x": x("left"), "x2": alt.X2("right:Q"), "y": y("top"), "y2": alt.Y2("bottom:Q")}
    layers = [
        alt.Chart(alt.Data(values=marks["panels"])).mark_rect(color=PALE).encode(**across),
        alt.Chart(alt.Data(values=marks["lines"])).mark_rule(color=QUIET, strokeWidth=1.5).encode(**across),
        alt.Chart(alt.Data(values=marks["boxes"]))
        .mark_rect(fill=WHITE, strokeWidth=2)
        .encode(**across, stroke=alt.Stroke("colour:N", scale=None)),
        alt.Chart(alt.Data(values=marks["bars"])).mark_rect().encode(**across, **colour),
        alt.Chart(alt.Data(values=marks["behind"])).mark_rect(color=PALE).encode(**across),
        *_words(marks["text"], x, y),
    ]
    return alt.layer(*layers).properties(width=width, height=top)


def _scales(width: int, height: float) -> tuple[Layer, Layer]:
    import altair as alt

    def x(field: str) -> Layer:
        return alt.X(f"{field}:Q", title=None).axis(None).scale(domain=[0, width], nice=False, zero=False)

    def y(field: str) -> Layer:
        return alt.Y(f"{field}:Q", title=None).axis(None).scale(domain=[height, 0], nice=False, zero=False)

    return x, y


def _words(text: list[dict[str, object]], x: Layer, y: Layer) -> list[Layer]:
    import altair as alt

    layers = []
    for kind, style in (
        ("head", {"align": "left", "fontWeight": "bold", "fontSize": 16}),
        ("number", {"align": "center", "fontWeight": "bold", "fontSize": NUMBER_SIZE}),
        ("label", {"align": "center", "fontSize": 14}),
        ("title", {"align": "center", "fontSize": 14, "fontStyle": "italic"}),
    ):
        found = alt.Data(values=[each for each in text if each["kind"] == kind])
        mark = alt.Chart(found).mark_text(baseline="middle", color=INK, **style)
        layers.append(mark.encode(x=x("left"), y=y("top"), text=alt.Text("text:N")))
    return layers


def _lane(lane: Lane, width: int, top: float, marks: dict[str, list[dict[str, object]]]) -> float:
    """Place a lane's panel, boxes and lines; return where it ends."""
    colour, start = colours()[lane.colour], top
    heads = wrapped(lane.title, (width - 2 * GAP) // 8)
    for number, words in enumerate(heads):
        marks["text"].append({"left": GAP, "top": top + 20 + 19 * number, "kind": "head", "text": words})
    top += HEAD + 19 * (len(heads) - 1) + 6
    above: list[Placed] = []
    for number, row in enumerate(lane.rows):
        if row.title:
            top += GAP
            top = _between(row.title, width, top, marks)
        placed = _row(row, width, top + (JOIN if number else 0), colour)
        if number:
            _join(above[row.of], placed, marks["lines"])
        for each in placed:
            _box(each, marks)
        top, above = max(each.top + each.height for each in placed), placed
    marks["panels"].append({"left": 0, "right": width, "top": start, "bottom": top + GAP})
    return top + GAP


def _between(title: str, width: int, top: float, marks: dict[str, list[dict[str, object]]]) -> float:
    """The words above a row, with room of their own so that no line runs through them; return where they end."""
    for words in wrapped(title, (width - 2 * GAP) // 7):
        half = len(words) * 3.5 + 4
        around: dict[str, object] = {
            "left": width / 2 - half,
            "right": width / 2 + half,
            "top": top + 4,
            "bottom": top + 22,
        }
        marks["behind"].append(around)
        marks["text"].append({"left": width / 2, "top": top + 13, "kind": "title", "text": words})
        top += 18
    return top


def _row(row: Row, width: int, top: float, colour: str) -> list[Placed]:
    """Side by side where there is room for each, else on several lines."""
    room = width - 2 * GAP
    most = max(1, min(len(row.boxes), (room + GAP) // (NARROWEST + GAP)))
    if len(row.boxes) > most:
        most = -(-len(row.boxes) // -(-len(row.boxes) // most))  # as even as can be
    each_wide = min((room - GAP * (most - 1)) / most, 330)
    sizes = [box.size for box in row.boxes]
    told = row.parts and len(row.boxes) > 1 and None not in sizes
    total = sum(size or 0 for size in sizes) if told else 0
    placed: list[Placed] = []
    for first in range(0, len(row.boxes), most):
        some = row.boxes[first : first + most]
        lines = [tuple(wrapped(box.label, int((each_wide - 16) / 6.9))) for box in some]
        height = 44 + LINE_HEIGHT * max(len(each) for each in lines) + 10
        left = (width - each_wide * len(some) - GAP * (len(some) - 1)) / 2
        for place, box in enumerate(some):
            share = (box.size or 0) / total if total else None
            at = left + place * (each_wide + GAP)
            placed.append(Placed(box, at, top, each_wide, height, colour, share, lines[place]))
        top += height + GAP
    return placed


def _join(parent: Placed, children: Sequence[Placed], lines: list[dict[str, object]]) -> None:
    """A line down from the parent, across, and down to each box of the first line below."""
    first = [each for each in children if each.top == children[0].top]
    foot, bend = parent.top + parent.height, children[0].top - JOIN / 2
    ends = [each.middle for each in first]
    lines.append({"left": parent.middle, "right": parent.middle, "top": foot, "bottom": bend})
    across = sorted([*ends, parent.middle])
    lines.append({"left": across[0], "right": across[-1], "top": bend, "bottom": bend})
    lines += [{"left": end, "right": end, "top": bend, "bottom": children[0].top} for end in ends]


def _box(placed: Placed, marks: dict[str, list[dict[str, object]]]) -> None:
    box, foot = placed.box, placed.top + placed.height
    right = placed.left + placed.width
    outline = {
        "left": placed.left,
        "right": right,
        "top": placed.top,
        "bottom": foot,
        "colour": placed.colour,
    }
    marks["boxes"].append(outline)
    if placed.share is not None:
        marks["bars"].append({**outline, "top": foot - 8, "colour": LINE})
        marks["bars"].append({**outline, "top": foot - 8, "right": placed.left + placed.width * placed.share})
    marks["text"].append({"left": placed.middle, "top": placed.top + 22, "kind": "number", "text": box.text})
    for number, words in enumerate(placed.lines):
        at = placed.top + 46 + LINE_HEIGHT * number
        marks["text"].append({"left": placed.middle, "top": at, "kind": "label", "text": words})
