"""An episode is reported, the child comes back, and what follows is recorded (MS-01, MS-02, MS-05, MS-11)."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from sightline.access.viewer import system_viewer, viewing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.missing.actions import (
    close_episode,
    grade_risk,
    record_followed,
    reopen_episode,
    report_missing,
    withdraw_episode,
)
from sightline.missing.codes import Answer, Follow, Gone, Grade, Kind, NotDue, Source
from sightline.missing.given import After, Due, Graded
from sightline.missing.models import Episode, Report, Risk
from sightline.people.models import ChronologyLine
from tests.missing.conftest import FRIDAY, HOUR, Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_a_report_opens_an_episode_and_a_further_one_is_added(cast: Cast) -> None:
    first = cast.reports()
    again = cast.reports(source=Source.POLICE, seen=1, missing_since=FRIDAY - HOUR, police_reference="MP-1")
    assert again.pk == first.pk
    assert (again.missing_since, again.police_reference, again.state) == (FRIDAY - HOUR, "MP-1", "missing")
    with viewing(system_viewer("test")):
        assert [each.first for each in Report.objects.order_by("-first")] == [True, False]
        lines = ChronologyLine.objects.filter(folder="missing")
        assert [line.title for line in lines] == [f"Missing from care ({first.reference})"]


def test_whoever_did_not_see_that_an_episode_is_open_is_shown_it(cast: Cast) -> None:
    cast.reports()
    with pytest.raises(Conflict):
        cast.reports(source=Source.POLICE)


def test_one_page_saved_twice_is_one_episode(cast: Cast) -> None:
    key = uuid4()
    given: dict[str, Any] = {"child_id": cast.child.pk, "told": cast.told(), "key": key}
    one, two = (cast.does(report_missing, at=FRIDAY + HOUR, **given) for _ in range(2))
    assert one.pk == two.pk
    assert one.episode_id == key


def test_the_database_keeps_one_open_episode_a_child(cast: Cast) -> None:
    episode = cast.reports()
    by = cast.viewer("coordinator")
    episode.pk, episode.reference, episode.changed_by_id = uuid4(), "MIS-OTHER", by.staff_id
    with viewing(by), pytest.raises(IntegrityError), transaction.atomic():
        episode.save(force_insert=True)


@pytest.mark.parametrize(
    ("also", "sentence"),
    [
        ({"kind": Kind.AWAY, "gone_from": Gone.HOME}, "only of a child in care"),
        ({"missing_since": FRIDAY + 48 * HOUR}, "in the future"),
    ],
)
def test_a_report_that_cannot_be_is_refused(cast: Cast, also: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        cast.reports(**also)


def test_unreported_and_away_are_kept_apart(cast: Cast) -> None:
    made = cast.reports(reported=False, kind=Kind.AWAY)
    assert (made.reported, made.kind) == (False, "away")
    made = cast.reports(source=Source.POLICE, seen=1)
    assert (made.reported, made.kind) == (True, "missing")


def test_the_grade_is_the_police_s_own_and_dated(cast: Cast) -> None:
    episode = cast.reports()
    for seen, grade in enumerate((Grade.MEDIUM, Grade.HIGH)):
        graded = Graded(grade=grade, given_at=FRIDAY + HOUR)
        cast.does(grade_risk, "constable", episode_id=episode.pk, graded=graded, seen=seen)
    with viewing(cast.viewer("coordinator")):
        assert [each.grade for each in Risk.objects.order_by("number")] == ["medium", "high"]
    with pytest.raises(Conflict):
        cast.does(grade_risk, "constable", episode_id=episode.pk, graded=graded, seen=1)
    with pytest.raises(Refused, match="police or a missing coordinator"):
        cast.does(grade_risk, "adviser", episode_id=episode.pk, graded=graded, seen=2)


def test_the_return_is_recorded_and_put_right_by_a_further_entry(cast: Cast) -> None:
    episode = cast.reports()
    cast.back(episode)
    cast.back(episode, after=10 * HOUR, seen=1)
    found = cast.read(episode.pk)
    assert (found.state, found.returned_at) == ("back", FRIDAY + 10 * HOUR)
    with pytest.raises(Refused, match="before they were missing"):
        cast.back(episode, after=-HOUR, seen=2)


def test_an_interview_is_due_or_not_with_a_reason(cast: Cast) -> None:
    episode = cast.reports()
    cast.back(episode)
    for due, sentence in (
        (Due(due=False), "why no interview"),
        (Due(due=False, reason=NotDue.OTHER), "other reason"),
        (Due(due=True, reason=NotDue.ADULT), "only where no interview"),
    ):
        with pytest.raises(Refused, match=sentence):
            cast.settles(episode, due)
    assert cast.settles(episode, Due(due=False, reason=NotDue.KNOWN)).due is False


def test_what_follows_is_recorded(cast: Cast) -> None:
    episode = cast.reports()
    back = cast.back(episode)
    for who, what in (("constable", Follow.PREVENTION), ("coordinator", Follow.DEBRIEF)):
        after = After(what=what, held_at=back + HOUR, who="PC Hale", words="Safe, and tired.")
        assert cast.does(record_followed, who, episode_id=episode.pk, after=after).what == what
    before = After(what=Follow.DEBRIEF, held_at=back - HOUR, who="PC Hale", words="x")
    with pytest.raises(Refused, match="after the child is back"):
        cast.does(record_followed, episode_id=episode.pk, after=before)


def test_an_episode_is_closed_when_what_was_due_is_done(cast: Cast) -> None:
    episode = cast.reports()
    cast.back(episode)
    _cannot_close(cast, episode, "whether a return home interview is due")
    cast.settles(episode)
    _cannot_close(cast, episode, "An interview is due")
    cast.offers(episode, Answer.DECLINED, words="“No thanks.”")
    version = cast.read(episode.pk).version
    closed = cast.does(close_episode, episode_id=episode.pk, why="", version=version)
    assert closed.state == "closed"
    again = cast.does(reopen_episode, episode_id=episode.pk, why="She asked.", version=closed.version)
    assert again.state == "back"
    with pytest.raises(Conflict):
        cast.does(close_episode, episode_id=episode.pk, why="", version=version)


def _cannot_close(cast: Cast, episode: Episode, sentence: str) -> None:
    version = cast.read(episode.pk).version
    with pytest.raises(Refused, match=sentence):
        cast.does(close_episode, episode_id=episode.pk, why="", version=version)


def test_a_mistake_says_why_and_can_go_nowhere(cast: Cast) -> None:
    episode = cast.reports()
    given: dict[str, Any] = {"episode_id": episode.pk, "version": episode.version}
    with pytest.raises(Refused, match="Say why"):
        cast.does(withdraw_episode, why=" ", **given)
    gone = cast.does(withdraw_episode, why="It was her sister.", **given)
    assert gone.state == "mistaken"
    with pytest.raises(Refused, match="cannot be done now"):
        cast.back(episode)


@pytest.mark.parametrize("who", ["interviewer", "stranger", "reviewer", "practitioner"])
def test_others_do_not_report(cast: Cast, who: str) -> None:
    with pytest.raises(Refused, match="does not include recording"):
        cast.reports(who)


def test_a_moment_that_moves_over_a_clock_change_is_counted_as_it_passes(cast: Cast) -> None:
    """Out on the Saturday before the clocks go back, home on the Sunday: the return is what counts."""
    went = datetime.fromisoformat("2026-10-24T22:00+00:00")
    episode = cast.reports(told_at=went, missing_since=went, at=went)
    cast.back(episode, after=timedelta(hours=12))
    assert cast.read(episode.pk).returned_at == went + timedelta(hours=12)
