"""The panel and the strategy meeting a case waits for: when one is due, and what holding it stops (CL-30, CL-31)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.cases.actions import follow_judgement, follow_meeting, read_second
from sightline.cases.models import Case, Judgement
from sightline.cases.states import CASE_KIND, Level
from sightline.core.leave import Refused
from sightline.deadlines.actions import stop
from sightline.deadlines.models import Clock
from sightline.meetings.actions import call_meeting, record_attendance
from sightline.meetings.given import Calling, Came, Place
from sightline.meetings.models import Invited, Meeting
from sightline.meetings.states import Kind, Part, Presence
from tests.cases.conftest import Pathway
from tests.cases.test_work import YES, assessed, judged

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_no_second_strategy_meeting_is_due_while_the_level_stays(pathway: Pathway) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    clocks = Clock.objects.filter(subject_id=case.pk, rule__code="CL-31")
    system = system_viewer("test")

    def follow(judgement: Judgement) -> int:
        with viewing(system):
            follow_judgement(subject_id=judgement.pk, by=system, at=pathway.at + timedelta(hours=30))
            return clocks.filter(stopped_at=None).count()

    assert follow(judged(pathway, case, Level.MEDIUM)) == 1
    with viewing(system):
        stop(subject=case, rule="CL-31", by=system, at=pathway.at + timedelta(hours=40))
    assert follow(judged(pathway, case, Level.HIGH, hours=41)) == 0
    low = judged(pathway, case, Level.LOW, hours=42)
    pathway.does(read_second, who="manager", case_id=case.pk, judgement_id=low.pk, read=YES, hours=43)
    assert follow(low) == 0
    assert follow(judged(pathway, case, Level.MEDIUM, hours=44)) == 1


def held(pathway: Pathway, case: Case, kind: Kind, began: datetime) -> Meeting:
    """Called by the practitioner from the case, chaired by the manager, and held."""
    by = pathway.viewer("practitioner")
    chair = Place(agency=pathway.there.council, part=Part.CHAIR, staff_ids=(pathway.staff["manager"].pk,))
    calling = Calling(
        kind=kind, why="Worries", starts_at=began, where="Room 2", about=(case.child_id,), places=(chair,),
        subject_kind=CASE_KIND, subject_id=case.pk,
    )  # fmt: skip
    with viewing(by):
        meeting = call_meeting(calling=calling, by=by, at=pathway.at + timedelta(hours=6))
        places = Invited.objects.filter(meeting=meeting).values_list("pk", flat=True)
        came = tuple(Came(invited_id=key, presence=Presence.CAME) for key in places)
        return record_attendance(
            meeting_id=meeting.pk, came=came, seen=0, by=by, at=began + timedelta(hours=1)
        )


@pytest.mark.parametrize(("kind", "rule"), [(Kind.PANEL, "CL-30"), (Kind.STRATEGY, "CL-31")])
def test_a_meeting_that_was_held_stops_the_clock_that_waited_for_it(
    pathway: Pathway, kind: Kind, rule: str
) -> None:
    case, system = pathway.allocated(), system_viewer("test")
    assessed(pathway, case)
    first = judged(pathway, case, Level.MEDIUM)
    with viewing(system):
        follow_judgement(subject_id=first.pk, by=system, at=pathway.at + timedelta(hours=5))
    began = pathway.at + timedelta(days=2)
    meeting = held(pathway, case, kind, began)
    with viewing(system):
        follow_meeting(subject_id=meeting.pk, by=system, at=began + timedelta(hours=1))
        found = Clock.objects.filter(subject_id=case.pk, rule__code__in=["CL-30", "CL-31"])
        assert {each.rule.code: each.stopped_at for each in found} == {
            each: began if each == rule else None for each in ("CL-30", "CL-31")
        }


def test_the_practitioner_calls_it_from_the_case(
    pathway: Pathway, signed_in: Callable[[Staff], Client], fixed_clock: object
) -> None:
    case = pathway.allocated()
    client, here = signed_in(pathway.staff["practitioner"]), reverse("cases:call", args=[case.pk])
    assert "What kind of meeting?" in client.get(here).content.decode()
    begins = {
        "starts_at-day": "10",
        "starts_at-month": "3",
        "starts_at-year": "2026",
        "starts_at-time": "14:00",
    }
    said = {
        "mode": "room",
        "where": "Room 2",
        "why": "Worries have grown",
        "chair": str(pathway.staff["manager"].pk),
    }
    asked = {"asked": f"agency:{pathway.there.police.pk}"}
    answer = client.post(f"{here}?kind=panel", begins | said | asked)
    assert answer.status_code == 302
    with viewing(system_viewer("test")):
        [meeting] = Meeting.objects.all()
        assert (meeting.subject_id, meeting.about) == (case.pk, [case.child_id])


def test_a_judgement_names_only_a_meeting_about_the_child_that_was_held(pathway: Pathway) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    with pytest.raises(Refused, match="that was held"):
        judged(pathway, case, Level.MEDIUM, meeting_id=uuid4())
    began = pathway.at + timedelta(days=2)
    meeting = held(pathway, case, Kind.PANEL, began)
    made = judged(pathway, case, Level.MEDIUM, hours=60, meeting_id=meeting.pk)
    assert made.meeting_id == meeting.pk
