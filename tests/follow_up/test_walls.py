"""Each organisation sees what it was asked; the database itself holds it, and walls round people besides."""

from collections.abc import Callable
from datetime import datetime
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections

from sightline.access.models import Staff, Wall, WallCover, WallMember
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.deadlines.models import Clock
from sightline.follow_up import queries
from sightline.follow_up.actions import accept, decline, withdraw
from sightline.follow_up.models import Chase, FollowUp, Move
from tests.follow_up.conftest import Round, a_child

databases = pytest.mark.django_db(databases=["default", "owner"])
TABLES = ("follow_up_followup", "follow_up_move", "follow_up_chase", "deadlines_clock")


def counted(viewer: Viewer) -> dict[str, int]:
    """Rows of each table that raw SQL shows to a viewer."""
    with viewing(viewer), connection.cursor() as cursor:
        found = {}
        for table in TABLES:
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            found[table] = int(cursor.fetchone()[0])
    return found


ALL = dict.fromkeys(TABLES, 1)
NONE = dict.fromkeys(TABLES, 0)


@databases
def test_raw_sql_shows_each_person_their_own(
    asked: Callable[..., FollowUp], round_it: Round, viewer_with: Callable[..., Viewer]
) -> None:
    asked()
    there = round_it.there
    assert counted(round_it.asks) == ALL
    assert counted(round_it.asked) == ALL
    manager = viewer_with("agency_manager", employer=there.charity)
    assert counted(manager)["follow_up_followup"] == 1
    for role, employer in (("agency_worker", there.police), ("agency_manager", there.police)):
        assert counted(viewer_with(role, employer=employer)) == NONE
    assert counted(viewer_with("agency_worker", employer=there.charity))["follow_up_followup"] == 0
    assert counted(viewer_with("practitioner", team=there.emergency_duty)) == NONE
    for role in ("administrator", "analyst", "governance_officer"):
        assert counted(viewer_with(role)).pop("follow_up_followup") == 0


@databases
def test_the_page_s_own_rule_says_the_same_as_the_database(
    asked: Callable[..., FollowUp], round_it: Round, viewer_with: Callable[..., Viewer]
) -> None:
    there = round_it.there
    asked()
    asked(agency=there.police, team=None)
    asked(agency=there.council, team=there.emergency_duty)
    viewers = [round_it.asks, round_it.asked, viewer_with("practitioner", team=there.emergency_duty)]
    viewers += [viewer_with(role, employer=there.police) for role in ("agency_worker", "agency_manager")]
    for viewer in viewers:
        with viewing(viewer):
            assert set(queries.follow_ups().visible_to(viewer)) == set(FollowUp.objects.all())


@databases
def test_the_organisation_cannot_change_or_delete_what_was_said(
    asked: Callable[..., FollowUp], round_it: Round
) -> None:
    asked()
    for sql in (
        "UPDATE follow_up_move SET words = ''",
        "DELETE FROM follow_up_move",
        "DELETE FROM follow_up_followup",
    ):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            viewing(round_it.asked),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)


@databases
def test_others_can_neither_answer_nor_withdraw(
    asked: Callable[..., FollowUp], round_it: Round, viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    follow_up = asked()
    stranger = viewer_with("agency_worker", employer=round_it.there.police)
    with viewing(stranger), pytest.raises(Refused) as refused:
        accept(follow_up_id=follow_up.pk, version=1, by=stranger, at=at)
    assert refused.value.hidden
    with viewing(round_it.asked) as by, pytest.raises(Refused, match="the team that asked"):
        withdraw(follow_up_id=follow_up.pk, version=1, why="No", by=by, at=at)


@databases
def test_a_wall_round_the_child_stands_round_everything_about_it(
    asked: Callable[..., FollowUp],
    round_it: Round,
    staff_with: Callable[..., Staff],
    worker: Callable[..., None],
    days: Callable[[float], datetime],
    at: datetime,
) -> None:
    child, keeper = a_child(round_it), staff_with("front_door_manager")
    named, officer = staff_with("social_worker"), staff_with("partnership_officer")
    asked(about=[child])
    with viewing(viewer_of(keeper, on=at.date())), connection.cursor() as cursor:
        wall = Wall(kind="restricted", reason="Known to staff", raised_by=keeper, raised_at=at)
        wall.save(force_insert=True)
        WallCover(wall=wall, subject=child).save(force_insert=True)
        member = WallMember(wall=wall, staff=named, added_by=keeper, added_at=at)
        member.save(force_insert=True)
        cursor.execute("SELECT access_rewall(%s)", [[child]])
    assert counted(round_it.asks) == NONE
    assert counted(round_it.asked) == NONE
    assert counted(viewer_of(named, on=at.date())) == ALL
    for count in range(17):
        worker(days(count), [wall.pk])
    with viewing(system_viewer("test", walls=[wall.pk])):
        assert Chase.objects.filter(step="partnership_officer", staff=officer).exists()
    with viewing(viewer_of(officer, on=at.date())):
        assert {tuple(chase.about) for chase in Chase.objects.all()} == {()}
    assert counted(round_it.asks) == {**NONE}


@databases
def test_asking_about_a_restricted_child_says_when_nobody_there_can_open_it(
    asked: Callable[..., FollowUp], round_it: Round, staff_with: Callable[..., Staff], at: datetime
) -> None:
    child, keeper = a_child(round_it), staff_with("front_door_manager")
    with viewing(viewer_of(keeper, on=at.date())):
        wall = Wall(kind="restricted", reason="Known to staff", raised_by=keeper, raised_at=at)
        wall.save(force_insert=True)
        WallCover(wall=wall, subject=child).save(force_insert=True)
        member = WallMember(wall=wall, staff=keeper, added_by=keeper, added_at=at)
        member.save(force_insert=True)
    by = viewer_of(keeper, on=at.date())
    first = asked(about=[child], by=by)
    with viewing(by):
        said = Chase.objects.get(follow_up=first)
        assert (said.address, "nobody there is named" in said.words) == ("", True)
        WallMember(wall=wall, staff=round_it.mentor, added_by=keeper, added_at=at).save(force_insert=True)
    second = asked(about=[child], by=by)
    with viewing(by):
        assert Chase.objects.get(follow_up=second).address == "office@steppingstones.example"
    assert counted(round_it.asked)["follow_up_followup"] == 2


@pytest.mark.django_db(databases=["default", "owner"], transaction=True)
def test_of_two_answers_in_the_same_moment_one_is_saved_and_one_is_shown_both(
    asked: Callable[..., FollowUp], round_it: Round, at: datetime
) -> None:
    follow_up = asked()
    start, ended = Barrier(2), []

    def answer(act: Any, words: str) -> None:
        try:
            with viewing(round_it.asked) as by:
                start.wait(timeout=60)
                act(follow_up_id=follow_up.pk, version=1, words=words, by=by, at=at)
            ended.append("saved")
        except Conflict as clash:
            ended.append(clash.saved["words"])
        finally:
            connections.close_all()

    writers = [Thread(target=answer, args=pair) for pair in ((accept, "Yes"), (decline, "No"))]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=60)
    assert len(ended) == 2
    assert "saved" in ended
    with viewing(round_it.asks):
        [move] = Move.objects.exclude(act="ask")
        assert set(ended) == {"saved", move.words}
        assert Clock.objects.filter(stopped_at=None).count() == 1
