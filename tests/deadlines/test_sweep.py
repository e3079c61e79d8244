"""The sweep finds what is due, takes each step once, and loses nothing if the worker was dead for days."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection

from sightline.access.models import Area, Message, Staff, Wall, WallCover
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.core import clock
from sightline.core.models import Event
from sightline.deadlines import tasks
from sightline.deadlines.actions import escalate, escalate_at_once, remind, stop
from sightline.deadlines.counting import end_of
from sightline.deadlines.models import Clock, StepTaken
from sightline.deadlines.queries import to_sweep
from sightline.deadlines.states import Outcome
from sightline.deadlines.tasks import remind_of_work, sweep
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
HOUR = timedelta(hours=1)
SYSTEM = system_viewer("test")


@pytest.fixture
def by(viewer_with: Callable[..., Viewer], fixed_clock: datetime) -> Viewer:
    return viewer_with("adviser")


@pytest.fixture
def manager(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("front_door_manager")


def breaches() -> int:
    with viewing(SYSTEM):
        return Event.objects.filter(kind="deadlines.clock_breached").count()


def steps() -> list[tuple[int, str, str]]:
    with viewing(SYSTEM):
        taken = StepTaken.objects.select_related("staff").order_by("level", "staff__name")
        return [(step.level, step.who, step.staff.name if step.staff else step.said) for step in taken]


def test_nothing_happens_before_the_due_moment(begin: Callable[..., Clock], by: Viewer, at: datetime) -> None:
    with viewing(by):
        kept = begin("CL-02-RED", by=by, started_at=at)
    assert sweep(now=kept.due_at - timedelta(microseconds=1)) == 0
    assert breaches() == 0


def test_the_owner_and_then_the_manager_are_told_at_the_breach(
    begin: Callable[..., Clock], by: Viewer, manager: Staff, at: datetime
) -> None:
    with viewing(by):
        kept = begin("CL-02-RED", by=by, started_at=at)
    assert sweep(now=kept.due_at) == 2
    with viewing(by):
        kept.refresh_from_db()
        assert (kept.outcome, kept.breached_at, kept.level) == (Outcome.BREACHED, kept.due_at, 2)
        assert (kept.next_at, kept.stopped_at) == (None, None)
        told = Message.objects.filter(kind="deadlines.breached")
        assert set(told.values_list("reference", flat=True)) == {"C-1"}
    assert steps() == [(1, "owner", by.name), (1, "owner", manager.name), (2, "team_manager", manager.name)]
    assert sweep(now=kept.due_at + HOUR) == 0
    assert breaches() == 2


def test_where_nobody_is_named_the_fact_says_so(
    begin: Callable[..., Clock], by: Viewer, partnership: Partnership, at: datetime
) -> None:
    with viewing(by):
        begin("CL-02-RED", by=by, started_at=at, owner_team=partnership.emergency_duty)
    sweep(now=at + 5 * HOUR)
    assert [said for *_, said in steps()] == [
        "Nobody holds a post in the team.",
        "No manager is named for this team or organisation.",
    ]


def test_the_agency_s_named_manager_stands_in(
    begin: Callable[..., Clock],
    by: Viewer,
    partnership: Partnership,
    staff_with: Callable[..., Staff],
    at: datetime,
) -> None:
    head = staff_with("group_specialist")
    partnership.council.named_manager = head
    partnership.council.save()
    person = Staff.objects.get(pk=str(by.staff_id))
    with viewing(by):
        begin("CL-02-RED", by=by, started_at=at, owner_staff=person)
    sweep(now=at + 5 * HOUR)
    assert steps() == [(1, "owner", person.name), (2, "team_manager", head.name)]


def test_days_of_silence_of_the_worker_lose_nothing_and_pass_nobody_over(
    begin: Callable[..., Clock], by: Viewer, at: datetime
) -> None:
    with viewing(by):
        clocks = [begin("FU-01", by=by, started_at=at) for _ in range(3)]
    dead_until = at + timedelta(days=40)
    assert sweep(now=dead_until) == 3
    with viewing(by):
        for kept in Clock.objects.all():
            assert kept.breached_at == clocks[0].due_at
            assert kept.noticed_at == dead_until
            assert (kept.level, kept.next_at) == (1, end_of((dead_until + timedelta(days=2)).date()))


def test_one_that_fails_holds_up_no_other(
    begin: Callable[..., Clock],
    by: Viewer,
    at: datetime,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with viewing(by):
        bad, good = (begin("FU-01", by=by, started_at=at) for _ in range(2))

    def fails_for_one(**given: object) -> Clock | None:
        if given["clock_id"] == bad.pk:
            raise RuntimeError("a fault")
        return escalate(**given)  # type: ignore[arg-type]

    monkeypatch.setattr(tasks, "escalate", fails_for_one)
    later = at + timedelta(days=9)
    assert sweep(now=later) == 1
    assert "it will be tried again" in caplog.text
    monkeypatch.undo()
    assert sweep(now=later) == 1
    with viewing(by):
        assert {kept.level for kept in Clock.objects.filter(pk__in=[bad.pk, good.pk])} == {1}


def test_the_last_step_repeats_until_the_clock_stops(
    begin: Callable[..., Clock], by: Viewer, at: datetime
) -> None:
    record, now = Area(name="a record"), at
    with viewing(by):
        begin("FU-01", by=by, started_at=at, subject=record)
    for _ in range(60):
        now += timedelta(days=1)
        sweep(now=now)
    with viewing(by):
        assert Clock.objects.get().level > 6
        stop(subject=record, by=by, at=now)
    assert sweep(now=now + timedelta(days=60)) == 0


def test_behind_a_wall_the_sweep_still_finds_it_and_tells_ids_only(
    begin: Callable[..., Clock], by: Viewer, manager: Staff, at: datetime
) -> None:
    child = uuid4()
    with viewing(by):
        kept = begin("CL-02-RED", by=by, started_at=at, about=[child])
    with viewing(viewer_of(manager, on=at.date())), connection.cursor() as cursor:
        wall = Wall(kind="restricted", reason="Known to staff", raised_by=manager, raised_at=at)
        wall.save(force_insert=True)
        WallCover(wall=wall, subject=child).save(force_insert=True)
        cursor.execute("SELECT access_rewall(%s)", [[child]])
    with viewing(by):
        assert not Clock.objects.exists()
        assert to_sweep(now=kept.due_at) == [(kept.pk, [wall.pk])]
    assert sweep(now=kept.due_at) == 2
    with viewing(by):
        assert not Clock.objects.exists()
        assert not StepTaken.objects.exists()


def test_acting_twice_does_one_thing(begin: Callable[..., Clock], by: Viewer, at: datetime) -> None:
    with viewing(by):
        kept = begin("FU-01", by=by, started_at=at)
    later = at + timedelta(days=9)
    with viewing(SYSTEM):
        assert escalate(clock_id=kept.pk, by=SYSTEM, at=later) is not None
        assert escalate(clock_id=kept.pk, by=SYSTEM, at=later) is None
        assert escalate(clock_id=uuid4(), by=SYSTEM, at=later) is None
        passed = escalate_at_once(clock_id=kept.pk, why="Nobody there", by=SYSTEM, at=later)
        assert passed is not None
        assert passed.level == 2


def test_a_clock_in_time_is_never_passed_up(begin: Callable[..., Clock], by: Viewer, at: datetime) -> None:
    with viewing(by):
        kept = begin("FU-01", by=by, started_at=at)
    with viewing(SYSTEM):
        assert escalate_at_once(clock_id=kept.pk, why="Nobody there", by=SYSTEM, at=at) is None


def test_one_word_a_day_for_the_daily_mail_and_none_for_short_clocks(
    begin: Callable[..., Clock], by: Viewer, at: datetime
) -> None:
    with viewing(by):
        begin("CL-02-RED", by=by, started_at=at)
    with clock.fixed(at + timedelta(hours=20)):
        remind_of_work(0)
    with viewing(SYSTEM):
        assert not Message.objects.exists()
    with viewing(by):
        begin("FU-01", by=by, started_at=at)
    with clock.fixed(at + timedelta(days=2)):
        remind_of_work(0)
    with viewing(SYSTEM):
        assert not Message.objects.exists()
    with clock.fixed(at + timedelta(days=6)):
        remind_of_work(0)
        remind_of_work(0)
    with viewing(SYSTEM):
        assert [(word.kind, word.digest) for word in Message.objects.all()] == [("daily", True)]
        person = Staff.objects.get(pk=str(by.staff_id))
        assert remind(staff=person, by=SYSTEM, at=at) is not None
        assert remind(staff=person, by=SYSTEM, at=at + HOUR) is None


def test_the_owner_is_reminded_of_what_is_due_by_the_next_working_day(
    begin: Callable[..., Clock], by: Viewer, at: datetime
) -> None:
    with viewing(by):
        begin("FU-03", by=by, started_at=at)
    with clock.fixed(at + timedelta(days=27)):
        remind_of_work(0)
    with viewing(SYSTEM):
        assert [(word.staff_id, word.digest) for word in Message.objects.all()] == [(by.staff_id, True)]
