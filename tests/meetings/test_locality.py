"""A locality meeting whole: called, asked, held, children talked of, actions given, minutes agreed (PW-19, ID-20)."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewing
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.deadlines.models import Clock
from sightline.follow_up.models import FollowUp
from sightline.meetings import actions
from sightline.meetings.given import Calling, Came, Place, Talk, Told
from sightline.meetings.models import Arising, Discussed, Invited, Meeting
from sightline.meetings.queries.one import whole
from sightline.meetings.states import Kind, Part, Presence, Response, State
from tests.meetings.conftest import SECRET, WEEKS, Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
SECTIONS = {
    "What is happening and where": "Evenings at the bus station.",
    "Children discussed": "One.",
    "Civil and police powers considered": "A dispersal order was considered.",
}


def called(cast: Cast) -> Meeting:
    """By a social worker, who comes; police and a school are asked."""
    officer, by = cast.viewer("officer"), cast.viewer("worker")
    with viewing(officer):
        given: dict[str, Any] = {
            "name": "Bus station",
            "kind": Kind.LOCALITY,
            "purpose": "Few referrals there",
        }
        group = actions.make_group(**given, by=officer, at=cast.at)
    chair: dict[str, Any] = {
        "part": Part.CHAIR,
        "post": "Exploitation co-ordinator",
        "staff_ids": (cast.staff["worker"].pk,),
    }
    calling = Calling(
        kind=Kind.LOCALITY, group=group, why="Worries about one place", where="Library, Eldersley",
        starts_at=cast.at + WEEKS,
        places=(
            Place(agency=cast.there.council, **chair), Place(agency=cast.there.police), Place(agency=cast.there.school)
        ),
    )  # fmt: skip
    with viewing(by):
        return actions.call_meeting(calling=calling, by=by, at=cast.at)


def came(places: Iterable[UUID], absent: UUID | None = None) -> tuple[Came, ...]:
    """Everybody, but for one."""
    return tuple(
        Came(invited_id=key, presence=Presence.NEITHER if key == absent else Presence.CAME) for key in places
    )


def answered(cast: Cast, invited: UUID) -> None:
    """The police say what they know, and who comes."""
    told = Told(looked_in="Reports", words="Three calls in a month", coming=(cast.staff["constable"].pk,))
    by = cast.viewer("police")
    with viewing(by):
        actions.send_information(invited_id=invited, told=told, by=by, at=cast.at + timedelta(hours=1))


def over(cast: Cast, meeting: Meeting, places: dict[UUID, UUID], by: Viewer) -> Arising:
    """All of it: who came, a child talked of, an action, the minutes agreed. The viewer is set."""
    after: dict[str, Any] = {"by": by, "at": meeting.starts_at + timedelta(hours=2)}
    there = came(places.values(), places[cast.there.school.pk])
    actions.record_attendance(meeting_id=meeting.pk, came=there, seen=0, **after)
    talk = Talk(
        about=(cast.child.pk,), subject_kind="people.sourcerecord", subject_id=cast.child.pk,
        response=Response.TEAM, words=SECRET,
    )  # fmt: skip
    actions.discuss(meeting_id=meeting.pk, talk=talk, seen=0, **after)
    asked: dict[str, Any] = {
        "agency": cast.there.police,
        "due_on": meeting.starts_at.date() + timedelta(days=14),
    }
    given = actions.give_action(meeting_id=meeting.pk, words="Patrol on Fridays", **asked, **after)
    minutes: dict[str, Any] = {"words": "Agreed what each does", "sections": SECTIONS, "seen": 0}
    actions.send_minutes(meeting_id=meeting.pk, **minutes, **after)
    actions.agree_minutes(meeting_id=meeting.pk, seen=1, **after)
    return given


def test_from_its_calling_to_the_minutes_that_are_agreed(cast: Cast) -> None:
    meeting, by = called(cast), cast.viewer("worker")
    with viewing(by):
        places = {each.agency_id: each.pk for each in Invited.objects.filter(meeting=meeting)}
    answered(cast, places[cast.there.police.pk])
    with viewing(by):
        given = over(cast, meeting, places, by)
        found = whole(by, Meeting.objects.get(pk=meeting.pk))
        assert found.meeting.state == State.AGREED
        assert found.papers.minutes[0].sections == SECTIONS
        assert sorted(each.presence for each in found.papers.attendance.values()) == [
            "came",
            "came",
            "neither",
        ]
        assert [each.row.pk for each in found.papers.actions] == [given.pk]
        assert not Clock.objects.filter(subject_id=meeting.pk, stopped_at=None).exists()
        assert FollowUp.objects.get(pk=given.follow_up_id).asked_agency == cast.there.police


def test_children_talked_of_are_read_by_those_who_come_and_work_with_children(
    cast: Cast, signed_in: Callable[[Staff], Client]
) -> None:
    meeting, by = called(cast), cast.viewer("worker")
    with viewing(by):
        places = Invited.objects.filter(meeting=meeting).values_list("pk", flat=True)
        at = meeting.starts_at + timedelta(hours=1)
        actions.record_attendance(meeting_id=meeting.pk, came=came(places), seen=0, by=by, at=at)
    address = reverse("meetings:discuss", args=[cast.child.pk])
    sent = {"seen": "0", "meeting": str(meeting.pk), "response": "team", "words": SECRET}
    with clock.fixed(meeting.starts_at + timedelta(hours=2)):
        assert "There is a problem" in signed_in(cast.staff["worker"]).post(address, {}).content.decode()
        assert signed_in(cast.staff["worker"]).post(address, sent).status_code == 302
        page = reverse("meetings:one", args=[meeting.pk])
        assert SECRET in signed_in(cast.staff["worker"]).get(page).content.decode()
        assert SECRET not in signed_in(cast.staff["officer"]).get(page).content.decode()
        assert signed_in(cast.staff["charity"]).get(page).status_code == 404
    for who in ("officer", "police"):
        with viewing(cast.viewer(who)):
            assert not Discussed.objects.exists(), who


def test_only_those_who_run_meetings_call_one(cast: Cast) -> None:
    with pytest.raises(Refused):
        cast.calls("police", kind=Kind.LOCALITY, about=())
