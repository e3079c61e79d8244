"""Managers' notes, the analysis few read, and levels over time beside what was done (RK-08, RK-21, PW-30)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.cases.actions import note_analysis, note_management
from sightline.cases.lead_states import NoteKind
from sightline.cases.models import AnalysisNote, Case, ManagementNote
from sightline.cases.pages.over_time import over_time
from sightline.cases.queries.lead import Lead, analyses_held, lead_of
from sightline.cases.queries.planning import safety_plans_of
from sightline.cases.queries.work import judgements_of
from sightline.cases.states import Level
from sightline.core import clock
from sightline.core.leave import Refused
from tests.cases.conftest import Pathway
from tests.cases.test_safety_plan import planned
from tests.cases.test_work import assessed, judged

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]
DIRECTED, BEHIND = (
    "See her twice a week until the panel",
    "The pattern of three evenings rests on two reports",
)


def noted(pathway: Pathway, case: Case, who: str = "manager", **also: Any) -> ManagementNote:
    given = {"kind": NoteKind.DIRECTION, "words": DIRECTED, "reason": "The level rose"}
    made: ManagementNote = pathway.does(note_management, who=who, case_id=case.pk, **{**given, **also})
    return made


def analysed(pathway: Pathway, case: Case, who: str = "manager", **also: Any) -> AnalysisNote:
    given = {"judgement_id": None, "words": BEHIND}
    made: AnalysisNote = pathway.does(note_analysis, who=who, case_id=case.pk, **{**given, **also})
    return made


def test_a_note_is_a_managers_and_is_read_with_the_case(pathway: Pathway) -> None:
    case = pathway.allocated()
    noted(pathway, case)
    for who in ("practitioner", "elsewhere"):
        with pytest.raises(Refused):
            noted(pathway, case, who)
    with pytest.raises(Refused):
        noted(pathway, case, reason=" ")
    with viewing(pathway.viewer("practitioner")):
        assert ManagementNote.objects.get().words == DIRECTED
    with viewing(pathway.viewer("social_worker")):
        assert not ManagementNote.objects.exists()


def test_analysis_stands_behind_a_wall_and_others_see_that_it_is_held(pathway: Pathway) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    one = judged(pathway, case, Level.HIGH)
    analysed(pathway, case, judgement_id=one.pk)
    other = pathway.allocated()
    with pytest.raises(Refused):
        analysed(pathway, other, judgement_id=one.pk)
    for who, held in {"practitioner": 1, "colleague": 1, "elsewhere": 0, "social_worker": 0}.items():
        with viewing(pathway.viewer(who)):
            assert not AnalysisNote.objects.exists(), who
            assert analyses_held(case.pk) == held, who
        with pytest.raises(Refused):
            analysed(pathway, case, who)
    with viewing(pathway.viewer("manager")):
        assert AnalysisNote.objects.get().words == BEHIND
    by = pathway.viewer("practitioner")
    row = {"case": case, "about": case.about, "words": BEHIND, "controller_id": case.controller_id}
    with viewing(by), pytest.raises(DatabaseError), transaction.atomic():
        AnalysisNote.objects.create(**row, retention_class="child_record", by_id=by.staff_id, at=pathway.at)


def test_levels_stand_beside_what_was_done_and_nothing_is_reckoned(pathway: Pathway) -> None:
    case, today = pathway.allocated(), pathway.at.date() + timedelta(days=30)
    viewer = pathway.viewer("practitioner")

    def lead() -> Lead:
        return lead_of(viewer, case, met=[], plans=safety_plans_of(case.pk), offers=[])

    with viewing(viewer):
        empty = over_time(judgements_of(case.pk), lead(), today=today)
    assert (empty.rows, empty.drawing) == ([], None)
    planned(pathway, case)
    assessed(pathway, case)
    judged(pathway, case, Level.MEDIUM)
    judged(pathway, case, Level.HIGH)
    judged(pathway, case, Level.LOW)
    with viewing(viewer):
        found = over_time(judgements_of(case.pk), lead(), today=today)
    assert [(each.judged, each.done) for each in found.rows] == [
        ("Medium", ""), ("High", ""), ("", "Safety plan, version 1"),
    ], "the lowered level waits for its second reader"  # fmt: skip
    assert found.drawing is not None
    assert [each.text for each in found.drawing.lines] == ["Medium", "High"]
    assert found.drawing.dots[1].y < found.drawing.dots[0].y
    assert "medium on 4 March 2026 and high on 4 March 2026" in found.drawing.words


def reads(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return len(queries)


def test_its_pages_are_drawn_and_read_as_often_however_much_there_is(
    pathway: Pathway, signed_in: Signs
) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    judged(pathway, case, Level.MEDIUM)
    names = ["cases:manage", "cases:analyse", "cases:one"]
    every = [reverse(name, args=[case.pk]) for name in names]
    manager, worker = signed_in(pathway.staff["manager"]), signed_in(pathway.staff["practitioner"])
    with clock.fixed(pathway.at + timedelta(hours=4)):
        note = {"kind": "direction", "words": DIRECTED, "why": "It rose"}
        assert manager.post(every[0], note).status_code == 302
        assert manager.post(every[1], {"judgement": "", "words": BEHIND}).status_code == 302
        before = [reads(manager, address) for address in every]
        noted(pathway, case)
        analysed(pathway, case)
        assert [reads(manager, address) for address in every] == before
        assert BEHIND in manager.get(every[1]).content.decode()
        page = worker.get(every[2]).content.decode()
        assert DIRECTED in page
        assert "2 notes of analysis behind the judgements are held" in page
        assert "Levels and work over time" in page
        assert BEHIND not in page
        assert [worker.get(address).status_code for address in every[:2]] == [403, 403]
