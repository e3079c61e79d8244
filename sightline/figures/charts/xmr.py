"""Contacts over time as an XmR chart: a mean, limits, and points that differ by more than chance would have."""

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.figures.charts.drawing import INK, QUIET, TEXT, WIDE, Drawn, Layer, colours, drawn
from sightline.figures.definitions.charts_xmr import Chart

MARKED, PLAIN = "Differs by more than chance would have it", "Within what chance would have"


@dataclass(frozen=True)
class Moment:
    """One point in time: in short for the axis, and in full for a sentence."""

    short: str
    full: str


def over_time(moments: Sequence[Moment], chart: Chart, *, what: str) -> Drawn:
    """Draw the points of a chart in their order."""
    return drawn(lambda width: _drawn(moments, chart, width), described(moments, chart, what))


def described(moments: Sequence[Moment], chart: Chart, what: str) -> str:
    """What the chart shows: its centre, its limits and the points that stand out."""
    marked = [moment.full for moment, point in zip(moments, chart.points, strict=True) if point.special]
    stands = f"Points that stand out: {', '.join(marked)}." if marked else "No point stands out."
    values = [point.value for point in chart.points]
    return (
        f"Line chart with limits. {what}, {moments[0].full} to {moments[-1].full}: between {min(values):g} "
        f"and "
        f"{max(values):g}, on average {chart.mean:.1f}; limits {max(chart.lower, 0):.1f} and "
        f"{chart.upper:.1f}. {stands}"
    )


def _drawn(moments: Sequence[Moment], chart: Chart, width: int) -> Layer:
    import altair as alt

    rows = [
        {"place": place, "value": point.value, "kind": MARKED if point.special else PLAIN}
        for place, point in enumerate(chart.points)
    ]
    every = max(1, -(-len(moments) * 62 // (width - 40)))
    most = max(chart.upper, *(point.value for point in chart.points))
    ticks = [place for place in range(len(moments)) if place % every == 0]
    names = ", ".join(f"{place}: {moments[place].short!r}" for place in ticks)
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("place:Q", title=None)
        .axis(values=ticks, labelExpr=f"{{{names}}}[datum.value]", grid=False)
        .scale(domain=[-0.5, len(rows) - 0.5 + len(rows) * _room(width)], nice=False),
        y=alt.Y("value:Q", title=None).scale(domain=[0, most * 1.1]),
    )
    points = base.mark_point(filled=True, opacity=1, stroke="white", strokeWidth=1).encode(
        shape=alt.Shape("kind:N", title=None)
        .scale(domain=[PLAIN, MARKED], range=["circle", "diamond"])
        .legend(orient="bottom", direction="vertical"),
        color=alt.Color("kind:N", title=None).scale(
            domain=[PLAIN, MARKED], range=[colours()[0], colours()[3]]
        ),
        size=alt.condition(f"datum.kind == '{MARKED}'", alt.value(150), alt.value(60)),
    )
    line = base.mark_line(color=colours()[0], strokeWidth=1.5)
    return alt.layer(*_limits(chart, len(rows), width), line, points).properties(width=width - 60, height=260)


def _room(width: int) -> float:
    """How much of the line's length is left free at its end for the names of the limits."""
    return 0.24 if width >= WIDE else 0.2


def _limits(chart: Chart, count: int, width: int) -> list[Layer]:
    """The mean and the limits as lines, each with its number at its end, and its name where there is room."""
    import altair as alt

    made = [
        (chart.mean, f"mean {chart.mean:.1f}", [1, 0]),
        (chart.upper, f"upper limit {chart.upper:.1f}", [6, 4]),
    ]
    if chart.lower > 0:
        made.append((chart.lower, f"lower limit {chart.lower:.1f}", [6, 4]))
    layers = []
    for height, words, dash in made:
        text = words if width >= WIDE else words.rsplit(" ", 1)[1]
        data = alt.Data(values=[{"y": height, "text": text, "x": count - 0.5 + count * _room(width)}])
        layers.append(
            alt.Chart(data).mark_rule(color=QUIET, strokeDash=dash, strokeWidth=1.5).encode(y=alt.Y("y:Q"))
        )
        style = {"align": "right", "baseline": "bottom", "dy": -3, "fontSize": TEXT - 1, "color": INK}
        layers.append(
            alt.Chart(data).mark_text(**style).encode(y=alt.Y("y:Q"), x=alt.X("x:Q"), text=alt.Text("text:N"))
        )
    return layers
