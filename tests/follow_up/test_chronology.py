"""What was asked and what came of it stands on the child's chronology, behind the child's wall (FD-23)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from sightline.access.models import Staff
from sightline.access.viewer import system_viewer, viewer_of, viewing
from sightline.follow_up.actions import accept, decline, finish, reopen, withdraw
from sightline.follow_up.models import FollowUp
from sightline.people.actions import restrict
from sightline.people.models import ChronologyLine, SourceRecord
from tests.follow_up.conftest import Round, a_child

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Days = Callable[[float], datetime]
WHERE = "Family mentors (Stepping Stones)"


def lines() -> list[tuple[str, str]]:
    """Title without its end, and words, of each line in order."""
    with viewing(system_viewer("test")):
        rows = ChronologyLine.objects.order_by("at", "happened_at")
        return [(row.title.partition(": early help (FU-")[0], row.words) for row in rows]


def test_each_move_is_a_line_with_the_reason_or_the_outcome(
    asked: Callable[..., FollowUp], round_it: Round, days: Days
) -> None:
    child = a_child(round_it)
    kept = asked(about=[child], support_type="Mentoring")
    given: dict[str, Any] = {"follow_up_id": kept.pk}
    with viewing(round_it.asked) as by:
        accept(**given, version=1, by=by, at=days(1), done_by=days(9).date())
        finish(**given, version=2, words="Four sessions held", by=by, at=days(2))
    with viewing(round_it.asks) as by:
        reopen(**given, version=3, words="Nobody came", said_by="Mother", said_at=days(3), by=by, at=days(3))
    with viewing(round_it.asked) as by:
        decline(**given, version=4, words="No mentor is free", by=by, at=days(4))
    with viewing(round_it.asks) as by:
        withdraw(**given, version=5, why="The family moved", by=by, at=days(5))
    assert lines() == [
        (f"Asked {WHERE}", "Mentoring"),
        (f"{WHERE} accepted", "To be done by 13 March 2026"),
        (f"Done by {WHERE}", "Four sessions held"),
        (f"Nothing had happened; asked {WHERE} again", ""),
        (f"{WHERE} declined", "No mentor is free"),
        (f"No longer asked of {WHERE}", "The family moved"),
    ]
    with viewing(round_it.asks):
        row = ChronologyLine.objects.first()
        assert row is not None
        assert (row.folder, row.reference_id, row.record_id) == ("follow_up", kept.pk, child)


def test_silence_is_one_line_however_far_it_goes(
    asked: Callable[..., FollowUp],
    round_it: Round,
    staff_with: Callable[..., Staff],
    worker: Callable[[datetime], None],
    days: Days,
) -> None:
    charity = round_it.there.charity
    charity.named_manager = staff_with("agency_manager", employer=charity)
    charity.save()
    staff_with("partnership_officer")
    asked(about=[a_child(round_it)], safeguarding=True)
    for count in range(20):
        worker(days(count))
    assert lines()[1:] == [(f"No answer in time from {WHERE}", "")]


def test_the_lines_stand_behind_the_wall_of_the_child(
    asked: Callable[..., FollowUp], round_it: Round, staff_with: Callable[..., Staff], at: datetime
) -> None:
    child = a_child(round_it)
    keeper = viewer_of(staff_with("front_door_manager"), on=at.date())
    with viewing(keeper):
        record = SourceRecord.objects.get(pk=child)
        restrict(record=record, named=[keeper.person_id], ask="the manager", why="Family", by=keeper, at=at)
    asked(about=[child], by=keeper)
    with viewing(keeper):
        assert ChronologyLine.objects.filter(record_id=child).count() == 1
    with viewing(round_it.asks):
        assert not ChronologyLine.objects.filter(record_id=child).exists()
