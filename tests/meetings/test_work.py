"""Calling, answering, holding, minutes: what is asked, refused, and which clocks start and stop (PW-06, GR-07..09)."""

from datetime import date, timedelta
from typing import Any

import pytest

from sightline.access.models import Message
from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.deadlines.models import Clock
from sightline.follow_up.models import FollowUp
from sightline.follow_up.states import State as FollowUpState
from sightline.meetings import actions
from sightline.meetings.given import Cast as OneVote
from sightline.meetings.given import Place, Voting
from sightline.meetings.models import (
    Attendance,
    Ballot,
    Coming,
    Group,
    Information,
    Meeting,
    Minutes,
    Seat,
)
from sightline.meetings.queries.one import whole
from sightline.meetings.states import Again, Choice, Kind, Part, Result, State
from tests.meetings.conftest import WEEKS, Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def running(cast: Cast, meeting: Meeting | None = None, by: Viewer | None = None) -> dict[str, date]:
    with viewing(by or cast.viewer("worker")):
        rows = Clock.objects.filter(subject_id=(meeting or cast.meeting).pk, stopped_at=None)
        return {each.rule.code: each.due_at.date() for each in rows.select_related("rule")}


def test_every_organisation_is_asked_and_silence_is_chased(cast: Cast) -> None:
    with viewing(cast.viewer("worker")):
        asked = FollowUp.objects.filter(origin_id=cast.meeting.pk)
        assert {(each.state, each.answered_there, each.due_on) for each in asked} == {
            (FollowUpState.ASKED, True, date(2026, 3, 13))
        }
        assert {each.asked_agency for each in asked} == {cast.there.police, cast.there.school}
        assert {each.owner_staff for each in asked} == {cast.staff["worker"]}
    assert running(cast) == {"CL-30": date(2026, 4, 15), "CL-90": date(2026, 3, 13)}


def test_a_child_s_meeting_is_called_by_those_who_work_with_children(cast: Cast) -> None:
    for who in ("officer", "police"):
        with pytest.raises(Refused):
            cast.calls(who)
    with pytest.raises(Refused, match="about a child"):
        cast.calls(about=())
    with pytest.raises(Refused, match="twice"):
        cast.calls(places=(Place(agency=cast.there.police), Place(agency=cast.there.police)))
    with pytest.raises(Refused, match="past"):
        cast.calls(starts_at=cast.at - timedelta(days=1))


def test_what_an_organisation_sends_answers_its_request_and_names_who_comes(cast: Cast) -> None:
    cast.sends("police", coming=("constable",))
    with viewing(cast.viewer("worker")):
        asked = FollowUp.objects.get(origin_id=cast.meeting.pk, asked_agency=cast.there.police)
        assert asked.state == FollowUpState.DONE
        assert Coming.objects.filter(staff=cast.staff["constable"], coming=True).exists()
        assert Information.objects.get().controller_id == cast.there.police.pk
    cast.sends("police")
    with viewing(cast.viewer("worker")):
        assert not whole(cast.viewer("worker"), cast.meeting).coming.get(cast.places["police"])
    with pytest.raises(Refused, match="of that organisation"):
        cast.sends("school", coming=("constable",))


def test_nobody_answers_for_another(cast: Cast) -> None:
    cast.places["charity"] = cast.places["police"]
    for who in ("charity", "adviser"):
        cast.places[who] = cast.places["police"]
        with pytest.raises(Refused):
            cast.sends(who)


def test_held_stops_its_clock_and_starts_that_of_the_minutes_and_of_the_review(cast: Cast) -> None:
    with pytest.raises(Refused, match="not begun"):
        cast.holds(at=cast.at)
    cast.holds(again=Again.RED)
    assert running(cast) == {"CL-91": date(2026, 3, 25), "CL-32-RED": date(2026, 4, 29)}
    with viewing(cast.viewer("worker")):
        assert Attendance.objects.count() == 3
    later = cast.calls(kind=Kind.STRATEGY_REVIEW, follows=cast.meeting, starts_at=cast.at + 2 * WEEKS)
    first, cast.meeting = cast.meeting, later
    with viewing(cast.viewer("worker")):
        rows = whole(cast.viewer("worker"), later).invited
    names = {cast.there.council.pk: "chair", cast.there.police.pk: "police", cast.there.school.pk: "school"}
    cast.places = {names[each.agency_id]: each.pk for each in rows}
    cast.holds()
    assert running(cast, first) == {"CL-91": date(2026, 3, 25)}


