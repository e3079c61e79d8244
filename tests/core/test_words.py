"""Dates, times, amounts and lists as sentences."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sightline.core import words


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 3, 4, 14, 5, tzinfo=UTC), "4 March 2026 at 2:05pm"),
        (datetime(2026, 7, 4, 14, 5, tzinfo=UTC), "4 July 2026 at 3:05pm"),  # summer time
        (datetime(2026, 7, 4, 23, 0, tzinfo=UTC), "5 July 2026 at midnight"),
        (datetime(2026, 3, 4, 12, 0, tzinfo=UTC), "4 March 2026 at midday"),
        (datetime(2026, 3, 4, 9, 0, tzinfo=UTC), "4 March 2026 at 9am"),
        (datetime(2026, 3, 4, 0, 30, tzinfo=UTC), "4 March 2026 at 12:30am"),
        (None, ""),
    ],
)
def test_moments_are_london_moments(moment: datetime | None, said: str) -> None:
    assert words.moment(moment) == said


def test_days() -> None:
    assert words.day(date(2026, 3, 4)) == "4 March 2026"
    assert words.weekday(date(2026, 3, 4)) == "Wednesday 4 March 2026"
    assert words.weekday(datetime(2026, 7, 4, 23, 30, tzinfo=UTC)) == "Sunday 5 July 2026"
    assert words.day(None) == words.weekday(None) == words.time(None) == ""


@pytest.mark.parametrize(
    ("long", "said"),
    [
        (timedelta(seconds=20), "less than a minute"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(minutes=-90), "1 hour"),
        (timedelta(hours=47, minutes=59), "47 hours"),
        (timedelta(hours=49), "2 days"),
        (None, ""),
    ],
)
def test_how_long(long: timedelta | None, said: str) -> None:
    assert words.lasting(long) == said


def test_amounts_and_lists() -> None:
    assert words.plural(1, "child", "children") == "1 child"
    assert words.plural([1] * 1200, "child", "children") == "1,200 children"
    assert words.plural(0, "agency", "agencies") == "no agencies"
    assert words.listing([]) == ""
    assert words.listing(["a"]) == "a"
    assert words.listing(["a", "b", "c"], "or") == "a, b or c"


def test_typed_text_is_kept_and_escaped() -> None:
    said = words.paragraphs("One <b>\r\nline\r\n\r\n\r\nTwo")
    assert said == (
        '<p class="govuk-body" dir="auto">One &lt;b&gt;<br>line</p><p class="govuk-body" dir="auto">Two</p>'
    )
    assert words.paragraphs(None) == ""


@pytest.mark.parametrize(("text", "lower"), [("Name", "name"), ("NHS number", "NHS number"), ("", "")])
def test_small_first_letters_spare_abbreviations(text: str, lower: str) -> None:
    assert words.first_lower(text) == lower
