"""The calendar itself: the published list, the usual rules beyond it, and days proclaimed later."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.deadlines.holidays_by_rule import easter_sunday, usual_bank_holidays
from sightline.deadlines.working_days import WorkingDays, published

# Added or moved by proclamation: jubilees, the 75th anniversary of victory, the funeral, the coronation.
GIVEN = {date(2012, 6, 4), date(2012, 6, 5), date(2020, 5, 8), date(2022, 6, 2), date(2022, 6, 3)} | {
    date(2022, 9, 19),
    date(2023, 5, 8),
}
MOVED = {date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30)}
days_to_2030 = st.dates(date(2012, 1, 1), date(2030, 12, 31))


def test_the_usual_rules_give_the_published_list_but_for_what_was_proclaimed() -> None:
    years = range(published().first_year, published().last_year + 1)
    usual = frozenset[date]().union(*(usual_bank_holidays(year) for year in years))
    assert published().days - usual == GIVEN
    assert usual - published().days == MOVED


@pytest.mark.parametrize(
    ("year", "easter"),
    [(2024, "2024-03-31"), (2029, "2029-04-01"), (2030, "2030-04-21"), (2038, "2038-04-25")],
)
def test_easter(year: int, easter: str) -> None:
    assert easter_sunday(year) == date.fromisoformat(easter)


def test_a_day_proclaimed_later_is_no_working_day() -> None:
    extra = date(2027, 6, 14)
    assert WorkingDays().is_working(extra)
    assert not WorkingDays(added=frozenset({extra})).is_working(extra)
    assert WorkingDays(removed=frozenset({date(2027, 5, 3)})).is_working(date(2027, 5, 3))


def test_beyond_the_list_the_days_are_not_yet_announced() -> None:
    days = WorkingDays()
    assert days.announced(date(published().last_year, 12, 31))
    assert not days.announced(date(published().last_year + 1, 1, 1))
    assert not days.is_working(date(2029, 12, 25))


@given(days_to_2030)
def test_weekends_and_holidays_never_count(day: date) -> None:
    days = WorkingDays()
    if day.weekday() > 4 or (day.month, day.day) in {(12, 25), (1, 1)}:
        assert not days.is_working(day)


@given(days_to_2030, st.integers(1, 80))
def test_forward_then_back_is_the_same_working_day(day: date, count: int) -> None:
    days = WorkingDays()
    ahead = days.after(day, count)
    assert days.after(days.before(ahead, count), count) == ahead
    assert days.between(day, ahead) == count


@given(days_to_2030)
def test_a_run_of_days_off_is_never_longer_than_five(day: date) -> None:
    assert WorkingDays().after(day, 1) - day <= timedelta(days=5)