def test_attendance_is_of_every_place_and_nobody_s_second_saving_wins(cast: Cast) -> None:
    cast.holds()
    with pytest.raises(Conflict) as clash:
        cast.holds()
    assert clash.value.saved[f"came_{cast.places['chair']}"] == "came"
    cast.holds(seen=1)
    del cast.places["school"]
    with pytest.raises(Refused, match="every organisation"):
        cast.holds(seen=2)


def test_minutes_are_versions_that_the_chair_agrees(cast: Cast) -> None:
    with pytest.raises(Refused, match="cannot be done now"):
        cast.minutes()
    cast.holds()
    cast.minutes(sections={"Level agreed": "Medium"})
    assert set(running(cast)) == {"CL-92"}
    with pytest.raises(Conflict) as clash:
        cast.minutes("Another text")
    assert clash.value.saved["words"] == "Agreed: medium."
    by = cast.viewer("chair")
    with viewing(by):
        actions.amend_minutes(
            meeting_id=cast.meeting.pk, words="Add the date.", by=by, at=cast.meeting.starts_at
        )
    cast.minutes("Put right.", seen=1)
    with pytest.raises(Refused, match="chair"):
        cast.agrees("worker", seen=2)
    with pytest.raises(Refused, match="newer version"):
        cast.agrees(seen=1)
    cast.agrees(seen=2)
    assert running(cast) == {}
    with viewing(by):
        assert Minutes.objects.count() == 2
        assert Meeting.objects.get(pk=cast.meeting.pk).state == State.AGREED
    with pytest.raises(Refused, match="cannot be done now"):
        cast.minutes("Too late", seen=2)


def test_an_action_is_chased_elsewhere_and_listed_until_it_is_done(cast: Cast) -> None:
    cast.holds()
    by, at = cast.viewer("worker"), cast.meeting.starts_at + timedelta(hours=3)
    with viewing(by):
        given = actions.give_action(
            meeting_id=cast.meeting.pk,
            words="Look at the bus station",
            agency=cast.there.police,
            due_on=date(2026, 3, 27),
            by=by,
            at=at,
        )
        assert given.follow_up.kind == "meeting_action"
    later = cast.calls(kind=Kind.STRATEGY, starts_at=cast.at + 2 * WEEKS)
    with viewing(by):
        assert [each.row.words for each in whole(by, later).papers.carried] == ["Look at the bus station"]
        FollowUp.objects.filter(pk=given.follow_up_id).update(state=FollowUpState.DONE)
        assert whole(by, later).papers.carried == []


@pytest.mark.parametrize("who", ["worker", "chair"])
def test_a_meeting_put_off_or_cancelled_says_why(cast: Cast, who: str) -> None:
    by = cast.viewer(who)
    ready: dict[str, Any] = {"meeting_id": cast.meeting.pk, "by": by, "at": cast.at + timedelta(hours=1)}
    with viewing(by):
        with pytest.raises(Refused, match="Say why"):
            actions.postpone_meeting(**ready, why=" ", version=1)
        actions.postpone_meeting(**ready, why="The chair is ill", version=1)
        assert set(running(cast, by=by)) == {"CL-30"}
        with pytest.raises(Conflict):
            actions.move_meeting(
                **ready, starts_at=cast.at + WEEKS, where="Room 1", why="The chair is back", version=1
            )
        actions.move_meeting(
            **ready, starts_at=cast.at + WEEKS, where="Room 1", why="The chair is back", version=2
        )
        assert set(running(cast, by=by)) == {"CL-30", "CL-90"}
        actions.cancel_meeting(**ready, why="The family moved", version=3)
        assert running(cast, by=by) == {}
        assert set(FollowUp.objects.values_list("state", flat=True)) == {FollowUpState.WITHDRAWN}


def group_with_posts(cast: Cast) -> tuple[Group, list[Seat]]:
    """A group with a chair of the council and a member of the police, who has a substitute (GR-05)."""
    by, at = cast.viewer("officer"), cast.at
    made = []
    with viewing(by):
        kind = Kind.STRATEGIC_GROUP
        group = actions.make_group(name="Review group", kind=kind, purpose="", by=by, at=at)
        for agency, part in ((cast.there.council, Part.CHAIR), (cast.there.police, Part.MEMBER)):
            given: dict[str, Any] = {"agency": agency, "post": "Director", "part": part}
            made.append(actions.add_seat(group_id=group.pk, **given, by=by, at=at))
        held: dict[str, Any] = {
            "holder_id": cast.staff["police"].pk,
            "substitute_id": cast.staff["constable"].pk,
        }
        ready: dict[str, Any] = {"group_id": group.pk, "version": 1, "by": by, "at": at}
        made[1] = actions.fill_seat(seat_id=made[1].pk, **held, **ready)
    return group, made


