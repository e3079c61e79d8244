"""Audits: drawn again the same, stage by stage, inside first, wanting is asked, told in numbers (PW-10a, PW-27)."""

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
from sightline.cases.actions import begin_external, draw_audit, find, report_audit
from sightline.cases.actions.auditing import Audited
from sightline.cases.audit_states import STAGES, AuditKind, Found, Side, Stage
from sightline.cases.models import Audit, AuditedCase, AuditFinding, AuditReport
from sightline.cases.pages.auditing import share
from sightline.cases.tasks import draw_audits
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.follow_up.models import FollowUp
from sightline.front_door.queries.samples import drawn
from sightline.people.actions import restrict
from sightline.people.models import SourceRecord
from tests.cases.conftest import SECRET, Pathway
from tests.cases.test_safety_plan import planned
from tests.cases.test_work import assessed

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]
QUARTER = timedelta(days=100)
SHOWS, WANTED = "The minutes name no date for the next meeting", "Set a date and tell the family"


def taken(pathway: Pathway, kind: AuditKind = AuditKind.TENTH, seed: str = "one") -> Audit | None:
    """Drawn once the quarter has ended."""
    by = system_viewer("test")
    with viewing(by):
        return draw_audit(agency=pathway.there.council, kind=kind, seed=seed, by=by, at=pathway.at + QUARTER)


def does(pathway: Pathway, action: Callable[..., Any], *, who: str = "auditor", **given: Any) -> Any:
    return pathway.does(action, who=who, hours=24 * 101, **given)


def drawn_of(audit: Audit) -> list[AuditedCase]:
    with viewing(system_viewer("test")):
        return list(AuditedCase.objects.filter(audit=audit).order_by("number"))


def found(
    pathway: Pathway, one: AuditedCase, stage: Stage, it: Found = Found.GOOD, **also: Any
) -> AuditFinding:
    given = {"stage": stage, "found": it, "shows": SHOWS}
    seen = also.pop("seen", 0)
    made: AuditFinding = does(
        pathway, find, audited_id=one.pk, audited=Audited(**{**given, **also}), seen=seen
    )
    return made


@pytest.fixture
def audited(pathway: Pathway) -> Pathway:
    """Two open cases, one of them with a safety plan, and an auditor who reads neither."""
    pathway.add("auditor", "auditor")
    pathway.add("overseer", "front_door_manager")
    case = pathway.allocated()
    assessed(pathway, case)
    planned(pathway, case)
    pathway.opened()
    return pathway


def test_a_tenth_is_drawn_once_and_again_the_same_without_the_restricted(audited: Pathway) -> None:
    hidden, by = audited.opened(), audited.viewer("overseer")
    with viewing(by):
        record = SourceRecord.objects.get(pk=hidden.child_id)
        restrict(record=record, named=[], ask="the front door", why="Asked for", by=by, at=audited.at)
    made = taken(audited)
    assert made is not None
    assert (len(made.base), made.size) == (2, 1)
    assert hidden.reference not in made.base
    assert drawn("one", made.base) == [each.reference for each in drawn_of(made)]
    assert taken(audited) is None
    with clock.fixed(audited.at + QUARTER):
        draw_audits(0)
    with viewing(audited.viewer("auditor")):
        assert {each.kind for each in Audit.objects.all()} == {"tenth", "safety"}


def test_safety_plans_of_all_open_cases_say_who_had_a_part(audited: Pathway) -> None:
    made = taken(audited, AuditKind.SAFETY)
    assert made is not None
    rows = drawn_of(made)
    assert len(rows) == made.size == 2
    assert sorted(str(each.with_child) for each in rows) == ["None", "True"]
    for each in rows:
        found(audited, each, Stage.PLAN)
    does(audited, report_audit, audit_id=made.pk, reported_to="The operational group", words="Both are whole")
    with viewing(audited.viewer("auditor")):
        counts = AuditReport.objects.get().counts
    assert counts == {
        "base": 2, "drawn": 2, "plans": 1, "with_child": 1, "with_parents": 1, "stages": {"plan": {"good": 2}},
    }  # fmt: skip


def test_what_is_wanting_is_asked_of_the_team_and_followed_up(audited: Pathway) -> None:
    made = taken(audited)
    assert made is not None
    one = drawn_of(made)[0]
    finding = found(audited, one, Stage.MEETINGS, Found.NOT, wanted=WANTED)
    assert finding.asked_id is not None
    with viewing(audited.viewer("manager")):
        asked = FollowUp.objects.get(pk=finding.asked_id)
        assert asked.asked_team == audited.team
        assert WANTED in asked.what
        assert not AuditFinding.objects.exists(), "what the auditor wrote besides is the auditor's"
        assert not AuditedCase.objects.exists()
    wrongs: list[dict[str, Any]] = [{"shows": " "}, {"it": Found.NOT}, {"stage": Stage.PLAN}]
    for wrong in wrongs:
        with pytest.raises(Refused):
            found(audited, one, **{"stage": Stage.DIRECT, **wrong})
    with pytest.raises(Refused):
        found(audited, one, Stage.MEETINGS)
    found(audited, one, Stage.MEETINGS, seen=1)


