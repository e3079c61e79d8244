"""A panel about a child, called by a social worker who is asked to chair it, and the people round it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from sightline.access.models import Agency, Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.meetings.actions import (
    agree_minutes,
    call_meeting,
    record_attendance,
    send_information,
    send_minutes,
)
from sightline.meetings.given import Calling, Came, Place, Told
from sightline.meetings.models import Invited, Meeting
from sightline.meetings.states import Kind, Part, Presence
from sightline.people.models import SourceRecord
from tests.people.making import AMELIA, person
from tests.people_of_the_tests import Partnership, member_of_staff

SECRET = "Seen at the quarry on two evenings"
WEEKS = timedelta(weeks=2)


@dataclass
class Cast:
    """Who stands round a meeting, and the meeting."""

    there: Partnership
    at: datetime
    staff: dict[str, Staff] = field(default_factory=dict)
    child: SourceRecord = field(init=False)
    meeting: Meeting = field(init=False)
    places: dict[str, UUID] = field(default_factory=dict)

    def viewer(self, who: str) -> Viewer:
        return viewer_of(self.staff[who], on=self.at.date())

    def add(self, who: str, role: str, agency: Agency | None = None) -> Staff:
        given: dict[str, Any] = {"employer": agency, "team": None} if agency else {}
        self.staff[who] = member_of_staff(self.there, role, **given)
        return self.staff[who]

    def calling(self, **also: Any) -> Calling:
        given: dict[str, Any] = {
            "kind": Kind.PANEL,
            "why": "Worries have grown since the autumn.",
            "starts_at": self.at + WEEKS,
            "where": "Council house, room 2",
            "about": (self.child.pk,),
            "places": (
                Place(
                    agency=self.there.council,
                    post="Exploitation team manager",
                    part=Part.CHAIR,
                    staff_ids=(self.staff["chair"].pk,),
                ),
                Place(agency=self.there.police),
                Place(agency=self.there.school),
            ),
        }
        return Calling(**given | also)

    def calls(self, by: str = "worker", **also: Any) -> Meeting:
        viewer = self.viewer(by)
        with viewing(viewer):
            return call_meeting(calling=self.calling(**also), by=viewer, at=self.at)

    def sends(self, who: str, *, coming: tuple[str, ...] = (), **also: Any) -> None:
        given: dict[str, Any] = {"looked_in": "Case system", "words": f"{SECRET} ({who})"} | also
        told = Told(coming=tuple(self.staff[each].pk for each in coming), **given)
        by = self.viewer(who)
        with viewing(by):
            send_information(invited_id=self.places[who], told=told, by=by, at=self.at + timedelta(hours=1))

    def holds(self, *, by: str = "worker", seen: int = 0, at: datetime | None = None, **also: Any) -> Meeting:
        viewer = self.viewer(by)
        came = tuple(
            Came(invited_id=key, presence=Presence.CAME if who == "chair" else Presence.NEITHER)
            for who, key in self.places.items()
        )
        with viewing(viewer):
            return record_attendance(
                meeting_id=self.meeting.pk,
                came=came,
                seen=seen,
                by=viewer,
                at=at or self.meeting.starts_at + timedelta(hours=2),
                **also,
            )

    def minutes(self, words: str = "Agreed: medium.", seen: int = 0, by: str = "worker", **also: Any) -> Any:
        viewer = self.viewer(by)
        given: dict[str, Any] = {"meeting_id": self.meeting.pk, "words": words, "sections": {}, "seen": seen}
        with viewing(viewer):
            return send_minutes(**given | also, by=viewer, at=self.meeting.starts_at + timedelta(days=1))

    def agrees(self, who: str = "chair", seen: int = 1) -> Any:
        viewer = self.viewer(who)
        with viewing(viewer):
            return agree_minutes(
                meeting_id=self.meeting.pk,
                seen=seen,
                by=viewer,
                at=self.meeting.starts_at + timedelta(days=2),
            )


@pytest.fixture
def cast(partnership: Partnership, rules: None, at: datetime) -> Cast:
    """A panel just called: the chair is named; police and the school are asked."""
    made = Cast(partnership, at)
    for who, role in {"worker": "social_worker", "chair": "front_door_manager", "adviser": "adviser"}.items():
        made.add(who, role)
    made.add("officer", "partnership_officer")
    for who, agency in {"police": partnership.police, "school": partnership.school}.items():
        made.add(who, "agency_worker", agency)
    made.add("constable", "agency_worker", partnership.police)
    made.add("charity", "agency_worker", partnership.charity)
    by = made.viewer("worker")
    with viewing(by):
        made.child = person(partnership.council, by, **AMELIA)
    made.meeting = made.calls()
    with viewing(by):
        by_agency = {each.agency_id: each.pk for each in Invited.objects.filter(meeting=made.meeting)}
    names = {"chair": partnership.council, "police": partnership.police, "school": partnership.school}
    made.places = {who: by_agency[agency.pk] for who, agency in names.items()}
    return made


Signs = Callable[[Staff], Any]
