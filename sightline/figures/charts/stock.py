"""Stock and flow: what was open when each year began, what was opened and closed, and what was open when it ended."""

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.figures.charts.drawing import INK, TEXT, WIDE, Drawn, Layer, colours, drawn

NAMES = ("Open at start", "Opened", "Closed", "Open at end")
SIGNS = ("", "+", "−", "")
SHADES = (0, 1, 2, 0)


@dataclass(frozen=True)
class Year:
    """The four numbers of one year; None where one is withheld. `texts` are they as printed."""

    name: str
    values: tuple[int | None, int | None, int | None, int | None]
    texts: tuple[str, str, str, str]


def stock_and_flow(years: Sequence[Year], *, what: str) -> Drawn:
    """Draw every year: steps from start to end where all four numbers are printed, else bars from nought."""
    return drawn(lambda width: _drawn(years, width), described(years, what))


def described(years: Sequence[Year], what: str) -> str:
    told = [
        f"{year.name}: {year.texts[0]} open at the start, {year.texts[1]} opened, {year.texts[2]} closed, "
        f"{year.texts[3]} open at the end."
        for year in years
    ]
    return f"Stock and flow chart. {what}. {' '.join(told)}"


def ends(values: tuple[int | None, int | None, int | None, int | None]) -> list[tuple[float, float]]:
    """Where each bar begins and ends."""
    start, opened, closed, end = values
    if start is None or opened is None or closed is None or end is None:
        return [(0, each or 0) for each in values]
    return [(0, start), (start, start + opened), (end, start + opened), (0, end)]


def _drawn(years: Sequence[Year], width: int) -> Layer:
    """The years side by side; on a telephone one under another."""
    import altair as alt

    most = max([1.0, *(high for year in years for _, high in ends(year.values))])
    narrow = width < WIDE
    room = width - 50 if narrow else (width - 30) / len(years) - 20
    panels = [_year(year, room, most) for year in years]
    return alt.vconcat(*panels, spacing=10) if narrow else alt.hconcat(*panels, spacing=20)


def _year(year: Year, room: float, most: float) -> Layer:
    import altair as alt

    rows = [
        {
            "measure": NAMES[place],
            "low": low,
            "high": high,
            "text": f"{SIGNS[place] if year.values[place] is not None else ''}{year.texts[place]}",
            "colour": colours()[SHADES[place]],
        }
        for place, (low, high) in enumerate(ends(year.values))
    ]
    axis = {
        "ticks": False,
        "labelAngle": 0,
        "labelExpr": "split(datum.label, /(?<=Open) /)",
        "labelFontSize": 14,
    }
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("measure:N", sort=None, title=None).axis(**axis).scale(paddingInner=0.2),
        y=alt.Y("low:Q", title=None).axis(None).scale(domain=[0, most * 1.12]),
    )
    bars = base.mark_bar().encode(y2=alt.Y2("high:Q"), color=alt.Color("colour:N", scale=None, legend=None))
    text = base.mark_text(baseline="bottom", dy=-4, fontSize=TEXT, color=INK).encode(
        y=alt.Y("high:Q"), text=alt.Text("text:N")
    )
    title = alt.TitleParams(year.name, fontSize=16, color=INK, anchor="middle")
    return alt.layer(bars, text, title=title).properties(width=room, height=210)
