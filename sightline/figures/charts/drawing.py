"""Drawing a chart as SVG: government analysts' colours, our own letters, no script, no style attribute.

Every chart is drawn twice, for desks and paper and for telephones, by one function that is told the width.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

WIDE, NARROW = 700, 340
FONT = "Source Sans Pro"
FOR_PAGES = "Arial, Helvetica, sans-serif"
INK, QUIET, LINE, PALE, WHITE = "#0b0c0c", "#505a5f", "#b1b4b6", "#f3f2f1", "#ffffff"
TEXT = 15
Layer = Any  # an Altair chart; Altair is imported when a chart is drawn


@dataclass(frozen=True)
class Drawn:
    """One chart in two widths, and what it shows in words."""

    wide: str
    narrow: str
    description: str


@cache
def colours() -> tuple[str, ...]:
    """The six colours of government analysts, chosen to be told apart, in their order."""
    from afcharts.af_colours import get_af_colours

    return tuple(get_af_colours("categorical"))


def drawn(make: Callable[[int], Layer], description: str) -> Drawn:
    """Draw a chart in both widths."""
    return Drawn(svg(make(WIDE), description), svg(make(NARROW), description), description)


def svg(chart: Layer, description: str) -> str:
    """Return a chart as SVG that says what it shows to whoever cannot see it."""
    import vl_convert

    _letters()
    made = vl_convert.vegalite_to_svg(themed(chart).to_dict(validate=False))
    return spoken(made, description)


def spoken(made: str, description: str) -> str:
    """Give an SVG its words, in place of those of each mark, and the letters of the page."""
    made = re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", made)
    made = made.replace(f'font-family="{FONT}"', f'font-family="{FOR_PAGES}"')
    told = escape(description, quote=True)
    return made.replace("<svg ", f'<svg role="img" aria-label="{told}" ', 1) + "\n"


@cache
def _letters() -> None:
    import font_source_sans_pro
    import vl_convert

    vl_convert.register_font_directory(font_source_sans_pro.font_directory)


def themed(chart: Layer) -> Layer:
    """Our theme: plain axes, letters of one size, nothing that says good or bad."""
    axis = {
        "labelFontSize": TEXT, "titleFontSize": TEXT, "labelColor": INK, "titleColor": INK, "titleFontWeight": "normal",
        "domainColor": LINE, "tickColor": LINE, "gridColor": "#e5e6e7", "labelLimit": 400, "labelLineHeight": 17,
    }  # fmt: skip
    return (
        chart.configure(font=FONT, background=WHITE, padding={"left": 8, "right": 16, "top": 8, "bottom": 8})
        .configure_axis(**axis)
        .configure_view(stroke=None)
        .configure_text(fontSize=TEXT, color=INK)
        .configure_legend(labelFontSize=TEXT, titleFontSize=TEXT, labelLimit=400)
    )


def wrapped(text: str, letters: int) -> list[str]:
    """Break a text into lines of at most so many letters, between words."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def listed(words: Sequence[str]) -> str:
    """A, b and c."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""
