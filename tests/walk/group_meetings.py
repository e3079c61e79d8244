"""Meetings of a group for the walk: about nobody, behind no wall, held, with the asker in the chair or not asked."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from sightline.meetings.actions import escalate_vote, record_attendance, record_vote, send_minutes
from sightline.meetings.given import Came, Cast, Voting
from sightline.meetings.models import Invited, Meeting
from sightline.meetings.states import Choice, Kind, Presence
from tests.people_of_the_tests import member_of_staff
from tests.walk import cases
from tests.walk.follow_ups import CANARY
from tests.walk.meetings import _of_group
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World


def held(world: "World", relation: Relation, made: dict[str, Any], kind: Kind = Kind.STRATEGIC_GROUP) -> UUID:
    """One that was held this morning."""
    by = _officer(world)
    whole = _called(world, by, relation, kind)
    with viewing(by):
        keys = Invited.objects.filter(meeting=whole).values_list("pk", flat=True)
        came = tuple(Came(invited_id=key, presence=Presence.CAME) for key in keys)
        record_attendance(meeting_id=whole.pk, came=came, seen=0, by=by, at=clock.now())
    return whole.pk


def minuted(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One whose minutes are sent round."""
    key, by = held(world, relation, made), _officer(world)
    with viewing(by):
        send_minutes(meeting_id=key, words=CANARY, sections={}, seen=0, by=by, at=clock.now())
    return key


def vote(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A vote of the meeting, or, mismatched, of another."""
    key, by = made["meeting_id"], _officer(world)
    if relation is Relation.MISMATCHED:
        key = held(world, relation, made)
    voting = Voting(
        question=CANARY, cast=(Cast(agency_id=world.there.police.pk, choice=Choice.FOR),), casting=None
    )
    with viewing(by):
        return record_vote(meeting_id=key, voting=voting, by=by, at=clock.now()).pk


def escalated(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A vote of the meeting that the police took to the partnership, or, mismatched, of another."""
    other = relation is Relation.MISMATCHED
    key = held(world, relation, made) if other else made["meeting_id"]
    chosen = vote(world, Relation.OWN, {"meeting_id": key})
    police = member_of_staff(world.there, "partnership_officer", employer=world.there.police)
    by = viewer_of(police, on=clock.today())
    with viewing(by):
        return escalate_vote(meeting_id=key, vote_id=chosen, words=CANARY, by=by, at=clock.now()).pk


def triage(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A weekly triage that was held this morning."""
    return held(world, relation, made, Kind.TRIAGE)


def row(world: "World", relation: Relation, made: dict[str, Any]) -> str:
    """A case as a row of it: the asker's, or out of their sight. A row belongs to no meeting; mismatched is none."""
    if relation is Relation.MISMATCHED:
        return f"case-{uuid4()}"
    return f"case-{cases.case(world, relation, made)}"


def _called(world: "World", by: Viewer, relation: Relation, kind: Kind) -> Meeting:
    if relation is Relation.OWN:
        return _of_group(world, by, timedelta(0), kind)
    elsewhere = type(world)(world.there, member_of_staff(world.there, "analyst", employer=world.there.school))
    return _of_group(elsewhere, by, timedelta(0), kind)


def _officer(world: "World") -> Viewer:
    """One officer a walk."""
    name = "Pat Groups"
    found = world.there.council.posts.filter(role="partnership_officer", staff__name=name).first()
    staff = found.staff if found else member_of_staff(world.there, "partnership_officer", name=name)
    return viewer_of(staff, on=clock.today())
