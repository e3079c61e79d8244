"""Allegations and serious incidents: few read them, clocks run, who was told stays (CL-23, CL-24, CL-25)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.cases.actions import (
    follow_incident,
    follow_serious,
    note_allegation,
    note_incident,
    tell_officer,
)
from sightline.cases.actions.alerting import Step
from sightline.cases.incident_states import Notice
from sightline.cases.models import Allegation, Case, Incident, IncidentStep
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.deadlines.models import Clock
from sightline.front_door.actions.trusting import Trusted
from tests.cases.conftest import Pathway

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]
CONCERN, KNOWN = "He drives her home and asks her to tell nobody", "The police rang at nine"


def alleged(pathway: Pathway, case: Case, who: str = "manager", **also: Any) -> Allegation:
    given: dict[str, Any] = {
        "person": "R. Lane",
        "employer": "A club",
        "concern": CONCERN,
        "known_at": pathway.at,
    }
    made: Allegation = pathway.does(
        note_allegation, who=who, case_id=case.pk, trusted=Trusted(**{**given, **also})
    )
    return made


def serious(pathway: Pathway, case: Case, who: str = "manager", **also: Any) -> Incident:
    given: dict[str, Any] = {
        "what": KNOWN,
        "why_serious": "A child may have been harmed",
        "known_at": pathway.at,
    }
    made: Incident = pathway.does(note_incident, who=who, case_id=case.pk, **{**given, **also})
    return made


def followed(pathway: Pathway, it: Incident, notice: Notice, hours: int = 5, **also: Any) -> IncidentStep:
    given: dict[str, Any] = {"notice": notice, "done_at": pathway.at + timedelta(hours=4), "person": "K. Ash"}
    step = Step(**{**given, **also})
    made: IncidentStep = pathway.does(
        follow_incident, who="manager", hours=hours, case_id=it.case_id, incident_id=it.pk, step=step
    )
    reacted(pathway, made, hours)
    return made


def reacted(pathway: Pathway, made: Any, hours: int) -> None:
    """What the worker does after it."""
    by = system_viewer("test")
    with viewing(by):
        follow_serious(subject_id=made.pk, by=by, at=pathway.at + timedelta(hours=hours))


def outcomes(of: Any) -> dict[str, str]:
    with viewing(system_viewer("test")):
        rows = Clock.objects.filter(subject_id=of.pk).select_related("rule")
        return {each.rule.code: each.outcome for each in rows}


def test_managers_alone_read_them_and_no_colleague_learns_that_they_are_there(pathway: Pathway) -> None:
    case = pathway.allocated()
    alleged(pathway, case)
    serious(pathway, case)
    for who in ("practitioner", "colleague", "social_worker", "elsewhere"):
        with viewing(pathway.viewer(who)):
            assert not Allegation.objects.exists(), who
            assert not Incident.objects.exists(), who
            clocks = Clock.objects.filter(rule__code__in=["CL-23", "CL-24", "CL-25"])
            assert {each.reference for each in clocks} <= {"For managers"}, who
            assert who == "social_worker" or not clocks.exists(), (
                "a post that reads every clock names no case"
            )
        with pytest.raises(Refused):
            alleged(pathway, case, who)
        with pytest.raises(Refused):
            serious(pathway, case, who)
    with viewing(pathway.viewer("manager")):
        assert Allegation.objects.get().concern == CONCERN
    by = pathway.viewer("practitioner")
    row = {"case": case, "about": case.about, "what": KNOWN, "why": KNOWN, "known_at": pathway.at}
    law = {"controller_id": case.controller_id, "retention_class": "child_record"}
    with viewing(by), pytest.raises(DatabaseError), transaction.atomic():
        Incident.objects.create(**row, **law, by_id=by.staff_id, at=pathway.at)


def test_telling_the_officer_meets_the_clock_once(pathway: Pathway) -> None:
    case = pathway.allocated()
    it = alleged(pathway, case)
    assert outcomes(it) == {"CL-25": "running"}
    told: dict[str, Any] = {
        "case_id": case.pk,
        "allegation_id": it.pk,
        "their_reference": "",
        "advice": "Meet",
    }
    told |= {"received_by": "The officer", "told_at": pathway.at + timedelta(hours=3)}
    with pytest.raises(Refused):
        pathway.does(tell_officer, who="manager", hours=4, **{**told, "received_by": " "})
    pathway.add("other", "pathway_manager", employer=pathway.there.council, team=pathway.team)
    reacted(pathway, pathway.does(tell_officer, who="other", hours=4, **told), 4)
    assert outcomes(it) == {"CL-25": "met"}
    with pytest.raises(Refused):
        pathway.does(tell_officer, who="manager", hours=5, **told)
    with pytest.raises(Refused):
        alleged(pathway, case, concern="")
    with pytest.raises(Refused):
        pathway.does(tell_officer, who="manager", hours=5, **{**told, "allegation_id": case.pk})


def test_an_incident_is_notified_and_reviewed_or_said_not_to_need_it(pathway: Pathway) -> None:
    case = pathway.allocated()
    it = serious(pathway, case)
    assert outcomes(it) == {"CL-23": "running", "CL-24": "running"}
    followed(pathway, it, Notice.PANEL, their_reference="N-1")
    assert outcomes(it) == {"CL-23": "met", "CL-24": "running"}
    for again in (Notice.PANEL, Notice.NOT_NEEDED):
        with pytest.raises(Refused):
            followed(pathway, it, again, words="Not one after all")
    followed(pathway, it, Notice.OTHER, person="The chair")
    followed(pathway, it, Notice.OTHER, person="The director")
    followed(pathway, it, Notice.REVIEW, hours=24 * 40, done_at=pathway.at + timedelta(days=39))
    assert outcomes(it)["CL-24"] == "breached"
    other = serious(pathway, case)
    wrongs: list[dict[str, Any]] = [{"words": " "}, {"person": " ", "words": "x"}]
    for wrong in wrongs:
        with pytest.raises(Refused):
            followed(pathway, other, Notice.NOT_NEEDED, **wrong)
    followed(
        pathway, other, Notice.NOT_NEEDED, words="It does not meet the guidance: agreed with the partners"
    )
    assert set(outcomes(other).values()) == {"cancelled"}
    with pytest.raises(Refused):
        followed(pathway, other, Notice.PANEL)
    for late in ({"what": " "}, {"known_at": pathway.at - timedelta(days=4000)}):
        with pytest.raises(Refused):
            serious(pathway, case, **late)


def reads(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return len(queries)


def test_its_pages_are_drawn_and_read_as_often_however_much_there_is(
    pathway: Pathway, signed_in: Signs
) -> None:
    case = pathway.allocated()
    one, two = alleged(pathway, case), serious(pathway, case)
    every = [reverse(f"cases:{name}", args=[case.pk]) for name in ("serious", "allege", "incident")]
    every.append(reverse("cases:allegation_told", args=[case.pk, one.pk]))
    every.append(reverse("cases:incident_step", args=[case.pk, two.pk]))
    manager, worker = signed_in(pathway.staff["manager"]), signed_in(pathway.staff["practitioner"])
    day = {"day": "4", "month": "3", "year": "2026", "time": "10:31"}
    with clock.fixed(pathway.at + timedelta(hours=4)):
        followed(pathway, two, Notice.OTHER)
        before = [reads(manager, address) for address in every]
        told = {"received_by": "The officer", **{f"told_at-{k}": v for k, v in day.items()}}
        assert manager.post(every[3], told).status_code == 302
        step = {"notice": "panel", "person": "K. Ash", **{f"done_at-{k}": v for k, v in day.items()}}
        assert manager.post(every[4], step).status_code == 302
        assert [reads(manager, address) for address in every[:3]] == before[:3]
        page = manager.get(every[0]).content.decode()
        assert CONCERN in page
        assert KNOWN in page
        assert "The national Panel was notified" in page
        assert [worker.get(address).status_code for address in every] == [403] * 5
        assert every[0] not in worker.get(reverse("cases:one", args=[case.pk])).content.decode()
        assert every[0] in manager.get(reverse("cases:one", args=[case.pk])).content.decode()
