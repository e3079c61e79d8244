"""Missing again and again: a trigger that was reached calls for a meeting, and somebody answers (MS-12, MS-14)."""

from datetime import datetime, timedelta

import pytest

from sightline.access.viewer import system_viewer, viewing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.deadlines.models import Clock
from sightline.meetings.actions import call_meeting
from sightline.meetings.given import Calling, Place
from sightline.meetings.models import Meeting
from sightline.meetings.states import Kind, Part
from sightline.missing.actions import answer_crossing, look_at_repeats, set_trigger, withdraw_episode
from sightline.missing.codes import Outcome
from sightline.missing.given import Met, Value
from sightline.missing.models import Crossing, Episode
from sightline.missing.triggers import in_force
from tests.missing.conftest import FRIDAY, HOUR, Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
DAY = timedelta(days=1)


def gone(cast: Cast, moment: datetime) -> Episode:
    """Out and back, and the repeat rule looked at it."""
    episode = cast.reports(missing_since=moment, told_at=moment, at=moment)
    cast.back(episode, after=HOUR)
    looks(episode, moment)
    return episode


def looks(episode: Episode, at: datetime) -> None:
    by = system_viewer("test")
    with viewing(by):
        look_at_repeats(subject_id=episode.pk, by=by, at=at)


def crossings(cast: Cast) -> list[Crossing]:
    with viewing(cast.viewer("coordinator")):
        return list(Crossing.objects.order_by("at"))


def test_the_third_in_thirty_days_calls_for_a_meeting_once(cast: Cast) -> None:
    for number in range(5):
        gone(cast, FRIDAY + number * 5 * DAY)
    found = crossings(cast)
    assert [(each.code, each.count, each.days) for each in found] == [("three_in_30", 3, 30)]
    with viewing(system_viewer("test")):
        clock = Clock.objects.get(subject_id=found[0].pk)
        assert (clock.rule.code, clock.outcome) == ("CL-38", "running")


def test_spread_out_they_call_for_nothing(cast: Cast) -> None:
    for number in range(4):
        gone(cast, FRIDAY + number * 16 * DAY)
    assert crossings(cast) == []


def test_a_mistake_is_not_counted(cast: Cast) -> None:
    first = gone(cast, FRIDAY)
    version = cast.read(first.pk).version
    cast.does(withdraw_episode, episode_id=first.pk, why="Her sister", version=version)
    for number in (1, 2):
        gone(cast, FRIDAY + number * DAY)
    assert crossings(cast) == []


def test_looked_at_twice_it_is_crossed_once(cast: Cast) -> None:
    for number in range(3):
        last = gone(cast, FRIDAY + number * DAY)
    looks(last, FRIDAY + 9 * DAY)
    assert len(crossings(cast)) == 1


def test_the_values_are_set_with_a_reason_from_a_day_on(cast: Cast) -> None:
    value = Value(code="three_in_30", count=2, days=60, why="The group asked for it.")
    with pytest.raises(Refused, match="manager of the front door"):
        cast.does(set_trigger, value=value, seen=0)
    cast.does(set_trigger, "manager", at=FRIDAY, value=value, seen=0)
    with pytest.raises(Conflict):
        cast.does(set_trigger, "manager", at=FRIDAY, value=value, seen=0)
    assert {rule.code: rule.count for rule in in_force(FRIDAY.date())}["three_in_30"] == 2
    assert {rule.code: rule.count for rule in in_force(FRIDAY.date() - DAY)}["three_in_30"] == 3
    for number in (0, 2):
        gone(cast, FRIDAY + number * DAY)
    assert [each.count for each in crossings(cast)] == [2]


@pytest.mark.parametrize(
    ("also", "sentence"),
    [({"count": 1}, "at least two"), ({"days": 0}, "1 to 366"), ({"why": " "}, "Say why")],
)
def test_values_that_are_none_are_refused(cast: Cast, also: dict[str, object], sentence: str) -> None:
    value = Value(**{"code": "three_in_30", "count": 4, "days": 30, "why": "x"} | also)  # type: ignore[arg-type]
    with pytest.raises(Refused, match=sentence):
        cast.does(set_trigger, "manager", value=value, seen=0)


@pytest.fixture
def crossed(cast: Cast) -> Crossing:
    for number in range(3):
        gone(cast, FRIDAY + number * DAY)
    return crossings(cast)[0]


def called(cast: Cast) -> Meeting:
    chair = Place(agency=cast.there.council, post="Chair", part=Part.CHAIR)
    calling = Calling(
        kind=Kind.STRATEGY,
        why="Three episodes in a week",
        starts_at=FRIDAY + 30 * DAY,
        where="Video",
        about=(cast.child.pk,),
        places=(chair, Place(agency=cast.there.police)),
    )
    found: Meeting = cast.does(call_meeting, at=FRIDAY + 3 * DAY, calling=calling)
    return found


def test_a_meeting_answers_it_and_stops_the_clock(cast: Cast, crossed: Crossing) -> None:
    for wrong, sentence in (
        (Met(outcome=Outcome.CALLED), "Choose the meeting"),
        (Met(outcome=Outcome.NOT_NEEDED), "Say why"),
        (Met(outcome=Outcome.CALLED, meeting_id=crossed.pk), "not about this child"),
    ):
        with pytest.raises(Refused, match=sentence):
            cast.does(answer_crossing, crossing_id=crossed.pk, met=wrong)
    met = Met(outcome=Outcome.CALLED, meeting_id=called(cast).pk)
    cast.does(answer_crossing, at=FRIDAY + 3 * DAY, crossing_id=crossed.pk, met=met)
    with viewing(system_viewer("test")):
        assert Clock.objects.get(subject_id=crossed.pk).outcome == "met"
    with pytest.raises(Refused, match="answered already"):
        cast.does(answer_crossing, crossing_id=crossed.pk, met=met)


def test_without_a_meeting_it_says_why(cast: Cast, crossed: Crossing) -> None:
    met = Met(outcome=Outcome.NOT_NEEDED, words="A plan was made yesterday.")
    cast.does(answer_crossing, at=FRIDAY + 3 * DAY, crossing_id=crossed.pk, met=met)
    with viewing(system_viewer("test")):
        clock = Clock.objects.get(subject_id=crossed.pk)
        assert (clock.outcome, clock.stop_reason) == ("cancelled", "A plan was made yesterday.")
    with pytest.raises(Refused, match="missing coordinator"):
        cast.does(answer_crossing, "adviser", crossing_id=crossed.pk, met=met)
