"""What arrives about a child asks those on an open case to look again, by a clock (RK-22)."""

from datetime import timedelta
from typing import Any

import pytest

from sightline.access.viewer import system_viewer, viewing
from sightline.cases.actions import follow_judgement
from sightline.cases.models import Case
from sightline.cases.queries.moving import asked_to_look_again, waiting_for_a_look
from sightline.cases.states import AGAIN_RULE, Level
from sightline.cases.tasks import look_for_arrivals
from sightline.deadlines.models import Clock
from sightline.intelligence.actions import consider_report, grade_report, send_report
from sightline.intelligence.given import Marks, Outcome, Sent
from sightline.intelligence.states import Assessment as Judged
from sightline.intelligence.states import Came, How, MayShare, Reliability
from sightline.people.actions import restrict
from sightline.people.models import ChronologyLine, SourceRecord
from tests.cases.conftest import Pathway
from tests.cases.test_work import assessed, judged

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_a_new_contact_asks_those_on_the_case_to_look_again(pathway: Pathway) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    with viewing(pathway.viewer("practitioner")):
        assert asked_to_look_again(case.pk) == []
    by = pathway.viewer("adviser")
    with viewing(by):
        pathway.take(by=by, at=pathway.at + timedelta(hours=5), about=case.about)
    with viewing(pathway.viewer("practitioner")):
        assert [each.kind for each in asked_to_look_again(case.pk)] == ["front_door.contact_taken"]
    with viewing(pathway.viewer("elsewhere")):
        assert asked_to_look_again(case.pk) == []
    assessed(pathway, case, seen=1, hours=6, changed="Looked again")
    with viewing(pathway.viewer("practitioner")):
        assert asked_to_look_again(case.pk) == []


def looks(pathway: Pathway, case: Case) -> list[Clock]:
    """The clocks of looking again, the oldest first."""
    with viewing(pathway.viewer("practitioner")):
        return list(Clock.objects.filter(subject_id=case.pk, rule__code=AGAIN_RULE).order_by("started_at"))


@pytest.mark.django_db(databases=["default", "owner"], transaction=True)
@pytest.mark.parametrize("looked", ["assessed", "judged"])
def test_what_arrives_starts_a_clock_that_an_assessment_or_a_judgement_stops(
    pathway: Pathway, looked: str
) -> None:
    case = pathway.allocated()
    by, arrived = pathway.viewer("adviser"), pathway.at + timedelta(hours=5)
    with viewing(by):
        pathway.take(by=by, at=pathway.at + timedelta(hours=3), about=case.about)
    assert look_for_arrivals(now=arrived) == 0, "nobody has assessed the child yet"
    assessed(pathway, case, hours=4)
    assert look_for_arrivals(now=arrived) == 0, "it arrived before the child was assessed"
    with viewing(by):
        pathway.take(by=by, at=arrived, about=case.about)
    now = arrived + timedelta(minutes=5)
    assert (look_for_arrivals(now=now), look_for_arrivals(now=now)) == (1, 0)
    (running,) = looks(pathway, case)
    assert (running.started_at, running.stopped_at, running.owner_team) == (arrived, None, case.team)
    with viewing(pathway.viewer("practitioner")):
        assert waiting_for_a_look() == [], "nobody signed in reads through the walls"
    if looked == "assessed":
        assessed(pathway, case, seen=1, hours=6, changed="Looked again")
    else:
        made = judged(pathway, case, Level.MEDIUM, hours=6)
        system = system_viewer("test")
        with viewing(system):
            follow_judgement(subject_id=made.pk, by=system, at=pathway.at + timedelta(hours=6))
    assert [each.outcome for each in looks(pathway, case)] == ["met"]
    assert look_for_arrivals(now=now + timedelta(hours=3)) == 0


@pytest.mark.django_db(databases=["default", "owner"], transaction=True)
def test_what_arrives_behind_a_wall_starts_no_clock_in_front_of_it(pathway: Pathway) -> None:
    case = pathway.allocated()
    assessed(pathway, case, hours=4)
    by = pathway.viewer("adviser")
    with viewing(by):
        pathway.take(by=by, at=pathway.at + timedelta(hours=5), about=case.about)
        other = pathway.take(by=by, at=pathway.at + timedelta(hours=1)).about[0]
    pathway.add("keeper", "front_door_manager")
    manager = pathway.viewer("keeper")
    with viewing(manager):
        record = SourceRecord.objects.get(pk=other)
        restrict(record=record, named=[], ask="the front door", why="Asked for", by=manager, at=pathway.at)
    lines = ChronologyLine.objects.using("owner").filter(
        record_id=case.child_id, kind="front_door.contact_taken"
    )
    assert lines.update(about=[*case.about, other]), "the wall round somebody else stands round the line too"
    assert look_for_arrivals(now=pathway.at + timedelta(hours=6)) == 0


@pytest.mark.django_db(databases=["default", "owner"], transaction=True)
@pytest.mark.parametrize(("may_share", "clocks"), [(MayShare.PERMITTED, 1), (MayShare.CONDITIONS, 0)])
def test_intelligence_told_to_the_case_asks_for_a_look_unless_only_some_may_consider_it(
    pathway: Pathway, may_share: MayShare, clocks: int
) -> None:
    case = pathway.allocated()
    assessed(pathway, case, hours=4)
    pathway.add("desk", "harm_desk", employer=pathway.there.police, team=None)
    sent = Sent(seen_on=pathway.at.date(), words="Met by a grey van", how=How.SEEN)
    report = pathway.does(send_report, who="social_worker", sent=sent, child_id=case.child_id)
    given: dict[str, Any] = {"reliability": Reliability.UNTESTED, "assessment": Judged.DIRECTLY}
    if may_share == MayShare.CONDITIONS:
        given |= {"conditions": "Ask first.", "agencies": [pathway.there.council]}
    marks = Marks(may_share=may_share, police_reference="INT/1/26", **given)
    pathway.does(grade_report, who="desk", report_id=report.pk, marks=marks, seen=0)
    outcome = Outcome(came=Came.CASE, why="He is worked with.")
    pathway.does(consider_report, who="social_worker", hours=5, report_id=report.pk, outcome=outcome, seen=0)
    pathway.does(consider_report, who="social_worker", hours=6, report_id=report.pk, outcome=outcome, seen=1)
    with viewing(pathway.viewer("practitioner")):
        found = [each.kind for each in asked_to_look_again(case.pk)]
    assert found == ["intelligence.told_to_case"] * clocks
    assert look_for_arrivals(now=pathway.at + timedelta(hours=7)) == clocks
    assert len(looks(pathway, case)) == clocks
