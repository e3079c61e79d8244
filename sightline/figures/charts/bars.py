"""Bars: across, one a row with its number written at its end, and upright, for ages and counts in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.figures.charts.drawing import INK, QUIET, TEXT, Drawn, Layer, colours, drawn, listed, wrapped

ROW = 34


@dataclass(frozen=True)
class Bar:
    """One bar. `text` is its number as printed; without a value there is only the text. `beside` is a comparator."""

    label: str
    value: float | None
    text: str
    beside: float | None = None
    beside_text: str = ""


def across(bars: Sequence[Bar], *, what: str, beside: str = "") -> Drawn:
    """Bars across the page; a comparator is a diamond on the same row, named below."""
    return drawn(lambda width: _across(bars, width, beside), described(bars, what, beside))


def upright(bars: Sequence[Bar], *, what: str, under: str) -> Drawn:
    """Columns in the order given; `under` names what stands along the bottom."""
    return drawn(lambda width: _upright(bars, width, under), described(bars, what))


def described(bars: Sequence[Bar], what: str, beside: str = "") -> str:
    """What the chart shows, every number of it in words."""
    told = [f"{bar.label} {bar.text}" + (f" ({bar.beside_text})" if bar.beside_text else "") for bar in bars]
    also = f" In brackets, {beside}." if beside and any(bar.beside_text for bar in bars) else ""
    return f"Bar chart. {what}: {listed(told)}.{also}"


def _across(bars: Sequence[Bar], width: int, beside: str) -> Layer:
    import altair as alt

    room = min(230, width * 2 // 5)
    rows = [
        {"order": place, "label": "\n".join(wrapped(bar.label, room // 8)), "value": bar.value or 0, "text": bar.text,
         "beside": bar.beside}
        for place, bar in enumerate(bars)
    ]  # fmt: skip
    most = max([1.0, *(bar.value or 0 for bar in bars), *(bar.beside or 0 for bar in bars)])
    tallest = max(str(row["label"]).count("\n") + 1 for row in rows)
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("label:N", sort=None, title=None)
        .axis(labelExpr="split(datum.label, '\\n')", ticks=False, domain=False, labelPadding=8)
        .scale(paddingInner=0.3),
        x=alt.X("value:Q", title=None).axis(None).scale(domain=[0, most * 1.22]),
    )
    layers = [
        base.mark_bar(color=colours()[0]),
        base.mark_text(align="left", dx=6, fontSize=TEXT, color=INK).encode(text=alt.Text("text:N")),
    ]
    if any(bar.beside is not None for bar in bars):
        layers = [layers[0], *_comparator(base, beside, layers[1], most)]
    step = max(ROW, 17 * tallest + 12)
    return alt.layer(*layers).properties(width=width - room - 40, height=step * len(bars))


def _comparator(base: Layer, beside: str, text: Layer, most: float) -> list[Layer]:
    """The comparator's diamonds, with white rims so that they show on a bar, and a legend in words."""
    import altair as alt

    known = base.transform_filter("datum.beside != null")
    mark = {"shape": "diamond", "size": 130, "filled": True, "stroke": "white", "strokeWidth": 1.5}
    points = (
        known.transform_calculate(name=f"{beside!r}")
        .mark_point(**mark, opacity=1)
        .encode(
            x=alt.X("beside:Q"),
            color=alt.Color("name:N", title=None)
            .scale(range=[colours()[3]])
            .legend(orient="bottom", symbolType="diamond", symbolSize=130, direction="horizontal"),
        )
    )
    # A number stands clear of its bar, and after the diamond where that stands within the number's own width.
    near = f"datum.beside != null && datum.beside > datum.value && datum.beside - datum.value < {most * 0.14}"
    after = text.transform_calculate(end=f"{near} ? datum.beside + {most * 0.02} : datum.value").encode(
        x=alt.X("end:Q")
    )
    return [points, after]


def _upright(bars: Sequence[Bar], width: int, under: str) -> Layer:
    import altair as alt

    rows = [{"label": bar.label, "value": bar.value or 0, "text": bar.text} for bar in bars]
    most = max([1.0, *(bar.value or 0 for bar in bars)])
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("label:N", sort=None, title=under).axis(labelAngle=0, ticks=False).scale(paddingInner=0.25),
        y=alt.Y("value:Q", title=None).axis(None).scale(domain=[0, most * 1.12]),
    )
    size = TEXT if width > 500 else 13
    return alt.layer(
        base.mark_bar(color=colours()[0]),
        base.mark_text(baseline="bottom", dy=-4, fontSize=size).encode(
            text=alt.Text("text:N"), color=alt.condition("datum.value > 0", alt.value(INK), alt.value(QUIET))
        ),
    ).properties(width=width - 30, height=240)
