"""The mother calls back while nobody has answered: the late clock ends late, one new clock runs (FD-23a)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from sightline.access.models import Message, Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.core.words import day
from sightline.deadlines.models import Clock
from sightline.follow_up import pages, queries
from sightline.follow_up.actions import reopen
from sightline.follow_up.models import Chase, FollowUp
from tests.follow_up.conftest import Round

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Days = Callable[[float], datetime]
TOLD: dict[str, Any] = {"said_by": "His mother", "words": "Nobody rang"}


@pytest.fixture
def silent(
    asked: Callable[..., FollowUp],
    round_it: Round,
    staff_with: Callable[..., Staff],
    worker: Callable[[datetime], None],
    days: Days,
) -> FollowUp:
    """Nobody has answered, and the named manager has been told."""
    charity = round_it.there.charity
    charity.named_manager = staff_with("agency_manager", employer=charity)
    charity.save()
    kept = asked()
    for count in range(14):
        worker(days(count))
    with viewing(round_it.asks) as by:
        return reopen(follow_up_id=kept.pk, version=1, by=by, at=days(14), said_at=days(14), **TOLD)


def test_the_late_clock_ends_late_and_one_new_clock_runs(
    silent: FollowUp, round_it: Round, days: Days
) -> None:
    with viewing(round_it.asks):
        old, new = Clock.objects.filter(subject_id=silent.pk).order_by("started_at")
        assert (old.rule.code, old.outcome, old.stopped_at) == ("FU-01", "breached", days(14))
        assert old.breached_at == old.due_at
        assert (new.rule.code, new.outcome, new.stopped_at) == ("FU-04", "running", None)
        assert new.due_at > days(14)


def test_the_page_gives_the_day_of_the_clock_that_runs(silent: FollowUp, round_it: Round, days: Days) -> None:
    with viewing(round_it.asks) as by:
        new = Clock.objects.get(subject_id=silent.pk, stopped_at=None)
        page = pages.one(silent, by, queries.story(silent), {}, days(14))
    assert page.waits_for.endswith(f"has to act by the end of {day(new.due_at)}.")


def test_a_manager_who_knew_of_the_silence_hears_at_once(silent: FollowUp, days: Days) -> None:
    with viewing(system_viewer("test")):
        told = Chase.objects.filter(step="named_manager").order_by("at")
        assert [chase.at for chase in told][-1] == days(14)
        assert Message.objects.filter(kind="follow_up.escalated").count() == 2