def group_meeting(cast: Cast) -> Meeting:
    group, seats = group_with_posts(cast)
    places = tuple(
        Place(
            agency=each.agency,
            post=each.post,
            part=Part(each.part),
            seat=each,
            staff_ids=tuple(key for key in (each.holder_id, each.substitute_id) if key),
        )
        for each in seats
    )
    return cast.calls("officer", kind=Kind.STRATEGIC_GROUP, group=group, about=(), places=places)


def test_a_post_is_held_by_its_own_people_and_there_is_one_chair(cast: Cast) -> None:
    group, seats = group_with_posts(cast)
    by = cast.viewer("officer")
    ready: dict[str, Any] = {"group_id": group.pk, "by": by, "at": cast.at}
    held: dict[str, Any] = {"holder_id": cast.staff["police"].pk, "substitute_id": None}
    with viewing(by):
        with pytest.raises(Refused, match="that organisation"):
            actions.fill_seat(seat_id=seats[0].pk, version=1, **held, **ready)
        with pytest.raises(Conflict):
            actions.fill_seat(seat_id=seats[1].pk, version=1, **held, **ready)
        with pytest.raises(Refused, match="End that place first"):
            actions.add_seat(agency=cast.there.school, post="Head", part=Part.CHAIR, **ready)
        actions.end_seat(seat_id=seats[0].pk, version=1, **ready)
        actions.add_seat(agency=cast.there.school, post="Head", part=Part.CHAIR, **ready)
        with pytest.raises(Refused, match="group of that name"):
            actions.make_group(name="review group", kind=Kind.LOCALITY, purpose="", by=by, at=cast.at)
        with pytest.raises(Refused, match="not held by a standing group"):
            actions.make_group(name="Panels", kind=Kind.PANEL, purpose="", by=by, at=cast.at)


def test_one_vote_an_organisation_and_the_chair_s_only_at_a_tie(cast: Cast) -> None:
    cast.meeting = group_meeting(cast)
    by = cast.viewer("officer")
    with viewing(by):
        cast.places = {str(each.pk): each.pk for each in whole(by, cast.meeting).invited}
    cast.holds(by="officer")
    ours = OneVote(agency_id=cast.there.council.pk, choice=Choice.FOR)
    theirs = OneVote(agency_id=cast.there.police.pk, choice=Choice.AGAINST, who="Superintendent")
    stranger = OneVote(agency_id=cast.there.school.pk, choice=Choice.FOR)
    ready: dict[str, Any] = {
        "meeting_id": cast.meeting.pk,
        "by": by,
        "at": cast.meeting.starts_at + timedelta(hours=1),
    }
    wrong = {
        "casting vote settles": Voting(question="Adopt it?", cast=(ours, theirs)),
        "only where as many": Voting(question="Adopt it?", cast=(ours,), casting=Choice.FOR),
        "one vote": Voting(question="Adopt it?", cast=(ours, ours)),
        "at least one": Voting(question="Adopt it?", cast=()),
        "Only organisations asked": Voting(question="Adopt it?", cast=(stranger,)),
    }
    with viewing(by):
        for said, voting in wrong.items():
            with pytest.raises(Refused, match=said):
                actions.record_vote(**ready, voting=voting)
        tie = Voting(question="Adopt it?", cast=(ours, theirs), casting=Choice.AGAINST)
        vote = actions.record_vote(**ready, voting=tie)
        assert (vote.result, vote.tied) == (Result.LOST, True)
        assert Ballot.objects.filter(vote=vote).count() == 3


def test_kinds_without_votes_hold_none(cast: Cast) -> None:
    cast.holds()
    by = cast.viewer("worker")
    voting = Voting(question="Yes?", cast=(OneVote(agency_id=cast.there.police.pk, choice=Choice.FOR),))
    with viewing(by), pytest.raises(Refused, match="holds no vote"):
        actions.record_vote(meeting_id=cast.meeting.pk, voting=voting, by=by, at=cast.meeting.starts_at)


def test_those_who_come_are_told_and_no_message_says_anything_of_a_child(cast: Cast) -> None:
    told = set(Message.objects.filter(kind="meetings.called").values_list("staff_id", flat=True))
    assert told == {cast.staff["chair"].pk}
    cast.sends("police", coming=("constable",))
    by = cast.viewer("worker")
    with viewing(by):
        actions.send_papers(meeting_id=cast.meeting.pk, by=by, at=cast.at + timedelta(days=1))
    told = set(Message.objects.filter(kind="meetings.papers").values_list("staff_id", flat=True))
    assert told == {cast.staff["chair"].pk, cast.staff["constable"].pk}
    assert set(running(cast)) == {"CL-30"}
