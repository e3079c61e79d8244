"""Visits: kept as they were, seen only face to face, by the clock where the level is high (PW-25, CL-49, WF-10a)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.cases.actions import follow_judgement, note_safety, plan_visit, record_visit
from sightline.cases.actions.visiting import NEW_NOTE
from sightline.cases.models import Case, SafetyNote, Visit, VisitPlanned
from sightline.cases.states import Level
from sightline.cases.visiting import (
    NOT_AT_HOME,
    SEEN_RULE,
    TWO_GO,
    Came,
    Going,
    How,
    Lone,
    Noted,
    ToVisit,
    Visited,
    Where,
    frequencies,
)
from sightline.core import clock
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.deadlines.models import Clock, Rule
from sightline.people.models import ChronologyLine
from tests.cases.conftest import SECRET, Pathway
from tests.cases.test_work import assessed, judged

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def visited(pathway: Pathway, case: Case, *, hours: int = 5, who: str = "practitioner", **also: Any) -> Visit:
    """A visit on the day it is recorded."""
    given: dict[str, Any] = {
        "came": Came.SEEN,
        "visited_on": london(pathway.at + timedelta(hours=hours)).date(),
        "where": Where.SCHOOL,
        "how": How.FACE,
        "minutes": 90,
        "alone_offered": True,
        "alone_taken": True,
        "child_words": SECRET,
        "done": "Talked over lunch",
    }
    visit = Visited(**{**given, **also})
    made: Visit = pathway.does(record_visit, who=who, case_id=case.pk, visited=visit, hours=hours)
    return made


def judged_high(pathway: Pathway, case: Case, level: Level = Level.HIGH) -> None:
    assessed(pathway, case)
    made = judged(pathway, case, level)
    system = system_viewer("test")
    with viewing(system):
        follow_judgement(subject_id=made.pk, by=system, at=made.at)


def clocks(pathway: Pathway, case: Case) -> list[Clock]:
    with viewing(pathway.viewer("practitioner")):
        rows = Clock.objects.filter(subject_id=case.pk, rule__code=SEEN_RULE)
        return list(rows.order_by("started_at", "due_at"))


def test_where_the_level_is_high_each_time_seen_begins_the_clock_of_the_next(pathway: Pathway) -> None:
    case = pathway.allocated()
    assert visited(pathway, case, hours=2).came == Came.SEEN
    assert clocks(pathway, case) == []
    judged_high(pathway, case)
    (first,) = clocks(pathway, case)
    visited(pathway, case, hours=30, came=Came.NOT_SEEN, child_words="", done="Nobody came to the door")
    visited(pathway, case, hours=31, came=Came.SPOKEN, how=How.PHONE, where=Where.AFAR)
    assert [each.stopped_at for each in clocks(pathway, case)] == [None]
    visited(pathway, case, hours=54)
    before, now = clocks(pathway, case)
    assert (before.pk, before.outcome, now.stopped_at) == (first.pk, "met", None)
    assert now.due_at > before.due_at
    visited(pathway, case, hours=55, visited_on=case.opened_on)
    assert len(clocks(pathway, case)) == 2, "a visit from before the clock began changes nothing"


def test_below_high_no_clock_runs(pathway: Pathway) -> None:
    case = pathway.allocated()
    judged_high(pathway, case, Level.MEDIUM)
    assert clocks(pathway, case) == []


def test_every_level_asks_for_visits_by_a_clock_or_by_days() -> None:
    assert set(frequencies()) == set(Level.values)
    for each in frequencies().values():
        assert (each.days is None) == bool(each.rule), each.level
        assert each.source
        assert each.status


def test_the_clock_is_a_reviewed_rule(pathway: Pathway) -> None:
    assert Rule.objects.on(SEEN_RULE, pathway.at.date()).count == 4


@pytest.mark.parametrize(
    ("fault", "given"),
    [
        ("face to face", {"how": How.PHONE}),
        ("Say so, or how", {"came": Came.SPOKEN}),
        ("minutes", {"minutes": None}),
        ("time alone", {"alone_offered": None}),
        ("time alone", {"alone_offered": False}),
        ("what you did", {"done": " "}),
        ("what was tried", {"came": Came.NOT_SEEN, "done": ""}),
        ("in the future", {"visited_on": "tomorrow"}),
        ("was opened", {"visited_on": "before"}),
        ("of the team", {"visitor": "police"}),
    ],
)
def test_a_visit_says_what_it_must(pathway: Pathway, fault: str, given: dict[str, Any]) -> None:
    case = pathway.allocated()
    days = {"tomorrow": timedelta(days=2), "before": timedelta(days=-1)}
    if given.get("visited_on") in days:
        given = {"visited_on": case.opened_on + days[given["visited_on"]]}
    if "visitor" in given:
        given = {"visitor": pathway.staff[given["visitor"]]}
    with pytest.raises(Refused, match=fault):
        visited(pathway, case, **given)


def test_the_database_itself_refuses_one_seen_from_afar(pathway: Pathway) -> None:
    case = pathway.allocated()
    kept = visited(pathway, case)
    faults = (
        ("how", How.PHONE),
        ("minutes", None),
        ("alone_taken", None),
        ("alone_offered", None),
        ("done", ""),
    )
    for column, value in faults:
        with viewing(pathway.viewer("practitioner")):
            row = Visit.objects.get(pk=kept.pk)
            row.pk = uuid4()
            setattr(row, column, value)
            with pytest.raises(DatabaseError), transaction.atomic():
                row.save(force_insert=True)


def test_visits_are_read_by_those_on_the_case_and_the_chronology_says_that_they_were(
    pathway: Pathway,
) -> None:
    case = pathway.allocated()
    visited(pathway, case)
    for who in ("adviser", "elsewhere", "police", "social_worker"):
        with viewing(pathway.viewer(who)):
            assert not Visit.objects.exists(), who
    with viewing(pathway.viewer("social_worker")):
        line = ChronologyLine.objects.get(kind="cases.visited")
        assert line.title == f"Exploitation team: the child was seen ({case.reference})"
        assert SECRET not in line.words
    with pytest.raises(Refused):
        visited(pathway, case, who="elsewhere")


def test_the_same_page_sent_twice_keeps_one_visit(pathway: Pathway) -> None:
    case = pathway.allocated()
    given = Visited(
        came=Came.NOT_SEEN, visited_on=case.opened_on, where=Where.HOME, how=How.FACE, done="No answer"
    )
    for _ in range(2):
        pathway.does(record_visit, case_id=case.pk, visited=given, key=case.pk)
    with viewing(pathway.viewer("practitioner")):
        assert Visit.objects.count() == 1


def noted(pathway: Pathway, case: Case, says: Lone, *, seen: int = 0, **also: Any) -> SafetyNote:
    day = pathway.at.date() + timedelta(days=28)
    given = Noted(**{"says": says, "words": SECRET, "review_on": day, **also})
    made: SafetyNote = pathway.does(note_safety, case_id=case.pk, noted=given, seen=seen)
    return made


def test_a_visit_is_planned_by_what_the_safety_note_says(pathway: Pathway) -> None:
    case = pathway.allocated()
    alone = ToVisit(planned_on=pathway.at.date(), where=Where.HOME, going=Going.ONE)
    both = ToVisit(planned_on=pathway.at.date(), where=Where.HOME, going=Going.TWO, colleague="Ann Lee")
    out = ToVisit(planned_on=pathway.at.date(), where=Where.OUT, going=Going.TWO, colleague="Ann Lee")
    pathway.does(plan_visit, case_id=case.pk, visit=alone, seen=0)
    noted(pathway, case, Lone.NOT_HOME)
    for visit, seen, fault in ((out, 0, NEW_NOTE), (alone, 1, TWO_GO), (both, 1, NOT_AT_HOME)):
        with pytest.raises(Refused, match=fault):
            pathway.does(plan_visit, case_id=case.pk, visit=visit, seen=seen)
    made: VisitPlanned = pathway.does(plan_visit, case_id=case.pk, visit=out, seen=1)
    assert made.note is not None
    with pytest.raises(Conflict):
        noted(pathway, case, Lone.ONE)
    assert noted(pathway, case, Lone.ONE, seen=1).number == 2


def test_the_case_shows_how_often_the_child_was_seen_and_what_is_due(
    pathway: Pathway, signed_in: Callable[[Staff], Client]
) -> None:
    case = pathway.allocated()
    judged_high(pathway, case)
    noted(pathway, case, Lone.TWO)
    client = signed_in(pathway.staff["practitioner"])
    address = reverse("cases:record_visit", args=[case.pk])
    with clock.fixed(pathway.at + timedelta(hours=6)):
        day = clock.today()
        sent = {
            "came": "seen", "visited_on-day": day.day, "visited_on-month": day.month,
            "visited_on-year": day.year, "where": "school", "how": "face", "minutes": "60",
            "visitor": str(pathway.staff["practitioner"].pk), "alone_offered": "yes", "alone_taken": "no",
            "done": "Walked to the library",
        }  # fmt: skip
        refused = client.post(address, {**sent, "how": "phone"}).content.decode()
        assert "A child is seen only face to face" in refused
        assert client.post(address, sent).status_code == 302
        page = client.get(reverse("cases:one", args=[case.pk])).content.decode()
        for words in ("Seen 1 time", "two to three times a week", "Next due", "Two workers go together"):
            assert words in page, words
        assert SECRET in client.get(reverse("cases:plan_visit", args=[case.pk])).content.decode()
        assert "Walked to the library" in client.get(reverse("cases:visits", args=[case.pk])).content.decode()
