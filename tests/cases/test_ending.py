"""Ending a case: an exit plan or a manager's reason, nothing open, and two people, whatever asks for it (PW-14)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from sightline.access.viewer import system_viewer, viewing
from sightline.cases.actions import (
    answer_transfer,
    ask_transfer,
    follow_roles,
    plan_exit,
    propose_ending,
    read_ending,
)
from sightline.cases.given import Answered, Ends, Exit, Moving
from sightline.cases.models import Case, EndingRead
from sightline.cases.states import State, Way, Why
from sightline.core.leave import Refused
from sightline.deadlines.models import Clock
from sightline.follow_up.actions import ask, withdraw
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind
from sightline.people.models import Involvement
from tests.cases.conftest import Pathway
from tests.cases.test_work import NO, YES

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def ready_to_end(pathway: Pathway) -> Case:
    """A case with its exit plan."""
    case = pathway.allocated()
    plan = Exit(
        changed="Home and at school", stays="His aunt and a mentor", signs="Late nights: tell the mentor",
        child_words="I am all right", parents_words="We know whom to ring",
    )  # fmt: skip
    pathway.does(plan_exit, case_id=case.pk, plan=plan)
    return case


def test_a_case_ends_with_its_plan_and_two_people(pathway: Pathway) -> None:
    case = pathway.allocated()
    ends = Ends(why=Why.PLAN, words="Safer since the summer")
    plan = Exit(changed="a", stays="b", signs="c", child_words="d", parents_words="e")
    pathway.does(plan_exit, case_id=case.pk, plan=plan)
    one = pathway.does(propose_ending, case_id=case.pk, ends=ends)
    pathway.does(read_ending, who="manager", case_id=case.pk, ending_id=one.pk, read=NO, hours=3)
    two = pathway.does(propose_ending, who="manager", case_id=case.pk, ends=ends, hours=4)
    with pytest.raises(Refused, match="different person"):
        pathway.does(read_ending, who="manager", case_id=case.pk, ending_id=two.pk, read=YES, hours=5)
    pathway.add("second", "pathway_manager", employer=pathway.there.council, team=pathway.team)
    pathway.does(read_ending, who="second", case_id=case.pk, ending_id=two.pk, read=YES, hours=6)
    system = system_viewer("test")
    with viewing(system):
        follow_roles(subject_id=case.pk, by=system, at=pathway.at + timedelta(hours=7))
        assert not Involvement.objects.filter(folder="cases", ended_on=None).exists()
        assert not Clock.objects.filter(subject_id=case.pk, stopped_at=None).exists()
        kept = Case.objects.get(pk=case.pk)
    assert (kept.state, kept.closed_on) == (State.CLOSED, pathway.at.date())
    again = pathway.opened(pathway.decided(about=case.about))
    assert again.earlier_id == case.pk


def test_a_case_does_not_end_without_its_plan_or_a_managers_reason(pathway: Pathway) -> None:
    case = pathway.allocated()
    with pytest.raises(Refused, match="exit plan first"):
        pathway.does(propose_ending, case_id=case.pk, ends=Ends(why=Why.PLAN, words="Safer"))
    with pytest.raises(Refused, match="Only a manager"):
        pathway.does(propose_ending, case_id=case.pk, ends=Ends(why=Why.WOULD_NOT, words="No"))


def test_a_case_does_not_end_while_anything_asked_about_the_child_is_open(pathway: Pathway) -> None:
    """Also what a team asked whose requests nobody on the case sees."""
    case, ends = ready_to_end(pathway), Ends(why=Why.PLAN, words="Safer")
    request = Request(Kind.OTHER, pathway.there.charity, "Mentoring", "A worry")
    by = pathway.viewer("social_worker")
    with viewing(by):
        asked = ask(
            request=request, about=case.about, owner_team=pathway.there.front_door, by=by, at=pathway.at
        )
    with pytest.raises(Refused, match="still open: 1 request you cannot open"):
        pathway.does(propose_ending, case_id=case.pk, ends=ends)
    with viewing(by):
        withdraw(follow_up_id=asked.pk, version=1, why="Not needed", by=by, at=pathway.at)
    pathway.does(propose_ending, case_id=case.pk, ends=ends)


def test_nobody_ends_a_case_by_themselves_whatever_asks_for_it(pathway: Pathway) -> None:
    case = ready_to_end(pathway)
    ends = Ends(why=Why.PLAN, words="Safer")
    one = pathway.does(propose_ending, who="manager", case_id=case.pk, ends=ends)
    by = pathway.staff["manager"]
    law = {
        "case": case,
        "about": case.about,
        "controller_id": case.controller_id,
        "retention_class": "child_record",
    }
    with viewing(pathway.viewer("manager")), pytest.raises(DatabaseError), transaction.atomic():
        EndingRead.objects.create(ending=one, first_by=by, by=by, at=one.at, agrees=True, **law)
    alone = {"state": State.CLOSED, "closed_on": case.opened_on, "ending_by": by, "closed_by": by}
    with viewing(pathway.viewer("manager")), pytest.raises(DatabaseError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(**alone)


def test_a_case_is_moved_only_when_another_authority_has_accepted_it(pathway: Pathway) -> None:
    case, day = pathway.allocated(), pathway.at.date()
    moved = Ends(why=Why.MOVED, words="The family moved")
    with pytest.raises(Refused, match="has accepted"):
        pathway.does(propose_ending, who="manager", case_id=case.pk, ends=moved)
    moving = Moving(way=Way.OUT, authority="Elsewhere", person="Ed", shared="The plan", asked_on=day)
    asked = pathway.does(ask_transfer, case_id=case.pk, moving=moving)
    said = Answered(accepted=True, answered_on=day, person="Ed")
    pathway.does(answer_transfer, case_id=case.pk, transfer_id=asked.pk, answered=said, hours=3)
    pathway.does(propose_ending, who="manager", case_id=case.pk, ends=moved, hours=4)
