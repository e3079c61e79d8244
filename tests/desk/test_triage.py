"""The weekly triage: new and changed rows one at a time; note and level together or neither (PW-17, PW-17a)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.cases.models import Case, Judgement
from sightline.cases.queries.around import judging_meetings
from sightline.cases.states import Level
from sightline.core import clock
from sightline.meetings import actions
from sightline.meetings.given import Calling, Came, Place
from sightline.meetings.models import Discussed, Group, Invited, Meeting
from sightline.meetings.states import Kind, Part, Presence
from tests.cases.conftest import SECRET, Pathway, pathway
from tests.cases.test_work import assessed, judged
from tests.desk.conftest import child, contact
from tests.desk.test_tracker import referral

__all__ = ["child", "contact", "pathway"]
pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]


def triage_of(
    pathway: Pathway, *, days: int = 1, chair: str = "manager", group: str = "Weekly triage"
) -> Meeting:
    """One that was held some days after the beginning, with the team's manager in the chair."""
    pathway.staff.setdefault("officer", pathway.add("officer", "partnership_officer"))
    by, at = pathway.viewer("officer"), pathway.at
    with viewing(by):
        kept = Group.objects.filter(name=group).first()
        kept = kept or actions.make_group(name=group, kind=Kind.TRIAGE, purpose="", by=by, at=at)
        seat = Place(
            agency=pathway.there.council, post="Lead", part=Part.CHAIR, staff_ids=(pathway.staff[chair].pk,)
        )
        begins = at + timedelta(days=days)
        calling = Calling(
            kind=Kind.TRIAGE, why="As each week", starts_at=begins, where="Room 1", places=(seat,), group=kept
        )
        whole = actions.call_meeting(calling=calling, by=by, at=at)
        keys = Invited.objects.filter(meeting=whole).values_list("pk", flat=True)
        came = tuple(Came(invited_id=key, presence=Presence.CAME) for key in keys)
        return actions.record_attendance(meeting_id=whole.pk, came=came, seen=0, by=by, at=begins)


def at_meeting(whole: Meeting) -> AbstractContextManager[object]:
    return clock.fixed(whole.starts_at + timedelta(minutes=30))


def row_of(whole: Meeting, case: Case) -> str:
    return reverse("desk:triage_row", args=[whole.pk, f"case-{case.pk}"])


def test_a_level_and_a_note_are_agreed_together(pathway: Pathway, signed_in: Signs) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    whole = triage_of(pathway)
    with at_meeting(whole):
        client = signed_in(pathway.staff["manager"])
        begin = client.get(reverse("desk:triage_meeting", args=[whole.pk])).content.decode()
        assert row_of(whole, case) in begin
        page = client.get(row_of(whole, case)).content.decode()
        assert "data-plain-keys" in page
        assert "data-plain-keys" not in client.get(row_of(whole, case) + "?keys=off").content.decode()
        typed = {
            "seen": "0",
            "judged_seen": "0",
            "response": "team",
            "words": SECRET,
            "level": "medium",
            "reason": "",
        }
        assert "Say why the level" in client.post(row_of(whole, case), typed).content.decode()
        said = client.post(row_of(whole, case), typed | {"reason": "Two worries"}, follow=True)
        assert "All of them have been talked through" in said.content.decode()
        by = pathway.viewer("manager")
        with viewing(by):
            made = Judgement.objects.get(case=case)
            assert (made.level, made.meeting_id) == (Level.MEDIUM, whole.pk)
            assert Discussed.objects.get().words == SECRET
            assert whole.pk in judging_meetings(by, case)


def test_two_who_write_are_both_shown_and_neither_half_is_kept(pathway: Pathway, signed_in: Signs) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    whole = triage_of(pathway)
    judged(pathway, case, Level.LOW)
    typed = {
        "seen": "0",
        "judged_seen": "0",
        "response": "",
        "words": "Mine",
        "level": "high",
        "reason": "Ours",
    }
    with at_meeting(whole):
        client = signed_in(pathway.staff["manager"])
        clash = client.post(row_of(whole, case), typed)
        assert clash.status_code == 409
        assert "Mine" in clash.content.decode()
        assert "Low" in clash.content.decode()
        with viewing(pathway.viewer("manager")):
            assert not Discussed.objects.exists()
        assert client.post(row_of(whole, case), typed | {"judged_seen": "1"}).status_code == 302
        late = client.post(row_of(whole, case), typed | {"judged_seen": "1", "words": "Theirs", "level": ""})
        assert late.status_code == 409
        assert "Theirs" in late.content.decode()


def test_referrals_are_gone_through_by_the_front_door_and_levels_are_not_theirs(
    pathway: Pathway, signed_in: Signs
) -> None:
    loose = referral(pathway)
    case = pathway.allocated()
    assessed(pathway, case)
    whole = triage_of(pathway, chair="social_worker")
    with at_meeting(whole):
        client = signed_in(pathway.staff["social_worker"])
        page = client.get(reverse("desk:triage_meeting", args=[whole.pk])).content.decode()
        assert loose in page
        assert "Level of risk, if" not in client.get(row_of(whole, case)).content.decode()
        for who in ("officer", "police", "adviser"):
            answer = signed_in(pathway.staff[who]).get(reverse("desk:triage_meeting", args=[whole.pk]))
            assert answer.status_code in (403, 404)


def test_only_what_is_new_or_changed_since_the_triage_before(pathway: Pathway, signed_in: Signs) -> None:
    case = pathway.allocated()
    triage_of(pathway, days=2)
    later = triage_of(pathway, days=9)
    with at_meeting(later):
        page = signed_in(pathway.staff["manager"]).get(reverse("desk:triage_meeting", args=[later.pk]))
        assert "Nothing is new" in page.content.decode()
        assert signed_in(pathway.staff["manager"]).get(row_of(later, case)).status_code == 404
    assessed(pathway, case, hours=24 * 8)
    with at_meeting(later):
        page = signed_in(pathway.staff["manager"]).get(reverse("desk:triage_meeting", args=[later.pk]))
        assert case.reference in page.content.decode()


def test_reads_of_a_row_do_not_grow_with_the_list(pathway: Pathway, signed_in: Signs) -> None:
    case = pathway.allocated()
    whole = triage_of(pathway, chair="social_worker")

    def reads(client: Client) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(row_of(whole, case)).status_code == 200
        return len(seen)

    with at_meeting(whole):
        client = signed_in(pathway.staff["social_worker"])
        reads(client)
        few = reads(client)
    for _ in range(3):
        referral(pathway)
    with at_meeting(whole):
        assert reads(client) == few
