"""Due moments: worked examples, then properties over every day to 2030."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.deadlines.counting import (
    Counting,
    Length,
    NoSchoolDays,
    Unit,
    add_months,
    due,
    end_of,
    last_day,
)
from sightline.deadlines.hub_hours import LONDON
from sightline.deadlines.school_days import BeyondTermDates, SchoolDays
from sightline.deadlines.working_days import WorkingDays

DAY_1 = Counting.DAY_1
moments = st.datetimes(
    datetime.fromisoformat("2012-01-01"), datetime.fromisoformat("2030-12-31"), timezones=st.just(UTC)
)
counts = st.integers(1, 60)


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def working(start: str, count: int, counting: Counting = Counting.DAY_0) -> date:
    length = Length(count, Unit.WORKING_DAY, counting)
    return due(start=london(start), length=length).at.astimezone(LONDON).date()


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        ("2024-03-28T10:00", 1, "2024-04-02"),  # Maundy Thursday: Good Friday and Easter Monday do not count
        ("2021-12-24T10:00", 1, "2021-12-29"),  # two substitute days after Christmas
        ("2021-12-24T10:00", 3, "2021-12-31"),
        ("2022-06-01T10:00", 1, "2022-06-06"),  # the double June holiday
        ("2022-09-16T10:00", 1, "2022-09-20"),  # the state funeral
        ("2023-05-05T10:00", 1, "2023-05-09"),  # the coronation
        ("2026-11-21T10:00", 1, "2026-11-23"),  # a Saturday is day 0, Monday is day 1
        ("2026-11-20T23:59", 1, "2026-11-23"),  # a minute to midnight on a working day is still that day
        ("2026-11-20T00:00", 1, "2026-11-23"),
        ("2026-11-19T23:59", 1, "2026-11-20"),
        ("2025-12-24T09:00", 2, "2025-12-30"),  # the days between Christmas and New Year are working days
        ("2026-11-20T09:00", 0, "2026-11-20"),
    ],
)
def test_working_days(start: str, count: int, expected: str) -> None:
    assert working(start, count) == date.fromisoformat(expected)


def test_beginning_with_the_day_makes_it_day_one() -> None:
    assert working("2026-11-20T12:00", 10, DAY_1) == date(2026, 12, 3)
    assert working("2026-11-20T12:00", 10) == date(2026, 12, 4)
    assert working("2026-11-21T12:00", 1, DAY_1) == date(2026, 11, 23)  # a Saturday cannot be the first


def test_72_hours_run_through_the_august_holiday_and_both_clock_changes() -> None:
    for start in ("2026-08-28T17:00", "2026-03-28T17:00", "2026-10-24T17:00", "2026-12-24T17:00"):
        moment = london(start)
        assert due(start=moment, length=Length(72, Unit.HOUR)).at - moment.astimezone(UTC) == timedelta(
            hours=72
        )
    ends = due(start=london("2026-10-24T17:00"), length=Length(24, Unit.HOUR)).at
    assert ends.astimezone(LONDON).isoformat() == "2026-10-25T16:00:00+00:00"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
    ],
)
def test_months_end_on_the_same_day_or_the_last(day: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


def test_weeks_months_and_years() -> None:
    first = date(2026, 1, 1)
    none = WorkingDays()
    assert last_day(first, Length(6, Unit.WEEK), none) == date(2026, 2, 12)
    assert last_day(first, Length(6, Unit.WEEK, DAY_1), none) == date(2026, 2, 11)
    assert last_day(first, Length(1, Unit.MONTH, DAY_1), none) == date(2026, 1, 31)
    assert last_day(date(2026, 1, 31), Length(1, Unit.MONTH, DAY_1), none) == date(2026, 2, 28)
    assert last_day(first, Length(3, Unit.CALENDAR_DAY), none) == date(2026, 1, 4)
    assert last_day(first, Length(11, Unit.YEAR), none) == date(2037, 1, 1)


def test_school_days_follow_the_terms_of_the_school() -> None:
    terms = SchoolDays(
        terms=((date(2026, 9, 3), date(2026, 10, 23)), (date(2026, 11, 2), date(2026, 12, 18))),
        closed=frozenset({date(2026, 11, 2)}),
    )
    begun = london("2026-10-22T09:00")
    length = Length(10, Unit.SCHOOL_DAY)
    assert due(start=begun, length=length, school=terms).at == end_of(date(2026, 11, 13))
    with pytest.raises(NoSchoolDays):
        due(start=begun, length=length)
    with pytest.raises(BeyondTermDates):
        due(start=london("2026-12-17T09:00"), length=length, school=terms)


@pytest.mark.parametrize(
    ("count", "unit", "counting"),
    [
        (0, Unit.HOUR, Counting.DAY_0),
        (0, Unit.WEEK, DAY_1),
        (-1, Unit.WEEK, Counting.DAY_0),
        (4, Unit.HOUR, DAY_1),
    ],
)
def test_a_length_that_cannot_be_counted_is_refused(count: int, unit: Unit, counting: Counting) -> None:
    with pytest.raises(ValueError, match=r"too short|not counted"):
        Length(count, unit, counting)


def test_a_start_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        due(start=datetime(2026, 1, 1), length=Length(1, Unit.HOUR))  # noqa: DTZ001


def test_a_count_past_the_published_list_says_so() -> None:
    assert due(start=london("2028-12-20T09:00"), length=Length(3, Unit.WORKING_DAY)).announced
    beyond = due(start=london("2028-12-20T09:00"), length=Length(10, Unit.WORKING_DAY))
    assert not beyond.announced
    assert beyond.at == end_of(date(2029, 1, 8))  # New Year's Day by rule
    assert due(start=london("2029-12-20T09:00"), length=Length(72, Unit.HOUR)).announced


@given(moments, counts)
def test_a_working_day_limit_ends_on_a_working_day_with_that_many_counted(
    start: datetime, count: int
) -> None:
    days = WorkingDays()
    end = due(start=start, length=Length(count, Unit.WORKING_DAY)).at.astimezone(LONDON).date()
    assert days.is_working(end)
    assert days.between(start.astimezone(LONDON).date(), end) == count


@given(moments, counts, st.sampled_from([unit for unit in Unit if unit is not Unit.SCHOOL_DAY]))
def test_later_starts_and_longer_lengths_are_never_due_earlier(
    start: datetime, count: int, unit: Unit
) -> None:
    at = due(start=start, length=Length(count, unit)).at
    assert at > start
    assert due(start=start + timedelta(hours=25), length=Length(count, unit)).at >= at
    assert due(start=start, length=Length(count + 1, unit)).at > at


@given(moments, st.sampled_from([Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.WEEK, Unit.MONTH]), counts)
def test_day_one_is_never_later_than_day_zero(start: datetime, unit: Unit, count: int) -> None:
    early = due(start=start, length=Length(count, unit, DAY_1)).at
    assert start <= early <= due(start=start, length=Length(count, unit)).at


@given(moments, counts)
def test_hours_are_elapsed_time(start: datetime, count: int) -> None:
    assert due(start=start, length=Length(count, Unit.HOUR)).at == start + timedelta(hours=count)


def test_every_day_to_2030_ends_at_london_midnight() -> None:
    day = date(2012, 1, 1)
    while day < date(2031, 1, 1):
        end = end_of(day).astimezone(LONDON)
        assert end.date() == day
        assert (end.astimezone(UTC) + timedelta(microseconds=1)).astimezone(LONDON).date() == day + timedelta(
            1
        )
        day += timedelta(days=1)
