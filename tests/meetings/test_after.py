"""After a group's meeting: asked and chased, children talked of, drafts published, votes (GR-08b, GR-10)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.utils import Error
from django.test import Client
from django.urls import reverse

from sightline.access.models import Message, Staff
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.deadlines.models import Clock
from sightline.follow_up.actions import ask
from sightline.follow_up.models import FollowUp
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind as FollowUpKind
from sightline.intelligence.actions import add_hotspot
from sightline.intelligence.given import Place as Hotspot
from sightline.intelligence.states import PlaceKind
from sightline.meetings import actions
from sightline.meetings.actions.holding import NO_VOTES
from sightline.meetings.given import Came, Place, Talk, Voting
from sightline.meetings.given import Cast as OneVote
from sightline.meetings.kinds import rules_of
from sightline.meetings.models import Discussed, DraftPublished, Invited, Meeting, VoteEscalated
from sightline.meetings.states import Choice, Kind, Part, Presence, Response
from sightline.people.actions import restrict
from tests.meetings.conftest import SECRET, Cast
from tests.meetings.test_work import group_meeting
from tests.people_of_the_tests import member_of_staff

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]


def held(cast: Cast, whole: Meeting, by: Viewer) -> Meeting:
    with viewing(by):
        keys = Invited.objects.filter(meeting=whole).values_list("pk", flat=True)
        came = tuple(Came(invited_id=key, presence=Presence.CAME) for key in keys)
        when = whole.starts_at + timedelta(hours=1)
        return actions.record_attendance(meeting_id=whole.pk, came=came, seen=0, by=by, at=when)


def triage(cast: Cast) -> Meeting:
    """A weekly triage, with a social worker in the chair, and an officer of the partnership named to come."""
    by = cast.viewer("officer")
    with viewing(by):
        group = actions.make_group(name="Triage", kind=Kind.TRIAGE, purpose="", by=by, at=cast.at)
    council: dict[str, Any] = {"agency": cast.there.council, "post": "Lead", "part": Part.CHAIR}
    chair = Place(**council, staff_ids=(cast.staff["worker"].pk, cast.staff["officer"].pk))
    whole = cast.calls("officer", kind=Kind.TRIAGE, group=group, about=(), places=(chair,))
    return held(cast, whole, by)


def talks(
    cast: Cast, whole: Meeting, *, who: str = "worker", seen: int = 0, words: str = SECRET
) -> Discussed:
    by = cast.viewer(who)
    talk = Talk(
        about=(cast.child.pk,),
        subject_kind="people.sourcerecord",
        subject_id=cast.child.pk,
        response=Response.TEAM,
        words=words,
    )
    with viewing(by):
        return actions.discuss(
            meeting_id=whole.pk, talk=talk, seen=seen, by=by, at=whole.starts_at + timedelta(hours=2)
        )


def test_what_an_officer_asks_of_a_group_is_chased_and_nothing_about_a_child_is_asked(cast: Cast) -> None:
    whole = group_meeting(cast)
    by = cast.viewer("officer")
    with viewing(by):
        asked = list(FollowUp.objects.filter(origin_id=whole.pk))
        assert len(asked) == 2
        request = Request(FollowUpKind.EARLY_HELP, cast.there.charity, "Mentoring", "A worry")
        with pytest.raises(Refused, match="asking organisations"):
            ask(request=request, about=[cast.child.pk], by=by, at=cast.at)
        due = whole.starts_at.date() + timedelta(days=9)
    with viewing(system_viewer("test")):
        clocks = Clock.objects.filter(subject_id__in=[each.pk for each in asked], stopped_at=None)
        assert clocks.count() == 2
    held(cast, whole, by)
    with viewing(by):
        given = actions.give_action(
            meeting_id=whole.pk,
            words="Bring the figures",
            agency=cast.there.police,
            due_on=due,
            by=by,
            at=whole.starts_at,
        )
        assert given.follow_up.owner_staff_id == by.staff_id
        actions.send_minutes(
            meeting_id=whole.pk, words="As agreed", sections={}, seen=0, by=by, at=whole.starts_at
        )


def test_a_group_meeting_put_off_for_good_withdraws_what_was_asked(cast: Cast) -> None:
    whole = group_meeting(cast)
    by = cast.viewer("officer")
    with viewing(by):
        actions.cancel_meeting(meeting_id=whole.pk, why="Elections", version=1, by=by, at=cast.at)
        assert not FollowUp.objects.filter(origin_id=whole.pk).exclude(state="withdrawn").exists()


def test_a_child_talked_of_is_read_by_those_who_come_and_not_by_the_office(cast: Cast) -> None:
    whole = triage(cast)
    talks(cast, whole)
    for who, seen in {"worker": 1, "chair": 1, "officer": 0, "police": 0}.items():
        by = cast.viewer(who)
        with viewing(by):
            assert Discussed.objects.count() == Discussed.objects.visible_to(by).count() == seen, who
    with pytest.raises(Conflict):
        talks(cast, whole, words="Otherwise")
    assert talks(cast, whole, seen=1, words="Otherwise").number == 2
    for who in ("officer", "police"):
        with pytest.raises(Refused):
            talks(cast, whole, who=who)


def test_a_wall_round_the_child_stands_round_what_was_said(cast: Cast) -> None:
    whole = triage(cast)
    talks(cast, whole)
    cast.add("head", "front_door_manager")
    by = cast.viewer("head")
    with viewing(by):
        named = [cast.staff["head"].pk]
        restrict(record=cast.child, named=named, ask="The hub", why="Risk", by=by, at=cast.at)
    by = cast.viewer("worker")
    with viewing(by):
        assert not Discussed.objects.exists()
        assert Meeting.objects.filter(pk=whole.pk).exists()


def test_a_meeting_about_one_child_has_minutes_instead(cast: Cast) -> None:
    cast.holds()
    with pytest.raises(Refused, match="about one child"):
        talks(cast, cast.meeting)


def test_from_the_child_s_page_and_on_the_meeting_s(cast: Cast, signed_in: Signs) -> None:
    whole = triage(cast)
    where = reverse("meetings:discuss", args=[cast.child.pk])
    with clock.fixed(whole.starts_at + timedelta(hours=2)):
        client = signed_in(cast.staff["worker"])
        assert whole.reference in client.get(where).content.decode()
        empty = {"seen": "0", "meeting": str(whole.pk), "response": "", "words": ""}
        assert "Say what was agreed" in client.post(where, empty).content.decode()
        assert client.post(where, empty | {"words": SECRET, "response": "early"}).status_code == 302
        assert client.post(where, empty | {"words": "Mine"}).status_code == 409
        page = client.get(reverse("meetings:one", args=[whole.pk])).content.decode()
        assert SECRET in page
        assert "Early help" in page
        seen = signed_in(cast.staff["officer"]).get(reverse("meetings:one", args=[whole.pk])).content.decode()
        assert SECRET not in seen


def test_a_kind_without_votes_has_no_page_for_one(cast: Cast, signed_in: Signs) -> None:
    cast.holds()
    with clock.fixed(cast.meeting.starts_at + timedelta(days=1)):
        client = signed_in(cast.staff["worker"])
        answer = client.get(reverse("meetings:vote", args=[cast.meeting.pk]))
    assert answer.status_code == 403
    assert NO_VOTES in answer.content.decode()


def voted(cast: Cast) -> tuple[Meeting, Any]:
    whole, by = group_meeting(cast), cast.viewer("officer")
    held(cast, whole, by)
    ours = OneVote(agency_id=cast.there.council.pk, choice=Choice.FOR)
    with viewing(by):
        voting = Voting(question="Close the drop-in?", cast=(ours,))
        return whole, actions.record_vote(meeting_id=whole.pk, voting=voting, by=by, at=whole.starts_at)


def running(whole: Meeting, rule: str, by: Viewer) -> bool:
    with viewing(by):
        return Clock.objects.filter(subject_id=whole.pk, rule__code=rule, stopped_at=None).exists()


def test_an_organisation_takes_a_vote_to_the_partnership_which_answers(cast: Cast, signed_in: Signs) -> None:
    whole, vote = voted(cast)
    at = whole.starts_at + timedelta(hours=2)
    other = cast.add("office", "partnership_officer")
    with clock.fixed(at):
        police, office = signed_in(cast.staff["police"]), signed_in(other)
        where = reverse("meetings:escalate", args=[whole.pk, vote.pk])
        assert "Close the drop-in?" in police.get(where).content.decode()
        said = {"words": "Children would wait in the street"}
        assert police.post(where, said).status_code == 302
        assert "already" in police.post(where, said).content.decode()
        assert signed_in(cast.staff["charity"]).get(where).status_code in (403, 404)
        by = cast.viewer("officer")
        with viewing(by):
            taken = VoteEscalated.objects.get()
            assert Message.objects.filter(kind="meetings.escalated").count() == 2
        assert running(whole, "CL-94", by)
        page = office.get(reverse("meetings:one", args=[whole.pk])).content.decode()
        assert "Children would wait in the street" in page
        where = reverse("meetings:answer_escalation", args=[whole.pk, taken.pk])
        assert police.get(where).status_code == 403
        assert office.post(where, {"words": "It stays open"}).status_code == 302
        assert "already" in office.post(where, {"words": "Again"}).content.decode()
        assert not running(whole, "CL-94", by)


def test_nobody_takes_a_vote_up_for_another_organisation(cast: Cast) -> None:
    whole, vote = voted(cast)
    by = cast.viewer("police")
    with viewing(by), pytest.raises(Error), transaction.atomic():
        VoteEscalated.objects.create(
            meeting=whole, vote=vote, agency=cast.there.school, words="As if", by_id=by.staff_id, at=cast.at,
            controller=cast.there.school, retention_class=VoteEscalated.RETENTION,
        )  # fmt: skip


def test_a_draft_is_published_within_its_clock(cast: Cast, signed_in: Signs) -> None:
    whole, _ = voted(cast)
    by, at = cast.viewer("officer"), whole.starts_at + timedelta(days=2)
    assert running(whole, "CL-93", by)
    with viewing(by):
        actions.send_minutes(meeting_id=whole.pk, words="As agreed", sections={}, seen=0, by=by, at=at)
    where = reverse("meetings:publish", args=[whole.pk])
    with clock.fixed(at):
        client = signed_in(cast.staff["officer"])
        assert "As agreed" in client.get(where).content.decode()
        sent = {"seen": "1", "where": "The partnership’s pages"}
        unread = client.post(where, {**sent, "looked": "no"}).content.decode()
        assert "Look through it" in unread
        assert "The partnership’s pages" in unread
        assert client.post(where, {**sent, "looked": "yes"}).status_code == 302
        assert "already" in client.post(where, {**sent, "looked": "yes"}).content.decode()
        page = client.get(reverse("meetings:one", args=[whole.pk])).content.decode()
    assert "The partnership’s pages" in page
    assert not running(whole, "CL-93", by)


def test_minutes_that_name_a_hotspot_are_not_published(cast: Cast) -> None:
    """The list is another folder's: whoever publishes learns which words of their own text stand on it (IS-08)."""
    whole, _ = voted(cast)
    by, at = cast.viewer("officer"), whole.starts_at + timedelta(days=2)
    desk = viewer_of(member_of_staff(cast.there, "harm_desk", employer=cast.there.police), on=cast.at.date())
    with viewing(desk):
        spot = Hotspot(name="Old Bus Station", kind=PlaceKind.TRANSPORT, noticed_on=cast.at.date())
        add_hotspot(place=spot, by=desk, at=cast.at)
    heading = rules_of(whole.kind).sections[0]
    about: dict[str, Any] = {"meeting_id": whole.pk, "by": by, "at": at}
    with viewing(by):
        sections = {heading: "Lights for the old bus\nstation"}
        actions.send_minutes(words="As agreed", sections=sections, seen=0, **about)
        with pytest.raises(Refused, match=rf"“Old Bus Station” \({heading}\)"):
            actions.publish_draft(where="Pages", looked=True, seen=1, **about)
        assert not DraftPublished.objects.exists()
        actions.send_minutes(words="As agreed", sections={heading: "Lights"}, seen=1, **about)
        assert actions.publish_draft(where="Pages", looked=True, seen=2, **about).pk


def test_minutes_about_a_child_are_never_published(cast: Cast) -> None:
    cast.holds()
    cast.minutes()
    by = cast.viewer("worker")
    with viewing(by), pytest.raises(Refused, match="not published"):
        actions.publish_draft(
            meeting_id=cast.meeting.pk, where="Pages", looked=True, seen=1, by=by, at=cast.meeting.starts_at
        )
