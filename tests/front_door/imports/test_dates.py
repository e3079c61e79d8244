"""Dates as files have them."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.files.dates import Moment, PartialDate, read_moment, read_partial, read_time

TODAY = date(2026, 3, 4)
WORKBOOK_DAY = datetime(2022, 3, 1)  # noqa: DTZ001 - workbooks know no time zone


@pytest.mark.parametrize(
    "text",
    [
        "2022-03-01",
        "01/03/2022",
        "1/3/22",
        "01-03-2022",
        "1.3.2022",
        "01 03 2022",
        "1 March 2022",
        "1st March 2022",
        "Tuesday 1 March 2022",
        "01-Mar-2022",
        "1-mar-22",
        "March 1, 2022",
        "20220301",
        "2022/03/01",
        "44621",
        44621,
        44621.0,
        date(2022, 3, 1),
        WORKBOOK_DAY,
        " 01/03/2022\xa0",
    ],
)
def test_one_day_in_many_writings(text: object) -> None:
    assert read_moment(text, "day_first", TODAY) == Moment(date(2022, 3, 1))


@pytest.mark.parametrize(
    "text",
    [
        "01/03/2022 14:05",
        "2022-03-01T14:05:00",
        "1 March 2022 at 2:05pm",
        "01/03/2022 14.05",
        "2022-03-01T14:05:00Z",
        "2022-03-01T15:05:00+01:00",
        "44621.586805555555",
    ],
)
def test_a_day_with_its_time(text: str) -> None:
    assert read_moment(text, "day_first", TODAY) == Moment(date(2022, 3, 1), time(14, 5))


def test_a_moment_of_another_zone_is_told_by_clocks_in_london() -> None:
    assert read_moment("2022-06-30T23:30:00Z", "day_first", TODAY) == Moment(date(2022, 7, 1), time(0, 30))


@pytest.mark.parametrize(
    "text", ["", "31/02/2022", "13/13/2022", "soon", "0", "1/3/9999", "01/03/2022 25:00", True]
)
def test_what_is_no_date_is_none(text: object) -> None:
    assert read_moment(text, "day_first", TODAY) is None


def test_month_first_where_the_mapping_says_so() -> None:
    assert read_moment("03/01/2022", "month_first", TODAY) == Moment(date(2022, 3, 1))


def test_days_counted_from_1904() -> None:
    assert read_moment(43159, "day_first", TODAY, from_1904=True) == Moment(date(2022, 3, 1))


def test_a_year_of_two_figures_is_never_in_the_future() -> None:
    assert read_moment("1/1/27", "day_first", TODAY) == Moment(date(1927, 1, 1))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2009", "2009"),
        (2009, "2009"),
        ("06/2009", "2009-06"),
        ("June 2009", "2009-06"),
        ("2009-06", "2009-06"),
        ("00/06/2009", "2009-06"),
        ("2009-06-00", "2009-06"),
        ("??/??/2009", "2009"),
        ("12/06/2009", "2009-06-12"),
    ],
)
def test_as_much_of_a_birth_date_as_is_known(text: object, iso: str) -> None:
    partial = read_partial(text, "day_first", TODAY)
    assert partial is not None
    assert partial.iso() == iso


def test_parts_that_cannot_be_are_not_read() -> None:
    assert read_partial("13/2009", "day_first", TODAY) is None
    assert read_partial("1066", "day_first", TODAY) is None
    assert PartialDate(2009, 6).whole() is None
    assert PartialDate(2009, 6, 12).whole() == date(2009, 6, 12)


@pytest.mark.parametrize(
    "given", ["14:05", "1405", "2:05 pm", time(14, 5), 0.5868055555, WORKBOOK_DAY.replace(hour=14, minute=5)]
)
def test_a_time_in_its_own_cell(given: object) -> None:
    assert read_time(given) == time(14, 5)


def test_what_is_no_time_is_none() -> None:
    assert read_time("later") is None
    assert read_time("25:00") is None


@given(st.dates(date(1900, 1, 2), date(2100, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    for text in (day.isoformat(), f"{day:%d/%m/%Y}", f"{day:%d %B %Y}"):
        assert read_moment(text, "day_first", TODAY) == Moment(day)


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text: str) -> None:
    read_moment(text, "day_first", TODAY)
    read_partial(text, "day_first", TODAY)
    read_time(text)
