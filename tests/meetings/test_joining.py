"""A meeting in a room, by video or both; its link behind a wall of its own; who came, and how (IS-20)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from sightline.access.models import Message
from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.meetings.actions import change_joining, record_attendance, send_papers
from sightline.meetings.given import Came
from sightline.meetings.joining import How, Mode, link_stands
from sightline.meetings.models import Attendance, Joining, Meeting
from sightline.meetings.queries.joining import link_of
from sightline.meetings.rows import of_meeting
from sightline.meetings.states import Presence
from tests.meetings.conftest import Cast, Signs

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
LINK, OTHER = "https://video.example.org/j/8841", "https://video.example.org/j/9912"


def joins(
    cast: Cast, mode: Mode | None = Mode.BOTH, link: str = LINK, *, by: str = "worker", version: int = 1
) -> Any:
    viewer = cast.viewer(by)
    with viewing(viewer):
        return change_joining(
            meeting_id=cast.meeting.pk, mode=mode, link=link, version=version, by=viewer, at=cast.at
        )


def seen_by(cast: Cast, who: str) -> tuple[str, int]:
    """The link as the page gives it, and the rows the database gives."""
    viewer = cast.viewer(who)
    with viewing(viewer):
        return link_of(viewer, cast.meeting), Joining.objects.count()


def test_the_link_is_for_those_named_to_come_and_those_who_run_it(cast: Cast) -> None:
    joins(cast)
    cast.sends("police", coming=("constable",))
    cast.add("manager", "front_door_manager")
    for who in ("worker", "chair", "constable", "manager"):
        assert seen_by(cast, who) == (LINK, 1), who
    for who in ("police", "school", "charity", "officer", "adviser"):
        assert seen_by(cast, who) == ("", 0), who


def test_another_link_is_a_further_row_and_a_second_saving_is_shown_both(cast: Cast) -> None:
    joins(cast)
    with pytest.raises(Conflict) as clash:
        joins(cast, link=OTHER)
    assert clash.value.saved == {"mode": "both", "link": LINK}
    joins(cast, link=OTHER, version=2)
    joins(cast, Mode.VIDEO, OTHER, version=3)
    assert seen_by(cast, "chair") == (OTHER, 2), "the same link is not kept twice"
    joins(cast, Mode.ROOM, "", version=4)
    assert seen_by(cast, "chair") == ("", 3)


@pytest.mark.parametrize(
    "link",
    [
        "http://video.example.org/j/1",
        "javascript:alert(1)",
        "HTTPS:/video",
        "https://",
        "https://video",
        "https://video.example.org/j 1",
        "https://video.example.org/\u202ej",
        "https://" + "sam:pass" + "@video.example.org/j",
        "https://[video.example.org/j",
        "https://video.example.org\\@elsewhere.example/j",
        "https://video.example.org/" + "j" * 500,
    ],
)
def test_only_a_plain_https_link_is_kept(cast: Cast, link: str) -> None:
    assert not link_stands(Mode.VIDEO, link)
    with pytest.raises(Refused):
        joins(cast, link=link)
    assert seen_by(cast, "chair") == ("", 0)


def test_a_room_has_no_link_and_a_mode_is_said(cast: Cast) -> None:
    with pytest.raises(Refused, match="no joining link"):
        joins(cast, Mode.ROOM)
    with pytest.raises(Refused, match="Say whether"):
        joins(cast, None, "")
    with pytest.raises(Refused, match="Only those who run"):
        joins(cast, by="police")


@pytest.mark.parametrize(("who", "link"), [("police", LINK), ("worker", "http://video.example.org/j")])
def test_the_database_refuses_what_is_written_by_hand(cast: Cast, who: str, link: str) -> None:
    by = cast.viewer(who)
    with viewing(by), pytest.raises(DatabaseError), transaction.atomic():
        of_meeting(Joining, cast.meeting, by=by, at=cast.at, number=1, link=link).save(force_insert=True)


def test_no_message_carries_the_link(cast: Cast) -> None:
    joins(cast)
    chair = cast.viewer("chair")
    with viewing(chair):
        send_papers(meeting_id=cast.meeting.pk, by=chair, at=cast.at)
    with viewing(system_viewer("test")):
        told = list(Message.objects.values())
    assert {"meetings.called", "meetings.moved"} <= {each["kind"] for each in told}
    assert "video.example.org" not in str(told)


def came(cast: Cast, how: How | None, presence: Presence = Presence.CAME) -> None:
    rows = tuple(Came(invited_id=key, presence=presence, how=how) for key in cast.places.values())
    by, at = cast.viewer("worker"), cast.meeting.starts_at + timedelta(hours=2)
    with viewing(by):
        record_attendance(meeting_id=cast.meeting.pk, came=rows, seen=0, by=by, at=at)


def kept(cast: Cast) -> set[str]:
    with viewing(cast.viewer("worker")):
        return set(Attendance.objects.values_list("how", flat=True))


@pytest.mark.parametrize(
    ("mode", "said", "found"),
    [
        (Mode.ROOM, None, {"room"}),
        (Mode.VIDEO, None, {"remote"}),
        (Mode.ROOM, How.REMOTE, {"remote"}),
        (Mode.BOTH, How.REMOTE, {"remote"}),
    ],
)
def test_the_record_says_how_each_came(cast: Cast, mode: Mode, said: How | None, found: set[str]) -> None:
    joins(cast, mode, "")
    came(cast, said)
    assert kept(cast) == found


def test_where_there_are_two_ways_it_is_said_which(cast: Cast) -> None:
    joins(cast)
    with pytest.raises(Refused, match="in the room or remotely"):
        came(cast, None)
    came(cast, How.REMOTE, Presence.SENT)
    assert kept(cast) == {""}, "whoever sent information came in no way"


def test_those_who_join_from_elsewhere_read_the_papers_and_the_link_on_one_page(
    cast: Cast, signed_in: Signs
) -> None:
    joins(cast)
    cast.sends("police", coming=("constable",))
    page = reverse("meetings:one", args=[cast.meeting.pk])
    with clock.fixed(cast.at + timedelta(hours=2)):
        remote = signed_in(cast.staff["constable"]).get(page).content.decode()
        assert "Seen at the quarry" in remote
        assert f'href="{LINK}"' in remote
        asked = signed_in(cast.staff["school"]).get(page).content.decode()
        assert "In a room, and by video" in asked
        assert LINK not in asked


def test_how_people_come_is_said_in_its_form(cast: Cast, signed_in: Signs) -> None:
    client, address = signed_in(cast.staff["worker"]), reverse("meetings:joining", args=[cast.meeting.pk])
    with clock.fixed(cast.at + timedelta(hours=2)):
        assert "Say how people come" in client.get(address).content.decode()
        wrong = client.post(address, {"version": "1", "mode": "both", "link": "ftp://video.example.org"})
        assert "begins with https://" in wrong.content.decode()
        assert "ftp://video.example.org" in wrong.content.decode(), "what was typed stays"
        assert client.post(address, {"version": "1", "mode": "both", "link": LINK}).status_code == 302
        late = client.post(address, {"version": "1", "mode": "video", "link": OTHER})
        assert late.status_code == 409
        assert OTHER in late.content.decode()
        assert client.post(address, {"version": "2", "mode": "video", "link": OTHER}).status_code == 302
        assert signed_in(cast.staff["school"]).get(address).status_code == 403
    with viewing(cast.viewer("worker")):
        assert Meeting.objects.get(pk=cast.meeting.pk).mode == "video"
