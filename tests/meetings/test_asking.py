"""Whom a meeting asks, and who hears of an answer (PW-06a)."""

import pytest

from sightline.access.models import Agency, Message
from sightline.access.viewer import system_viewer, viewing
from sightline.follow_up.actions import keep_for_owner
from sightline.follow_up.models import FollowUp
from sightline.meetings.forms import CallForm
from sightline.meetings.given import Place
from sightline.meetings.models import Invited
from sightline.meetings.queries.lists import to_ask
from sightline.meetings.states import Kind, Part
from tests.meetings.conftest import Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_whoever_calls_it_is_not_asked_where_their_own_organisation_chairs_it(cast: Cast) -> None:
    own, other = cast.there.council, cast.there.emergency_duty
    chair = Place(agency=own, post="Manager", part=Part.CHAIR, staff_ids=(cast.staff["chair"].pk,))
    places = (
        chair,
        Place(agency=own),
        Place(agency=own, team=cast.there.front_door),
        Place(agency=own, team=other),
    )
    meeting = cast.calls(places=places)
    with viewing(cast.viewer("worker")):
        assert [each.asked_team for each in FollowUp.objects.filter(origin_id=meeting.pk)] == [other]
        assert Invited.objects.filter(meeting=meeting).count() == 4, "each has its place"
    theirs = Place(agency=cast.there.police, part=Part.CHAIR)
    meeting = cast.calls(places=(theirs, Place(agency=own)))
    with viewing(cast.viewer("worker")):
        asked = FollowUp.objects.filter(origin_id=meeting.pk)
        assert {each.asked_agency for each in asked} == {own, cast.there.police}


def test_an_answer_is_told_to_whoever_called_it_and_to_nobody_else_of_the_team(cast: Cast) -> None:
    cast.sends("police")
    with viewing(cast.viewer("worker")):
        asked = FollowUp.objects.get(origin_id=cast.meeting.pk, asked_agency=cast.there.police)
    system = system_viewer("test")
    with viewing(system):
        keep_for_owner(subject_id=asked.pk, by=system, at=cast.at)
    told = Message.objects.filter(kind="follow_up.changed")
    assert [each.staff for each in told] == [cast.staff["worker"]]


def test_of_several_schools_none_is_asked_unless_it_is_chosen(cast: Cast) -> None:
    def ticked() -> set[str]:
        found = CallForm(kind=Kind.PANEL, offer=to_ask(), chairs={})
        return {to_ask()[key][0].name for key in found.initial["asked"]}

    with viewing(cast.viewer("worker")):
        assert {cast.there.police.name, cast.there.school.name} <= ticked()
    with viewing(system_viewer("test")):
        Agency.objects.create(name="Another School", kind=cast.there.school.kind)
    with viewing(cast.viewer("worker")):
        assert cast.there.police.name in ticked()
        assert not {cast.there.school.name, "Another School"} & ticked()
