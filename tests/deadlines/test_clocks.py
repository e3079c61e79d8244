"""Clocks start, are met, are late for ever, are given up with a reason."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from sightline.access.models import Area
from sightline.access.viewer import Viewer, viewing
from sightline.deadlines.actions import cancel, give_late_reason, start, stop
from sightline.deadlines.counting import end_of
from sightline.deadlines.models import Clock, Rule
from sightline.deadlines.queries import clocks_of, late, mine, running
from sightline.deadlines.states import Outcome, Standing, standing
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
HOUR = timedelta(hours=1)


@pytest.fixture
def by(viewer_with: Callable[..., Viewer], fixed_clock: datetime) -> Viewer:
    return viewer_with("adviser")


def test_a_clock_is_counted_by_its_rule(begin: Callable[..., Clock], by: Viewer, at: datetime) -> None:
    with viewing(by):
        one = begin("CL-01", by=by, started_at=at)
        red = begin("CL-02-RED", by=by, started_at=at)
        assert one.due_at == end_of(at.date() + timedelta(days=1))
        assert red.due_at == at + 4 * HOUR
        assert (one.outcome, one.next_at, one.rule.version) == (Outcome.RUNNING, one.due_at, 1)
        assert set(running(by)) == {one, red}
        assert set(mine(by)) == {one, red}
        assert list(late(by, now=at + 5 * HOUR)) == [red]


def test_a_date_people_agreed_takes_the_place_of_the_length(
    begin: Callable[..., Clock], by: Viewer, at: datetime
) -> None:
    with viewing(by):
        clock = begin("FU-01", by=by, started_at=at, due_at=at + 30 * HOUR)
        assert (clock.due_at, clock.agreed) == (at + 30 * HOUR, True)


def test_a_window_is_no_clock_and_an_unknown_rule_is_none(
    begin: Callable[..., Clock], by: Viewer, at: datetime
) -> None:
    with viewing(by):
        with pytest.raises(ValueError, match="span of time"):
            begin("CL-22", by=by, started_at=at)
        with pytest.raises(Rule.DoesNotExist, match="No rule"):
            begin("CL-00", by=by, started_at=at)


def test_in_time_is_up_to_and_including_the_due_moment(
    begin: Callable[..., Clock], by: Viewer, at: datetime
) -> None:
    record = Area(name="a record")
    with viewing(by):
        clock = begin("CL-02-RED", by=by, started_at=at, subject=record)
        [stopped] = stop(subject=record, by=by, at=clock.due_at)
        assert (stopped.outcome, stopped.stopped_at, stopped.next_at) == (Outcome.MET, clock.due_at, None)
        assert stop(subject=record, by=by, at=clock.due_at) == []


def test_stopped_late_is_late_for_ever_even_if_no_sweep_saw_it(
    begin: Callable[..., Clock], by: Viewer, at: datetime
) -> None:
    record = Area(name="a record")
    with viewing(by):
        clock = begin("CL-02-RED", by=by, started_at=at, subject=record)
        moment = clock.due_at + timedelta(microseconds=1)
        [stopped] = stop(subject=record, by=by, at=moment, late_reason="The system was down")
        assert (stopped.outcome, stopped.breached_at) == (Outcome.BREACHED, clock.due_at)
        assert give_late_reason(clock=stopped, reason="No cover", by=by, at=moment).late_reason == "No cover"


def test_what_was_done_in_time_but_recorded_late_is_met(
    begin: Callable[..., Clock], by: Viewer, at: datetime
) -> None:
    record = Area(name="a record")
    with viewing(by):
        clock = begin("CL-02-RED", by=by, started_at=at, subject=record)
        [stopped] = stop(subject=record, by=by, at=clock.due_at + HOUR, stopped_at=clock.due_at - HOUR)
        assert stopped.outcome == Outcome.MET


def test_giving_up_needs_a_reason_and_hides_no_breach(
    begin: Callable[..., Clock], by: Viewer, at: datetime
) -> None:
    early, over = Area(name="early"), Area(name="over")
    with viewing(by):
        begin("CL-02-RED", by=by, started_at=at, subject=early)
        begin("CL-02-RED", by=by, started_at=at, subject=over)
        with pytest.raises(ValueError, match="reason"):
            cancel(subject=early, why=" ", by=by, at=at + HOUR)
        assert [c.outcome for c in cancel(subject=early, why="Sent twice", by=by, at=at + HOUR)] == [
            "cancelled"
        ]
        assert [c.outcome for c in cancel(subject=over, why="Sent twice", by=by, at=at + 9 * HOUR)] == [
            "breached"
        ]
        assert clocks_of([over.pk]).get().stop_reason == "Sent twice"


def test_one_rule_runs_once_for_one_record(begin: Callable[..., Clock], by: Viewer, at: datetime) -> None:
    record = Area(name="a record")
    with viewing(by):
        begin("CL-01", by=by, started_at=at, subject=record)
        with pytest.raises(IntegrityError, match="runs_once"), transaction.atomic():
            begin("CL-01", by=by, started_at=at, subject=record)
        stop(subject=record, rule="CL-01", by=by, at=at)
        begin("CL-01", by=by, started_at=at, subject=record)


def test_the_site_cannot_delete_a_clock(begin: Callable[..., Clock], by: Viewer, at: datetime) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), viewing(by):
        begin("CL-01", by=by, started_at=at).delete()


def test_an_owner_is_needed(rules: None, by: Viewer, at: datetime) -> None:
    from sightline.access.viewer import system_viewer

    nobody = system_viewer("test")
    with viewing(nobody), pytest.raises(ValueError, match="needs an owner"):
        start(rule="CL-01", subject=Area(), about=[], started_at=at, by=nobody, at=at, reference="", path="")


def test_others_see_their_own_only(
    begin: Callable[..., Clock],
    by: Viewer,
    viewer_with: Callable[..., Viewer],
    partnership: Partnership,
    at: datetime,
) -> None:
    officer = viewer_with("agency_worker", employer=partnership.police)
    with viewing(by):
        begin("CL-01", by=by, started_at=at)
        asked = begin("FU-01", by=by, started_at=at, owner_team=None, owner_agency=partnership.police)
    with viewing(officer):
        assert list(Clock.objects.all()) == [asked]
        assert list(running(officer)) == [asked]


def test_standing_is_words_at_half_four_fifths_and_the_day() -> None:
    start_at = datetime.fromisoformat("2026-03-02T00:00+00:00")
    due_at = datetime.fromisoformat("2026-03-12T00:00+00:00") - timedelta(microseconds=1)
    said = [
        standing(started_at=start_at, due_at=due_at, now=start_at + timedelta(days=days))
        for days in (4, 5, 8, 9.5, 10)
    ]
    assert said == [Standing.EARLY, Standing.HALF, Standing.NEARLY, Standing.TODAY, Standing.LATE]
