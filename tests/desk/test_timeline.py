"""A child's years as one picture: what the viewer may see, in shapes and words, with the table behind it."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.cases.actions import begin_status
from sightline.cases.given import Status
from sightline.cases.states import Judged, Level, Statutory, YesNo
from sightline.desk.pages.timeline import event_lines, picture
from sightline.desk.queries.happened import Happened
from sightline.desk.states import Lane
from sightline.front_door.states import Source
from sightline.people.actions import restrict
from tests.cases.conftest import Pathway, pathway
from tests.cases.test_work import assessed, judged
from tests.desk.conftest import child, contact

__all__ = ["child", "contact", "pathway"]
pytestmark = [pytest.mark.django_db(databases=["default", "owner"]), pytest.mark.usefixtures("fixed_clock")]
Signs = Callable[[Staff], Client]


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def thousand() -> list[Happened]:
    """A thousand dated things over four years."""
    begins, lanes = datetime(2022, 1, 10, tzinfo=UTC), list(Lane)
    said = {
        Lane.JUDGED: "level medium",
        Lane.CONTACT: str(Source.values[0]),
        Lane.MEETING: "panel",
        Lane.VISIT: "seen",
        Lane.STATUS: "cp ended",
    }
    return [
        Happened(lane, begins + timedelta(days=number * 1.5), said[lane], uuid4())
        for number in range(1000)
        for lane in [lanes[number % 5]]
    ]


def test_a_thousand_are_drawn_in_few_marks_and_all_are_in_the_table() -> None:
    found = thousand()
    drawn = picture(found)
    assert drawn is not None
    assert sum(mark.number for lane in drawn.lanes for mark in lane.marks) == 1000
    assert max(len(lane.marks) for lane in drawn.lanes) <= 30
    assert "Judgements: 200" in drawn.words
    assert len(event_lines(found)) == 1000
    assert {line.what for line in event_lines(found)} >= {
        "Level of risk: medium",
        "Child protection plan: ended",
    }
    assert [tick.text for tick in drawn.ticks] == ["2023", "2024", "2025", "2026"]
    assert picture([]) is None


def test_those_on_the_case_see_judgements_and_the_front_door_does_not(
    pathway: Pathway, signed_in: Signs
) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    judged(pathway, case, Level.MEDIUM)
    judged(pathway, case, YesNo.YES, Judged.AT_RISK)
    day = pathway.at.date()
    pathway.does(begin_status, case_id=case.pk, status=Status(status=Statutory.CP, started_on=day))
    where = reverse("desk:timeline", args=[case.child_id])
    mine = text(signed_in(pathway.staff["practitioner"]), where)
    assert "Level of risk: medium" in mine
    assert "At risk" not in re.sub(r"\s+", " ", mine).split("The same as a table")[1]
    assert "Child protection plan" in mine
    theirs = text(signed_in(pathway.staff["social_worker"]), where)
    assert "Judgements: none" in theirs
    assert "Contacts: 1" in theirs
    page = text(signed_in(pathway.staff["social_worker"]), reverse("desk:child", args=[case.child_id]))
    assert "The years at a glance" in page
    assert signed_in(pathway.staff["elsewhere"]).get(where).status_code == 404


def test_a_wall_takes_the_picture_away(pathway: Pathway, signed_in: Signs) -> None:
    case = pathway.allocated()
    head = pathway.add("head", "front_door_manager")
    by = pathway.viewer("head")
    with viewing(by):
        restrict(record=case.child, named=[head.pk], ask="The hub", why="Risk", by=by, at=pathway.at)
    where = reverse("desk:timeline", args=[case.child_id])
    for who in ("practitioner", "social_worker"):
        assert signed_in(pathway.staff[who]).get(where).status_code == 404
    assert "Contacts: 1" in text(signed_in(head), where)


def test_reads_do_not_grow(pathway: Pathway, signed_in: Signs) -> None:
    case = pathway.allocated()
    client, where = signed_in(pathway.staff["social_worker"]), reverse("desk:timeline", args=[case.child_id])

    def reads() -> int:
        with CaptureQueriesContext(connection) as seen:
            text(client, where)
        return len(seen)

    reads()
    few = reads()
    by = pathway.viewer("social_worker")
    with viewing(by):
        for _ in range(3):
            pathway.take(by=by, at=pathway.at, about=[case.child_id])
    assert reads() == few
