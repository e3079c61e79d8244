"""Silence is chased by the clock, over weekends and holidays, and never to nobody (FD-23)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from sightline.access.models import Message, Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.deadlines.counting import end_of
from sightline.deadlines.models import Clock
from sightline.follow_up.actions import accept, on_breach, record_chase, take_up
from sightline.follow_up.models import Chase, FollowUp
from sightline.follow_up.states import State
from tests.follow_up.conftest import Round

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
SYSTEM = system_viewer("test")
Work = Callable[[datetime], None]
Days = Callable[[float], datetime]


def after(day: datetime) -> datetime:
    """The first moment after the end of a day."""
    return end_of(london(day).date()) + timedelta(microseconds=1)


def told() -> list[tuple[str, str, str]]:
    """Step, whom it went to, on which day; the request itself aside."""
    with viewing(SYSTEM):
        rows = Chase.objects.exclude(step="request").select_related("staff").order_by("at", "level")
        return [
            (row.step, row.staff.name if row.staff else row.address, f"{london(row.at):%a %d %b}")
            for row in rows
        ]


@pytest.fixture
def people(round_it: Round, staff_with: Callable[..., Staff]) -> dict[str, Staff]:
    named = staff_with("agency_manager", employer=round_it.there.charity)
    round_it.there.charity.named_manager = named
    round_it.there.charity.save()
    return {"manager": named, "officer": staff_with("partnership_officer")}


def test_reminder_then_named_manager_then_partnership(
    asked: Callable[..., FollowUp], people: dict[str, Staff], worker: Work, days: Days
) -> None:
    asked()  # on Wednesday 4 March, so due on Wednesday 11 March
    for count in range(22):
        worker(days(count))
    assert told() == [
        ("asked", "office@steppingstones.example", "Thu 12 Mar"),
        ("named_manager", people["manager"].name, "Tue 17 Mar"),
        ("partnership_officer", people["officer"].name, "Fri 20 Mar"),
    ]
    with viewing(SYSTEM):
        kept = FollowUp.objects.get()
        assert (kept.state, london(kept.escalated_at).day if kept.escalated_at else 0) == (State.ASKED, 17)
        assert kept.version == 1, "being chased does not stand in the way of an answer being written"


def test_over_easter_and_the_clock_change(
    asked: Callable[..., FollowUp], people: dict[str, Staff], worker: Work, days: Days
) -> None:
    asked(at=days(22.5))  # Thursday 26 March 2026 at night; summer time from Sunday 29 March
    for count in range(23, 50):
        worker(after(days(count)))
    assert told() == [
        ("asked", "office@steppingstones.example", "Fri 03 Apr"),  # due on Thursday 2 April
        ("named_manager", people["manager"].name, "Thu 09 Apr"),  # Good Friday, Easter Monday do not count
        ("partnership_officer", people["officer"].name, "Tue 14 Apr"),
        ("partnership_officer", people["officer"].name, "Wed 22 Apr"),
    ]


def test_the_partnership_hears_again_until_it_is_answered(
    asked: Callable[..., FollowUp], people: dict[str, Staff], round_it: Round, worker: Work, days: Days
) -> None:
    follow_up = asked(safeguarding=True)
    for count in range(30):
        worker(days(count))
    assert [step for step, *_ in told()].count("partnership_officer") > 4
    with viewing(round_it.asked) as by:
        accept(follow_up_id=follow_up.pk, version=1, by=by, at=days(30))
    before = len(told())
    worker(days(31))
    assert len(told()) == before
    with viewing(round_it.asks):
        assert Clock.objects.get(rule__code="FU-02").outcome == "breached"


def test_without_a_named_manager_it_goes_up_at_once_and_says_so(
    asked: Callable[..., FollowUp], staff_with: Callable[..., Staff], worker: Work, days: Days
) -> None:
    officer = staff_with("partnership_officer")
    asked()
    for count in range(14):
        worker(days(count))
    assert told() == [
        ("asked", "office@steppingstones.example", "Thu 12 Mar"),
        ("named_manager", "", "Tue 17 Mar"),
        ("partnership_officer", officer.name, "Tue 17 Mar"),
    ]
    with viewing(SYSTEM):
        words = Chase.objects.get(step="named_manager").words
        assert (
            words
            == "No manager is named for Family mentors (Stepping Stones). It went to the partnership at once."
        )


def test_with_nobody_anywhere_whoever_asked_is_told(
    asked: Callable[..., FollowUp], round_it: Round, worker: Work, days: Days
) -> None:
    round_it.there.charity.email = ""
    round_it.there.charity.save()
    round_it.mentor.posts.update(ends_on=round_it.on)
    asked()
    with viewing(SYSTEM):
        assert (
            Chase.objects.get(step="request").words
            == "No address is held and nobody there can sign in. Telephone them."
        )
        assert not Message.objects.exists()
    worker(days(8))
    with viewing(SYSTEM):
        said = list(Chase.objects.exclude(step="request").order_by("level").values_list("step", "words"))
        assert [step for step, _ in said] == ["asked", "named_manager", "partnership_officer"]
        assert said[-1][1] == "Nobody holds the post of partnership officer. Whoever asked was told instead."
        news = Message.objects.filter(kind="follow_up.changed", staff=round_it.adviser)
        assert news.exists()


def test_a_team_s_own_manager_comes_before_the_organisation_s(
    asked: Callable[..., FollowUp],
    people: dict[str, Staff],
    round_it: Round,
    staff_with: Callable[..., Staff],
    worker: Work,
    days: Days,
) -> None:
    lead = staff_with("agency_manager", employer=round_it.there.charity, team=round_it.there.early_help)
    asked()
    for count in range(14):
        worker(days(count))
    assert ("named_manager", lead.name, "Tue 17 Mar") in told()
    assert people["manager"].name not in [name for _, name, _ in told()]


def test_without_an_address_those_who_answer_are_reminded(
    asked: Callable[..., FollowUp], round_it: Round, worker: Work, days: Days
) -> None:
    round_it.there.charity.email = ""
    round_it.there.charity.save()
    asked()
    worker(days(8))
    assert told() == [("asked", round_it.mentor.name, "Thu 12 Mar")]


def test_a_promise_not_kept_is_chased_as_silence_is(
    asked: Callable[..., FollowUp], people: dict[str, Staff], round_it: Round, worker: Work, days: Days
) -> None:
    follow_up = asked()
    with viewing(round_it.asked) as by:
        accept(follow_up_id=follow_up.pk, version=1, by=by, at=days(1), done_by=days(6).date())
    for count in range(2, 14):
        worker(days(count))
    assert [step for step, *_ in told()] == ["asked", "named_manager"]


def test_a_dead_worker_passes_nobody_over(
    asked: Callable[..., FollowUp], people: dict[str, Staff], worker: Work, days: Days
) -> None:
    asked()
    worker(days(60))
    assert [step for step, *_ in told()] == ["asked"]


def test_an_answer_before_the_worker_gets_to_it_needs_no_reminder(
    asked: Callable[..., FollowUp], round_it: Round, days: Days
) -> None:
    from sightline.deadlines.tasks import sweep

    follow_up = asked()
    sweep(now=days(8))
    with viewing(round_it.asked) as by:
        accept(follow_up_id=follow_up.pk, version=1, by=by, at=days(8.1))
    with viewing(SYSTEM):
        breached = Clock.objects.get(rule__code="FU-01")
        assert on_breach(subject_id=breached.pk, by=SYSTEM, at=days(8.2)) is None
    assert told() == []


def test_chased_by_a_person_with_and_without_a_reminder(
    asked: Callable[..., FollowUp], round_it: Round, days: Days
) -> None:
    follow_up = asked()
    with viewing(round_it.asks) as by:
        given: dict[str, Any] = {"follow_up_id": follow_up.pk, "by": by, "at": days(1)}
        with pytest.raises(Refused, match="whom you spoke"):
            record_chase(**given, words=" ", remind=False)
        record_chase(**given, words="Rang Jo, who will look", remind=True)
    assert [step for step, *_ in told()] == ["by_person", "asked"]


def test_the_partnership_takes_it_up_without_opening_a_record(
    asked: Callable[..., FollowUp],
    people: dict[str, Staff],
    round_it: Round,
    worker: Work,
    days: Days,
) -> None:
    asked()
    for count in range(17):
        worker(days(count))
    officer = round_it.viewer(people["officer"])
    with viewing(officer):
        assert not FollowUp.objects.exists()
        reached = Chase.objects.get()
        assert (reached.step, reached.about) == ("partnership_officer", [])
        with pytest.raises(Refused, match="Do not name a child"):
            take_up(chase_id=reached.pk, words="", by=officer, at=days(17))
        take_up(chase_id=reached.pk, words="Spoke to the director", by=officer, at=days(17))
        assert Chase.objects.count() == 2
    with viewing(round_it.asks) as by, pytest.raises(Refused, match="partnership office"):
        take_up(chase_id=reached.pk, words="Me too", by=by, at=days(17))


def test_whoever_asked_hears_of_a_refusal_at_once_and_of_good_news_once_a_day(
    asked: Callable[..., FollowUp], round_it: Round, worker: Work, days: Days
) -> None:
    from sightline.follow_up.actions import decline

    first, second = asked(), asked()
    with viewing(round_it.asked) as by:
        accept(follow_up_id=first.pk, version=1, by=by, at=days(1))
        decline(follow_up_id=second.pk, version=1, words="Full", by=by, at=days(1))
    worker(days(1))
    with viewing(SYSTEM):
        news = Message.objects.filter(kind="follow_up.changed", staff=round_it.adviser)
        assert {(word.reference, word.digest) for word in news} == {
            (first.reference, True),
            (second.reference, False),
        }
