"""The windscreen: four levels of need as one continuum, each named where it stands. It adds nothing up."""

from math import cos, pi, sin

from sightline.figures.charts.drawing import INK, WHITE, Drawn, Layer, drawn

SHADES = (("#ADD1F1", INK), ("#6BACE6", INK), ("#2073BC", WHITE), ("#12436D", WHITE))
LEVELS = ("Universal", "Vulnerable", "Complex", "Acute")
SAID = (
    "Diagram of a continuum of need, drawn as a fan of four parts from left to right: universal, "
    "vulnerable, complex "
    "and acute. Need rises from left to right, and help with it: from services that everybody has, to help "
    "from one "
    "agency, to several agencies together, to urgent protection."
)


def windscreen() -> Drawn:
    """Draw the four levels."""
    return drawn(_drawn, SAID)


def _drawn(width: int) -> Layer:
    import altair as alt

    outer = (width - 40) / 2
    inner = outer * 0.34
    fan = {
        "innerRadius": inner,
        "outerRadius": outer,
        "stroke": WHITE,
        "strokeWidth": 3,
        "x": outer,
        "y": outer,
    }
    colour = alt.Color("colour:N", scale=None, legend=None)
    arcs = (
        alt.Chart(alt.Data(values=_parts()))
        .mark_arc(**fan)
        .encode(theta=alt.Theta("from:Q").scale(None), theta2=alt.Theta2("to:Q"), color=colour)
    )
    text = (
        alt.Chart(alt.Data(values=_names(outer, (outer + inner) / 2)))
        .mark_text(fontSize=19 if width > 500 else 12, fontWeight="bold")
        .encode(
            x=alt.X("x:Q", title=None).axis(None).scale(domain=[0, 2 * outer], nice=False),
            y=alt.Y("y:Q", title=None).axis(None).scale(domain=[outer, 0], nice=False),
            text=alt.Text("text:N"),
            color=colour,
        )
    )
    return alt.layer(arcs, text).properties(width=2 * outer, height=outer)


def _parts() -> list[dict[str, object]]:
    """Where each part of the fan begins and ends, as angles from upright."""
    edges = [-pi / 2 + pi * place / 4 for place in range(5)]
    return [{"from": edges[at], "to": edges[at + 1], "colour": SHADES[at][0]} for at in range(4)]


def _names(outer: float, middle: float) -> list[dict[str, object]]:
    """The names, each in the middle of its part."""
    angles = [-pi / 2 + pi * (place + 0.5) / 4 for place in range(4)]
    return [
        {"x": outer + middle * sin(angle), "y": outer - middle * cos(angle), "text": name, "colour": colour}
        for angle, name, (_, colour) in zip(angles, LEVELS, SHADES, strict=True)
    ]
