"""An action is keywords only, one transaction, one line on the record of access (design 2, IS-06)."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from django.db import connections

from sightline.access.acts import action
from sightline.access.models import AuditEvent
from sightline.access.tasks import run_once
from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.core.actions import leave_event
from sightline.core.models import Event, Reaction

pytestmark = pytest.mark.django_db(databases=["default", "owner"], transaction=True)


@action("test.event_left")
def leave(*, by: Viewer, at: datetime, why: str = "") -> Event:
    return leave_event(kind="test.left", subject_id=uuid4(), about=[], at=at)


@action("test.failed")
def fail(*, by: Viewer, at: datetime) -> Event:
    leave_event(kind="test.left", subject_id=uuid4(), about=[], at=at)
    raise RuntimeError("half way")


def handled(*, subject_id: object, by: Viewer, at: datetime) -> None:
    leave_event(kind="test.answered", subject_id=uuid4(), about=[], at=at)


def on_record() -> list[str]:
    return list(AuditEvent.objects.using("owner").order_by("at").values_list("kind", flat=True))


def test_an_action_leaves_one_line_naming_its_row(viewer_with: Callable[..., Viewer], at: datetime) -> None:
    viewer = viewer_with("adviser")
    with viewing(viewer):
        event = leave(by=viewer, at=at, why="Because the school asked")
    (line,) = AuditEvent.objects.using("owner").all()
    assert (line.kind, line.subject_id, line.staff_id) == ("test.event_left", event.pk, viewer.staff_id)
    assert line.words_digest


def test_the_reason_is_kept_apart_from_the_line(viewer_with: Callable[..., Viewer], at: datetime) -> None:
    viewer = viewer_with("adviser")
    with viewing(viewer):
        leave(by=viewer, at=at, why="Because the school asked")
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT row_to_json(e)::text FROM access_auditevent e")
        assert "school" not in cursor.fetchone()[0]


def test_an_action_that_fails_leaves_nothing(viewer_with: Callable[..., Viewer], at: datetime) -> None:
    viewer = viewer_with("adviser")
    with pytest.raises(RuntimeError), viewing(viewer):
        fail(by=viewer, at=at)
    assert on_record() == []
    assert not Event.objects.using("owner").exists()


@pytest.mark.parametrize("wrong", [{}, {"by": "somebody"}, {"at": datetime(2026, 1, 1)}])  # noqa: DTZ001
def test_an_action_asks_who_and_when(
    viewer_with: Callable[..., Viewer], at: datetime, wrong: dict[str, object]
) -> None:
    call = {"by": viewer_with("adviser"), "at": at} | wrong
    if not wrong:
        call.pop("at")
    with pytest.raises(TypeError, match="keywords only"):
        leave(**call)  # type: ignore[arg-type]


def test_a_reaction_runs_once(viewer_with: Callable[..., Viewer], at: datetime) -> None:
    viewer, system = viewer_with("adviser"), system_viewer("reaction")
    with viewing(viewer):
        event = leave(by=viewer, at=at)
    handler = "tests.access.test_acts.handled"
    assert run_once(event, handler, by=system) is True
    assert run_once(event, handler, by=system) is False
    assert Reaction.objects.using("owner").count() == 1
    assert Event.objects.using("owner").filter(kind="test.answered").count() == 1
