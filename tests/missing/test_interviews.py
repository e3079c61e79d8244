"""Return home interviews: within 72 elapsed hours, or late with a reason; declined, independent, checked (MS-06)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from sightline.access.viewer import system_viewer, viewing
from sightline.core.clock import LONDON
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.deadlines.counting import due
from sightline.deadlines.models import Clock
from sightline.deadlines.rule_files import read
from sightline.deadlines.working_days import WorkingDays
from sightline.missing.actions import check_quality, record_followed, record_return
from sightline.missing.codes import Answer, Checked, Follow, Found, Gone, Late, NotDue
from sightline.missing.given import After, Check, Due
from sightline.missing.models import Episode, Interview
from sightline.missing.queries.due import hours_after, limits
from tests.missing.conftest import FRIDAY, HOUR, Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
THREE_DAYS = timedelta(hours=72)


def clocks(episode: Episode) -> dict[str, tuple[str, bool]]:
    """Of each rule the last clock: its outcome, and whether it runs."""
    with viewing(system_viewer("test")):
        rows = (
            Clock.objects.filter(subject_id=episode.pk)
            .select_related("rule")
            .order_by("started_at", "stopped_at")
        )
        return {each.rule.code: (each.outcome, each.stopped_at is None) for each in rows}


@pytest.fixture
def due_now(cast: Cast) -> Episode:
    """Back at 07:40 on the Saturday of the bank-holiday weekend; an interview is due."""
    episode = cast.reports()
    cast.back(episode)
    cast.settles(episode)
    return cast.read(episode.pk)


def test_over_a_bank_holiday_the_hours_run_on(cast: Cast, due_now: Episode) -> None:
    assert due_now.returned_at
    both = limits(due_now.returned_at)
    assert both.in_hours == due_now.returned_at + THREE_DAYS
    assert both.in_days.astimezone(LONDON).date() == date(2026, 5, 26)
    cast.follows(due_now, due_now.returned_at + HOUR)
    assert clocks(due_now) == dict.fromkeys(("CL-34", "CL-35", "CL-37"), ("running", True))


def test_held_in_time_meets_both_clocks(cast: Cast, due_now: Episode) -> None:
    assert due_now.returned_at
    made = cast.holds(due_now, due_now.returned_at + THREE_DAYS)
    assert (made.late, made.late_reason) == (False, "")
    cast.follows(due_now)
    assert clocks(due_now)["CL-34"] == clocks(due_now)["CL-35"] == ("met", False)


def test_the_record_is_shared_within_a_working_day(cast: Cast, due_now: Episode) -> None:
    moment = FRIDAY + 84 * HOUR
    shared = After(
        what=Follow.SHARED, held_at=moment + 20 * HOUR, who="Cam", words="Sent to her social worker."
    )
    with pytest.raises(Refused, match="No interview has been recorded"):
        cast.does(record_followed, episode_id=due_now.pk, after=shared)
    cast.holds(due_now, moment, late_reason=Late.BANK_HOLIDAY)
    cast.follows(due_now, moment + HOUR)
    assert clocks(due_now)["CL-36"] == ("running", True)
    with pytest.raises(Refused, match="Only a missing coordinator"):
        cast.does(record_followed, "constable", episode_id=due_now.pk, after=shared)
    cast.does(record_followed, episode_id=due_now.pk, after=shared)
    cast.follows(due_now, moment + 21 * HOUR)
    assert clocks(due_now)["CL-36"] == ("met", False)


def test_held_late_says_why(cast: Cast, due_now: Episode) -> None:
    assert due_now.returned_at
    late = due_now.returned_at + THREE_DAYS + timedelta(minutes=1)
    with pytest.raises(Refused, match="more than 72 hours"):
        cast.holds(due_now, late)
    with pytest.raises(Refused, match="other reason"):
        cast.holds(due_now, late, late_reason=Late.OTHER)
    made = cast.holds(due_now, late, late_reason=Late.BANK_HOLIDAY)
    assert made.late
    cast.follows(due_now)
    assert clocks(due_now)["CL-34"] == ("breached", False)
    with viewing(system_viewer("test")):
        said = Clock.objects.get(subject_id=due_now.pk, rule__code="CL-34").late_reason
    assert said == "An episode over a bank holiday period"


def test_in_time_leaves_no_reason(cast: Cast, due_now: Episode) -> None:
    with pytest.raises(Refused, match="within 72 hours"):
        cast.holds(due_now, FRIDAY + 24 * HOUR, late_reason=Late.CHILD)


def test_declined_gives_the_clock_up_and_an_offer_may_follow(cast: Cast, due_now: Episode) -> None:
    with pytest.raises(Refused, match="how the child declined"):
        cast.offers(due_now, Answer.DECLINED)
    at = FRIDAY + 21 * HOUR
    cast.follows(due_now, FRIDAY + 10 * HOUR)
    cast.offers(due_now, Answer.DECLINED, words="“Not with you.”")
    cast.follows(due_now, at)
    assert clocks(due_now)["CL-34"] == ("cancelled", False)
    cast.offers(due_now, Answer.ACCEPTED, seen=1)
    cast.follows(due_now, at)
    assert clocks(due_now)["CL-34"] == ("running", True)


def test_no_interview_where_none_is_due(cast: Cast) -> None:
    episode = cast.reports()
    cast.back(episode)
    with pytest.raises(Refused, match="Say first that an interview is due"):
        cast.holds(episode, FRIDAY + 24 * HOUR)
    cast.follows(episode, FRIDAY + 10 * HOUR)
    cast.settles(episode, Due(due=False, reason=NotDue.ADULT))
    cast.follows(episode, FRIDAY + 10 * HOUR)
    assert clocks(episode)["CL-34"] == ("cancelled", False)


def test_a_return_put_right_counts_again_from_the_moment_that_stands(cast: Cast, due_now: Episode) -> None:
    cast.follows(due_now, FRIDAY + 10 * HOUR)
    cast.back(due_now, after=12 * HOUR, seen=1)
    cast.follows(due_now, FRIDAY + 13 * HOUR)
    cast.follows(due_now, FRIDAY + 13 * HOUR)
    with viewing(system_viewer("test")):
        rows = Clock.objects.filter(subject_id=due_now.pk, rule__code="CL-34").order_by("started_at")
        assert [each.outcome for each in rows] == ["cancelled", "running"]
        assert rows[1].started_at == FRIDAY + 12 * HOUR


def test_a_correction_stands_beside_the_first_and_says_why(cast: Cast, due_now: Episode) -> None:
    moment = FRIDAY + 24 * HOUR
    cast.holds(due_now, moment)
    with pytest.raises(Conflict):
        cast.holds(due_now, moment)
    with pytest.raises(Refused, match="what was wrong"):
        cast.holds(due_now, moment, seen=1)
    cast.holds(due_now, moment + HOUR, seen=1, why="The hour was wrong.")
    with viewing(cast.viewer("coordinator")):
        assert Interview.objects.count() == 2


def test_only_whoever_was_given_it_holds_it(cast: Cast, due_now: Episode) -> None:
    moment = FRIDAY + 24 * HOUR
    with pytest.raises(Refused):
        cast.holds(due_now, moment, who="interviewer")
    cast.assigns(due_now, staff=cast.staff["interviewer"])
    cast.offers(due_now, Answer.ACCEPTED, who="interviewer")
    assert cast.holds(due_now, moment, who="interviewer").number == 1
    cast.add("other", "return_interviewer", cast.there.charity)
    with pytest.raises(Refused):
        cast.offers(due_now, Answer.ACCEPTED, who="other", seen=1)


def test_nobody_is_given_it_for_an_organisation_they_do_not_work_for(cast: Cast, due_now: Episode) -> None:
    with pytest.raises(Refused, match="does not work for"):
        cast.assigns(due_now, cast.there.police, staff=cast.staff["interviewer"])


def test_a_reviewing_officer_checks_what_was_held_with_a_child_in_care(cast: Cast, due_now: Episode) -> None:
    check = Check(what=Checked.INTERVIEW, found=Found.ENOUGH, words="Ask again about the phone.")
    with pytest.raises(Refused, match="No interview has been recorded"):
        cast.does(check_quality, "reviewer", episode_id=due_now.pk, check=check)
    cast.holds(due_now, FRIDAY + 24 * HOUR)
    assert cast.does(check_quality, "reviewer", episode_id=due_now.pk, check=check).found == "enough"
    with pytest.raises(Refused, match="Only a reviewing officer"):
        cast.does(check_quality, episode_id=due_now.pk, check=check)


def test_a_reviewing_officer_does_not_reach_a_child_at_home(cast: Cast) -> None:
    episode = cast.reports(gone_from=Gone.HOME)
    check = Check(what=Checked.INTERVIEW, found=Found.GOOD, words="x")
    with pytest.raises(Refused, match="no such episode"):
        cast.does(check_quality, "reviewer", episode_id=episode.pk, check=check)


def test_the_return_is_not_recorded_by_those_who_only_interview(cast: Cast, due_now: Episode) -> None:
    cast.assigns(due_now)
    with pytest.raises(Refused, match="can say that the child is back"):
        cast.does(record_return, "interviewer", episode_id=due_now.pk, back=None, seen=1)


MINUTES = 60 * 24 * 365 * 17 + 60 * 24 * 270
RETURNS = st.integers(0, MINUTES).map(lambda each: datetime(2013, 4, 1, tzinfo=UTC) + timedelta(minutes=each))


def changes() -> list[datetime]:
    """Every moment to 2030 at which clocks in London change."""
    hours = [datetime(2013, 1, 1, tzinfo=UTC) + timedelta(hours=n) for n in range(18 * 8766)]
    offsets = [each.astimezone(LONDON).utcoffset() for each in hours]
    pairs = zip(hours[1:], offsets, offsets[1:], strict=False)
    return [hour for hour, before, after in pairs if before != after]


CHANGES = changes()
HOLIDAYS = [
    datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    for day in (date(2013, 1, 1) + timedelta(days=n) for n in range(18 * 365))
    if day.weekday() < 5 and not WorkingDays().is_working(day)
]
NEAR = st.builds(
    lambda moment, off: moment + timedelta(minutes=off),
    st.sampled_from([*CHANGES, *HOLIDAYS]),
    st.integers(-80 * 60, 80 * 60),
)


@drawn(RETURNS | NEAR)
def test_72_hours_are_elapsed_time_whatever_lies_between(returned: datetime) -> None:
    """Across every change of the clock and every holiday to 2030: the rule of the file, counted by the clocks."""
    lengths = {rule.code: rule.length for rule in read()}
    by_hours = due(start=returned, length=lengths["CL-34"]).at
    assert by_hours - returned == timedelta(hours=72)
    assert hours_after(returned, by_hours) == 72
    by_days = due(start=returned, length=lengths["CL-35"]).at.astimezone(LONDON)
    assert by_days.date() == returned.astimezone(LONDON).date() + timedelta(days=3)
    assert (by_days.hour, by_days.minute, by_days.second) == (23, 59, 59)


def test_the_changes_looked_at_are_all_of_them() -> None:
    assert len(CHANGES) == 36
    assert len(HOLIDAYS) > 140
