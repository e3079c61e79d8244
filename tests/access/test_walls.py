"""Walls follow from whom a row is about, and hold for raw SQL (design 5, IS-06)."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from sightline.access.models import Staff, Wall, WallCover, WallMember
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.core.actions import leave_event
from sightline.core.models import Event

pytestmark = pytest.mark.django_db(databases=["default", "owner"], transaction=True)


def rewall(*people: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_rewall(%s)", [list(people)])


def raise_wall(manager: Staff, child: UUID, *inside: Staff, at: datetime) -> Wall:
    wall = Wall(kind="restricted", reason="Known to a member of staff", raised_by=manager, raised_at=at)
    with viewing(viewer_of(manager, on=at.date())):
        wall.save(force_insert=True)
        WallCover(wall=wall, subject=child).save(force_insert=True)
        for staff in inside:
            WallMember(wall=wall, staff=staff, added_by=manager, added_at=at).save(force_insert=True)
        rewall(child)
    return wall


def events_seen_by(viewer: Viewer) -> int:
    with viewing(viewer):
        return Event.objects.count()


@pytest.fixture
def staff(staff_with: Callable[..., Staff], fixed_clock: datetime) -> dict[str, Staff]:
    return {
        "manager": staff_with("front_door_manager"),
        "named": staff_with("social_worker"),
        "other": staff_with("social_worker"),
    }


def test_a_wall_hides_rows_written_before_and_after_it(staff: dict[str, Staff], at: datetime) -> None:
    child = uuid4()
    with viewing(viewer_of(staff["other"], on=at.date())):
        leave_event(kind="test.before", subject_id=child, about=[child], at=at)
    raise_wall(staff["manager"], child, staff["named"], at=at)
    with viewing(viewer_of(staff["named"], on=at.date())):
        leave_event(kind="test.after", subject_id=child, about=[child], at=at)
    assert events_seen_by(viewer_of(staff["named"], on=at.date())) == 2
    assert events_seen_by(viewer_of(staff["other"], on=at.date())) == 0


def test_nobody_outside_can_attach_a_row(staff: dict[str, Staff], at: datetime) -> None:
    child = uuid4()
    raise_wall(staff["manager"], child, staff["named"], at=at)
    with (
        pytest.raises(DatabaseError, match="row-level security"),
        viewing(viewer_of(staff["other"], on=at.date())),
    ):
        leave_event(kind="test.attached", subject_id=child, about=[child], at=at)


def test_two_walls_admit_only_those_inside_both(staff: dict[str, Staff], at: datetime) -> None:
    first, second = uuid4(), uuid4()
    raise_wall(staff["manager"], first, staff["named"], staff["other"], at=at)
    raise_wall(staff["manager"], second, staff["named"], at=at)
    with viewing(viewer_of(staff["named"], on=at.date())):
        leave_event(kind="test.both", subject_id=first, about=[first, second], at=at)
    assert events_seen_by(viewer_of(staff["named"], on=at.date())) == 1
    assert events_seen_by(viewer_of(staff["other"], on=at.date())) == 0


def test_nobody_signed_in_sees_no_row_at_all(staff: dict[str, Staff], at: datetime) -> None:
    with viewing(viewer_of(staff["other"], on=at.date())):
        leave_event(kind="test.open", subject_id=uuid4(), about=[], at=at)
    with transaction.atomic():
        assert Event.objects.count() == 0


def test_the_system_stands_only_inside_the_walls_it_is_given(staff: dict[str, Staff], at: datetime) -> None:
    child = uuid4()
    wall = raise_wall(staff["manager"], child, staff["named"], at=at)
    with viewing(viewer_of(staff["named"], on=at.date())):
        leave_event(kind="test.system", subject_id=child, about=[child], at=at)
    assert events_seen_by(system_viewer("test")) == 0
    assert events_seen_by(system_viewer("test", walls=[wall.pk])) == 1


def test_walls_cannot_be_set_by_hand(staff: dict[str, Staff], at: datetime) -> None:
    child = uuid4()
    raise_wall(staff["manager"], child, staff["named"], at=at)
    with viewing(viewer_of(staff["named"], on=at.date())):
        event = Event(kind="test.bare", subject_id=child, about=[child], walls=[], at=at)
        event.save(force_insert=True)
        event.refresh_from_db()
    assert len(event.walls) == 1


def test_only_who_may_restrict_can_let_themselves_in(staff: dict[str, Staff], at: datetime) -> None:
    wall = raise_wall(staff["manager"], uuid4(), staff["named"], at=at)
    with (
        pytest.raises(DatabaseError, match="row-level security"),
        viewing(viewer_of(staff["other"], on=at.date())),
    ):
        WallMember(wall_id=wall.pk, staff=staff["other"], added_by=staff["other"], added_at=at).save(
            force_insert=True
        )
