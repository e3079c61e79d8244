"""Targets that run only while the hub is open, nine to five on working days."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.deadlines.counting import Length, Unit, due
from sightline.deadlines.hub_hours import LONDON, HubHours
from sightline.deadlines.working_days import WorkingDays

moments = st.datetimes(
    datetime.fromisoformat("2012-01-01"), datetime.fromisoformat("2030-12-31"), timezones=st.just(UTC)
)


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        ("2026-11-20T10:00", 4, "2026-11-20T14:00"),
        ("2026-11-20T16:00", 4, "2026-11-23T12:00"),  # Friday afternoon to Monday noon
        ("2026-11-20T16:00", 1, "2026-11-20T17:00"),  # exactly at closing
        ("2026-11-20T20:00", 1, "2026-11-23T10:00"),
        ("2026-11-21T12:00", 8, "2026-11-23T17:00"),  # a Saturday
        ("2026-11-20T03:00", 2, "2026-11-20T11:00"),
        ("2025-12-24T16:00", 2, "2025-12-29T10:00"),  # over Christmas and a weekend
        ("2026-03-27T16:00", 2, "2026-03-30T10:00"),  # over the spring change
        ("2026-10-23T16:00", 2, "2026-10-26T10:00"),  # over the autumn change
    ],
)
def test_open_time_runs_out(start: str, hours: int, expected: str) -> None:
    assert due(start=london(start), length=Length(hours, Unit.HUB_HOUR)).at == london(expected)


def test_local_hours_are_a_setting() -> None:
    late = HubHours(time(8), time(20))
    at = due(start=london("2026-11-20T18:00"), length=Length(3, Unit.HUB_HOUR), hub=late).at
    assert at == london("2026-11-23T09:00")
    with pytest.raises(ValueError, match="open before"):
        HubHours(time(17), time(9))


def test_open_or_closed() -> None:
    hub, days = HubHours(), WorkingDays()
    assert hub.is_open(london("2026-11-20T09:00"), days)
    assert not hub.is_open(london("2026-11-20T17:00"), days)
    assert not hub.is_open(london("2026-12-25T12:00"), days)


@given(moments, st.integers(1, 40))
def test_exactly_the_open_time_passes(start: datetime, hours: int) -> None:
    hub, days = HubHours(), WorkingDays()
    end = hub.run(start, timedelta(hours=hours), days)
    assert hub.open_time(start, end, days) == timedelta(hours=hours)
    assert end.astimezone(LONDON).time() > hub.opens
    assert end.astimezone(LONDON).time() <= hub.closes
