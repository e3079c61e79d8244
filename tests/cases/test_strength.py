"""What a team is made of, and the monthly monitor of its caseloads for the director (WF-01, WF-03, WF-04, RK-21)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Message, Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.cases.actions import (
    note_analysis,
    note_strength,
    plan_exit,
    propose_ending,
    read_second,
    tell_monitor,
)
from sightline.cases.actions.strength import Shape
from sightline.cases.given import Ends
from sightline.cases.models import AnalysisNote, Strength
from sightline.cases.queries.caseloads import held
from sightline.cases.states import Judged, Role, Why, YesNo
from sightline.core import clock
from sightline.core.leave import Refused
from tests.cases.conftest import SECRET, Pathway
from tests.cases.test_moving_on import PLAN
from tests.cases.test_work import YES, assessed, judged

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]
GIVEN: dict[str, Any] = {
    "from_on": date(2022, 7, 1),
    "workers": 6,
    "social_workers": 1,
    "leaders": 1,
    "managers": 1,
    "others": 0,
    "holders": ["workers", "social_workers"],
    "source": "Cabinet, 7 July 2022; consumer prices",
    "budget": 400_000,
}


def noted(pathway: Pathway, *, seen: int = 0, who: str = "manager", **also: Any) -> Strength:
    shape = Shape(**{**GIVEN, **also})
    made: Strength = pathway.does(note_strength, who=who, team=pathway.team, shape=shape, seen=seen)
    return made


@pytest.fixture
def director(pathway: Pathway) -> Staff:
    there = pathway.there
    return pathway.add("director", "director", employer=there.council, team=there.front_door)


def monitor(pathway: Pathway, client: Client) -> str:
    with clock.fixed(pathway.at + timedelta(hours=6)):
        page: str = client.get(reverse("cases:strength")).content.decode()
    return page


def test_the_promise_of_five_years_is_set_beside_what_stands(
    pathway: Pathway, director: Staff, signed_in: Signs
) -> None:
    client = signed_in(director)
    assert "is not on record yet" in monitor(pathway, client)
    noted(pathway)
    later: dict[str, Any] = {"from_on": date(2025, 4, 1), "budget": 420_000}
    noted(pathway, seen=1, **later, workers=5, prices=Decimal("110.0"))
    noted(pathway, seen=2, from_on=date(2026, 1, 1), budget=440_000, prices=Decimal(110))
    noted(pathway, seen=3, from_on=date(2026, 2, 1), budget=None)
    noted(pathway, seen=4, from_on=date(2028, 4, 1), workers=0)
    page = monitor(pathway, client)
    for words in (
        "1 post fewer; £18,182 less",
        "£420,000, or £381,818 at the prices of July 2022",
        "No fewer posts; no smaller budget",
        "No fewer posts; the budget is not noted",
        "Promised until 1 July 2027",
    ):
        assert words in page, words
    assert page.count("fewer;") == 1, "what comes after the five years is set beside nothing"


def test_only_the_teams_manager_notes_it_with_a_source_and_nobody_writes_over(pathway: Pathway) -> None:
    for who in ("practitioner", "elsewhere"):
        with pytest.raises(Refused):
            noted(pathway, who=who)
    with pytest.raises(Refused, match="where it is written"):
        noted(pathway, source=" ")
    with pytest.raises(Refused, match="above nothing"):
        noted(pathway, prices=Decimal(0))
    made = noted(pathway)
    with pytest.raises(Refused, match="since you opened"):
        noted(pathway)
    with viewing(pathway.viewer("practitioner")):
        assert not Strength.objects.exists()
        made.pk, made.number = pathway.team.pk, 2
        with pytest.raises(DatabaseError), transaction.atomic():
            made.save(force_insert=True)


def test_the_director_sees_numbers_of_the_own_organisation_and_no_name(
    pathway: Pathway, director: Staff, signed_in: Signs
) -> None:
    pathway.allocated()
    pathway.add("theirs", "director", employer=pathway.there.police, team=None)
    day = pathway.at.date()
    for who, seen in {"director": 1, "theirs": 0, "practitioner": 0, "manager": 1}.items():
        with viewing(pathway.viewer(who)):
            assert sum(each.cases for each in held(pathway.team, [day])) == seen, who
    page = monitor(pathway, signed_in(director))
    assert pathway.team.name in page
    assert pathway.staff["practitioner"].name not in page
    assert "Note what the team is made of" not in page
    assert "Note what the team is made of" in monitor(pathway, signed_in(pathway.staff["manager"]))
    assert "has no exploitation team" in monitor(pathway, signed_in(pathway.staff["theirs"]))
    with clock.fixed(pathway.at):
        practitioner = signed_in(pathway.staff["practitioner"])
        assert practitioner.get(reverse("cases:strength")).status_code == 403


def test_it_is_noted_in_its_form(pathway: Pathway, signed_in: Signs) -> None:
    client, address = signed_in(pathway.staff["manager"]), reverse("cases:note_strength")
    day = {"from_on-day": 1, "from_on-month": 7, "from_on-year": 2022}
    sent = {**GIVEN, **day, "version": 0, "prices": "100", "budget": "400,000"}
    del sent["from_on"]
    with clock.fixed(pathway.at + timedelta(hours=6)):
        for wrong in ({"prices": "dear"}, {"prices": "-1"}, {"source": ""}):
            assert "There is a problem" in client.post(address, {**sent, **wrong}).content.decode()
        assert client.post(address, sent).status_code == 302
        again = client.post(address, sent).content.decode()
    assert "since you opened this page" in again
    page = monitor(pathway, client)
    assert "£400,000" in page
    with CaptureQueriesContext(connection) as before:
        monitor(pathway, client)
    noted(pathway, seen=1)
    pathway.allocated()
    with CaptureQueriesContext(connection) as after:
        monitor(pathway, client)
    assert len(after) == len(before)


def test_each_month_the_director_hears_once_that_the_monitor_is_there(
    pathway: Pathway, director: Staff
) -> None:
    by = system_viewer("test")
    with viewing(by):
        assert tell_monitor(by=by, at=pathway.at) == [], "there is no case yet"
    pathway.allocated()
    with viewing(by):
        assert set(tell_monitor(by=by, at=pathway.at)) == {director, pathway.staff["manager"]}
        assert tell_monitor(by=by, at=pathway.at + timedelta(days=1)) == []
        assert len(tell_monitor(by=by, at=pathway.at + timedelta(days=31))) == 2
    told = Message.objects.filter(kind="cases.monitor_ready", staff=director).order_by("at")
    assert [(each.reference, each.digest) for each in told] == [("February 2026", True), ("March 2026", True)]


def test_a_senior_manager_with_a_role_in_the_case_reads_and_writes_the_analysis(
    pathway: Pathway, director: Staff
) -> None:
    case = pathway.allocated()
    given: dict[str, Any] = {"case_id": case.pk, "judgement_id": None, "words": SECRET}
    with pytest.raises(Refused):
        pathway.does(note_analysis, who="director", **given)
    pathway.named(case, "director", Role.SENIOR)
    pathway.does(note_analysis, who="director", **given)
    with viewing(pathway.viewer("director")):
        assert AnalysisNote.objects.get().words == SECRET
    with viewing(pathway.viewer("practitioner")):
        assert not AnalysisNote.objects.exists()


def work(client: Client, at: datetime) -> str:
    with clock.fixed(at):
        page: str = client.get(reverse("desk:my_work")).content.decode()
    return page


def test_my_work_of_the_director_says_what_is_held_and_what_waits_for_them(
    pathway: Pathway, director: Staff, signed_in: Signs
) -> None:
    case, later = pathway.allocated(), pathway.at + timedelta(hours=6)
    assessed(pathway, case)
    one = judged(pathway, case, YesNo.YES, Judged.AT_RISK)
    client, waits = signed_in(director), reverse("cases:read_judgement", args=[case.pk, one.pk])
    page = work(client, later)
    assert "1 case held by 2 workers; 0.5 on average, 1 at most." in page
    assert "not noted for 2 of them yet" in page
    assert reverse("cases:strength") in page
    assert waits not in page, "she holds no role in it"
    pathway.named(case, "director", Role.SENIOR)
    page = work(client, later)
    assert waits in page
    assert reverse("cases:analyse", args=[case.pk]) in page
    assert pathway.staff["practitioner"].name not in page
    read: dict[str, Any] = {"case_id": case.pk, "judgement_id": one.pk, "read": YES}
    pathway.does(read_second, who="director", hours=7, **read)
    plan: dict[str, Any] = {"case_id": case.pk, "plan": PLAN}
    pathway.does(plan_exit, hours=7, **plan)
    pathway.does(propose_ending, hours=7, case_id=case.pk, ends=Ends(why=Why.PLAN, words="Safer"))
    page = work(signed_in(director), pathway.at + timedelta(hours=8))
    assert waits not in page
    assert f"Ending: case {case.reference}" in page
    assert "2 workers;" not in work(signed_in(pathway.staff["manager"]), later), "a manager has the caseloads"
