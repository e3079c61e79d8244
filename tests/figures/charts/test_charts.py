"""Charts are drawn from what may be printed, and say all of it in words (ST-02, ST-04, ST-05a)."""

import re

from sightline.figures.charts.bars import Bar, across, upright
from sightline.figures.charts.boxes import Box, Lane, Row, flow
from sightline.figures.charts.drawing import colours, wrapped
from sightline.figures.charts.stock import Year, ends, stock_and_flow
from sightline.figures.charts.windscreen import LEVELS, windscreen
from sightline.figures.charts.xmr import Moment, over_time
from sightline.figures.definitions.charts_xmr import xmr

BARS = (Bar("White British", 80.0, "80.0%", 76.0, "76%"), Bar("Other", None, "[c]"))


def words(drawing: str) -> str:
    return " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", drawing))


def test_colours_are_those_of_government_analysts() -> None:
    assert colours()[0] == "#12436D"
    assert len(colours()) == 6


def test_a_withheld_number_is_its_symbol_and_has_no_bar() -> None:
    made = across(BARS, what="Ethnic group", beside="residents, 2021")
    assert "80.0%" in words(made.wide)
    assert "[c]" in words(made.wide)
    assert made.description == (
        "Bar chart. Ethnic group: White British 80.0% (76%) and Other [c]. In brackets, residents, 2021."
    )
    assert "[c]" in words(upright(BARS, what="Ages", under="Age").narrow)


def test_a_flow_keeps_its_lanes_apart_and_shows_no_size_of_what_is_withheld() -> None:
    children = Row((Box("opened", "29", 29), Box("not a factor", "[c]")), title="Those assessed")
    made = flow(
        (Lane("Contacts", (Row((Box("contacts", "180", 180.0),)),)), Lane("Children", (children,))),
        what="2022/23",
    )
    assert made.description == (
        "Flow diagram. 2022/23. Contacts: contacts 180. Children: Those assessed, opened 29 and not a factor [c]."
    )
    assert "Those assessed" in words(made.narrow)
    whole = flow((Lane("Children", (Row((Box("a", "29", 29), Box("b", "11", 11))),)),), what="x")
    part = flow((Lane("Children", (Row((Box("a", "29", 29), Box("b", "[c]"))),)),), what="x")
    assert whole.wide.count("<path") > part.wide.count("<path")


def test_a_year_with_a_withheld_number_has_bars_from_nought() -> None:
    assert ends((53, 16, 45, 24)) == [(0, 53), (53, 69), (24, 69), (0, 24)]
    assert ends((53, None, 45, 24)) == [(0, 53), (0, 0), (0, 45), (0, 24)]
    made = stock_and_flow([Year("2020/21", (53, None, 45, 24), ("53", "[c]", "45", "24"))], what="Cases")
    assert "2020/21: 53 open at the start, [c] opened, 45 closed, 24 open at the end." in made.description
    assert "−45" in words(made.wide)


def test_points_that_stand_out_have_a_shape_of_their_own_and_are_named() -> None:
    values = [10.0, 20.0, 10.0, 20.0, 10.0, 70.0, 10.0, 20.0, 10.0, 20.0, 10.0, 20.0]
    moments = [Moment(f"m{place}", f"month {place}") for place in range(12)]
    made = over_time(moments, xmr(values), what="Contacts")
    assert made.description.endswith("Points that stand out: month 5.")
    assert "upper limit" in words(made.wide)


def test_the_windscreen_names_its_levels_and_no_number() -> None:
    assert words(windscreen().wide) == " ".join(LEVELS)


def test_words_are_broken_between_words() -> None:
    assert wrapped("one two three", 7) == ["one two", "three"]
    assert wrapped("", 7) == [""]