def test_outside_comes_after_inside_and_looks_at_the_same(audited: Pathway) -> None:
    made = taken(audited)
    assert made is not None
    with pytest.raises(Refused):
        does(audited, begin_external, audit_id=made.pk)
    told: dict[str, Any] = {
        "audit_id": made.pk,
        "reported_to": "The operational group",
        "words": "As it should be",
    }
    with pytest.raises(Refused):
        does(audited, report_audit, **told)
    for stage in STAGES[AuditKind.TENTH]:
        found(audited, drawn_of(made)[0], stage)
    does(audited, report_audit, **told)
    outside = does(audited, begin_external, audit_id=made.pk)
    assert (outside.side, outside.after_id) == (Side.EXTERNAL, made.pk)
    assert [each.shown for each in drawn_of(outside)] == [each.shown for each in drawn_of(made)]
    with pytest.raises(Refused):
        does(audited, begin_external, audit_id=made.pk)


@pytest.mark.parametrize("who", ["manager", "practitioner", "social_worker"])
def test_others_audit_nothing(audited: Pathway, who: str) -> None:
    made = taken(audited)
    assert made is not None
    one = drawn_of(made)[0]
    with pytest.raises(Refused):
        does(audited, find, who=who, audited_id=one.pk, seen=0,
             audited=Audited(stage=Stage.DIRECT, found=Found.GOOD, shows=SHOWS))  # fmt: skip
    by = audited.viewer(who)
    row = {"audited": one, "case_id": one.case_id, "about": one.about, "stage": "direct", "number": 1}
    law = {"controller_id": one.controller_id, "retention_class": "child_record"}
    with viewing(by):
        assert not AuditedCase.objects.exists()
        with pytest.raises(DatabaseError), transaction.atomic():
            AuditFinding.objects.create(
                **row, **law, found="good", shows=SHOWS, by_id=by.staff_id, at=audited.at
            )


def reads(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return len(queries)


def test_its_pages_are_drawn_and_read_as_often_however_much_there_is(
    audited: Pathway, signed_in: Signs
) -> None:
    made = taken(audited, AuditKind.SAFETY)
    assert made is not None
    first, second = drawn_of(made)
    names = ("audit", "report_audit", "external_audit")
    every = [reverse("cases:audits"), *(reverse(f"cases:{name}", args=[made.pk]) for name in names)]
    one, stage = (
        reverse("cases:audited", args=[first.pk]),
        reverse("cases:audit_stage", args=[first.pk, "plan"]),
    )
    every += [one, stage]
    with clock.fixed(audited.at + QUARTER):
        auditor, manager = signed_in(audited.staff["auditor"]), signed_in(audited.staff["manager"])
        before = [reads(auditor, address) for address in every]
        posted = {"version": "0", "found": "not", "shows": SHOWS, "wanted": WANTED}
        assert auditor.post(stage, posted).status_code == 302
        found(audited, second, Stage.PLAN)
        taken(audited)
        told = {"reported_to": "The operational group", "words": "One is wanting"}
        assert auditor.post(every[2], told).status_code == 302
        assert [reads(auditor, address) for address in every] == before
        assert auditor.post(every[3], {"sure": "on"}).status_code == 302
        page = auditor.get(one).content.decode()
        assert (SHOWS in page, SECRET in page) == (True, False)
        page = manager.get(every[1]).content.decode()
        assert "One is wanting" in page
        assert one not in page
        assert manager.get(one).status_code == 403


def test_managers_see_what_was_found_over_time_with_base_and_share(
    audited: Pathway, signed_in: Signs
) -> None:
    plans, tenth = taken(audited, AuditKind.SAFETY), taken(audited)
    assert plans is not None
    assert tenth is not None
    address = reverse("cases:audits_over_time")
    told = {"reported_to": "The operational group", "words": "One is wanting"}
    with clock.fixed(audited.at + QUARTER):
        manager = signed_in(audited.staff["manager"])
        assert "Nothing has been reported yet" in manager.get(address).content.decode()
        first, second = drawn_of(plans)
        found(audited, first, Stage.PLAN)
        found(audited, second, Stage.PLAN, Found.NOT, wanted=WANTED)
        does(audited, report_audit, audit_id=plans.pk, **told)
        before = reads(manager, address)
        for each in STAGES[AuditKind.TENTH]:
            found(audited, drawn_of(tenth)[0], each, Found.NO_NEED)
        does(audited, report_audit, audit_id=tenth.pk, **told)
        does(audited, report_audit, audit_id=plans.pk, **told)
        assert reads(manager, address) == before
        page = manager.get(address).content.decode()
        assert signed_in(audited.staff["practitioner"]).get(address).status_code == 403
    for words in ("1 of 2 (50%)", "1 of 1 (100%)", "Not for publication", str(Stage.BIAS.label)):
        assert words in page, words


def test_a_share_says_its_base() -> None:
    told = [share(*each) for each in ((0, 0), (1, 3), (2, 3), (1, 200))]
    assert told == ["–", "1 of 3 (33%)", "2 of 3 (67%)", "1 of 200 (1%)"]
