"""A holiday proclaimed later moves open clocks and keeps the old due moment; what ended stays as it was."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from sightline.access.models import Area
from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.deadlines.actions import set_holiday, stop
from sightline.deadlines.counting import end_of
from sightline.deadlines.models import Clock, DueMoved, Holiday
from sightline.deadlines.queries import calendar
from sightline.deadlines.tasks import recount_after, sweep

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
EXTRA = date(2026, 3, 9)


@pytest.fixture
def manager(viewer_with: Callable[..., Viewer], fixed_clock: datetime) -> Viewer:
    return viewer_with("front_door_manager")


def proclaim(by: Viewer, at: datetime, *, added: bool = True) -> Holiday:
    with viewing(by):
        holiday = set_holiday(
            day=EXTRA, title="A day of thanks", source="Royal proclamation", added=added, by=by, at=at
        )
    recount_after(str(holiday.pk))
    return holiday


def test_open_clocks_move_and_the_old_moment_is_kept(
    begin: Callable[..., Clock], manager: Viewer, at: datetime
) -> None:
    with viewing(manager):
        kept = begin("FU-01", by=manager, started_at=at)
        hours = begin("CL-02-RED", by=manager, started_at=at)
        agreed = begin("FU-04", by=manager, started_at=at, due_at=end_of(date(2026, 3, 12)))
    old = kept.due_at
    proclaim(manager, at)
    with viewing(manager):
        for row in (kept, hours, agreed):
            row.refresh_from_db()
        assert (kept.due_at, kept.next_at) == (old + timedelta(days=1), old + timedelta(days=1))
        assert hours.due_at == at + timedelta(hours=4)
        assert agreed.due_at == end_of(date(2026, 3, 12))
        moved = DueMoved.objects.get()
        assert (moved.old_due_at, moved.new_due_at) == (old, kept.due_at)
        assert moved.reason == "9 March 2026 is a bank holiday"


def test_a_day_given_back_moves_them_again(
    begin: Callable[..., Clock], manager: Viewer, at: datetime
) -> None:
    with viewing(manager):
        kept = begin("FU-01", by=manager, started_at=at)
    old = kept.due_at
    proclaim(manager, at)
    proclaim(manager, at + timedelta(hours=1), added=False)
    with viewing(manager):
        kept.refresh_from_db()
        assert kept.due_at == old
        assert DueMoved.objects.count() == 2
        assert calendar().is_working(EXTRA)


def test_what_was_met_or_is_late_stays_as_it_was(
    begin: Callable[..., Clock], manager: Viewer, at: datetime
) -> None:
    record = Area(name="a record")
    with viewing(manager):
        met = begin("FU-01", by=manager, started_at=at, subject=record)
        stop(subject=record, by=manager, at=at)
        late = begin("FU-01", by=manager, started_at=at)
    sweep(now=at + timedelta(days=8))
    proclaim(manager, at + timedelta(days=8))
    with viewing(manager):
        assert {row.due_at for row in Clock.objects.all()} == {met.due_at} == {late.due_at}
        assert not DueMoved.objects.exists()


def test_an_adviser_cannot_move_everybody_s_dates(viewer_with: Callable[..., Viewer], at: datetime) -> None:
    by = viewer_with("adviser")
    with viewing(by), pytest.raises(Refused, match="manager"):
        set_holiday(day=EXTRA, title="A day", source="Nobody", by=by, at=at)
