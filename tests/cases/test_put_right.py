"""What was kept wrongly is put right by a further entry: both stay, and clocks are counted from what stands (PW-25)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.cases.actions import correct_health, correct_visit, offer_health
from sightline.cases.models import Case, HealthOffer, Visit
from sightline.cases.offering import Clinician, Forensic, HealthOffered, HealthService
from sightline.cases.queries.visiting import last_seen_on
from sightline.cases.visiting import COUNTED_AGAIN, ENDED_WRONGLY, Came, How, Visited, Where
from sightline.core import clock
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.enquiries.states import SexualHealth
from sightline.people.models import ChronologyLine
from tests.cases.conftest import SECRET, Pathway
from tests.cases.test_filling_in import on
from tests.cases.test_visits import clocks, judged_high, visited

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
SEEN: dict[str, Any] = {
    "came": Came.SEEN,
    "where": Where.SCHOOL,
    "how": How.FACE,
    "minutes": 60,
    "alone_offered": True,
    "alone_taken": False,
    "done": "Talked over lunch",
    "why": "Written on the wrong day",
}


def put_right(pathway: Pathway, wrong: Visit, *, hours: int, who: str = "practitioner", **also: Any) -> Visit:
    given = {**SEEN, "visited_on": wrong.visited_on, **also}
    about: dict[str, Any] = {"case_id": wrong.case_id, "visit_id": wrong.pk, "visited": Visited(**given)}
    made: Visit = pathway.does(correct_visit, who=who, hours=hours, **about)
    return made


def none(pathway: Pathway, wrong: Visit, *, hours: int) -> Visit:
    """There was no such visit."""
    also: dict[str, Any] = {
        "came": Came.NONE,
        "minutes": None,
        "alone_offered": None,
        "alone_taken": None,
        "done": "",
    }
    return put_right(pathway, wrong, hours=hours, **also)


def test_the_clock_runs_on_as_if_a_visit_that_never_was_had_not_been_kept(pathway: Pathway) -> None:
    case = pathway.allocated()
    judged_high(pathway, case)
    (first,) = clocks(pathway, case)
    wrong = visited(pathway, case, hours=30)
    assert [each.outcome for each in clocks(pathway, case)] == ["met", "running"]
    made = none(pathway, wrong, hours=31)
    *_, given_up = [each for each in clocks(pathway, case) if each.outcome == "cancelled"]
    assert given_up.stop_reason == COUNTED_AGAIN
    (now,) = [each for each in clocks(pathway, case) if each.stopped_at is None]
    assert (now.started_at, now.due_at) == (first.started_at, first.due_at)
    (ended,) = [each for each in clocks(pathway, case) if each.pk == first.pk]
    assert (ended.outcome, ended.stop_reason) == ("met", ENDED_WRONGLY), "it says so, and stays as it ended"
    with viewing(pathway.viewer("practitioner")):
        assert {each.pk for each in Visit.objects.all()} == {wrong.pk, made.pk}
        assert not Visit.objects.standing().exists()
        assert last_seen_on(case.pk) is None
    with viewing(pathway.viewer("social_worker")):
        line = ChronologyLine.objects.get(kind="cases.visit_corrected")
        assert "a visit put right: there was no such visit" in line.title


def test_a_visit_of_another_day_moves_the_clock_there_with_those_after_it(pathway: Pathway) -> None:
    case = pathway.allocated()
    judged_high(pathway, case)
    (first,) = clocks(pathway, case)
    wrong = visited(pathway, case, hours=30)
    later = visited(pathway, case, hours=78)
    right = london(pathway.at + timedelta(hours=54)).date()
    put_right(pathway, wrong, hours=79, visited_on=right)
    rows = [each for each in clocks(pathway, case) if each.stop_reason != COUNTED_AGAIN]
    again = [each for each in rows if each.started_at == first.started_at and each.pk != first.pk]
    assert [(each.outcome, london(each.stopped_at).date()) for each in again if each.stopped_at] == [
        ("met", right)
    ]
    (now,) = [each for each in rows if each.stopped_at is None]
    assert london(now.started_at).date() == later.visited_on


def test_a_visit_that_was_one_after_all_begins_the_clock_anew_and_other_words_leave_it(
    pathway: Pathway,
) -> None:
    case = pathway.allocated()
    judged_high(pathway, case)
    tried = visited(pathway, case, hours=30, came=Came.NOT_SEEN, child_words="", done="No answer")
    made = put_right(pathway, tried, hours=31)
    assert [each.outcome for each in clocks(pathway, case)] == ["met", "running"]
    put_right(pathway, made, hours=32, minutes=45)
    assert [each.outcome for each in clocks(pathway, case)] == ["met", "running"]


def test_only_what_stands_is_put_right_by_those_on_the_case_and_with_a_reason(pathway: Pathway) -> None:
    case, other = pathway.allocated(), pathway.opened()
    wrong = visited(pathway, case, hours=5)
    with pytest.raises(Refused, match="what was wrong"):
        put_right(pathway, wrong, hours=6, why=" ")
    with pytest.raises(Refused, match="minutes"):
        put_right(pathway, wrong, hours=6, minutes=None)
    with pytest.raises(Refused, match="was opened"):
        put_right(pathway, wrong, hours=6, visited_on=case.opened_on - timedelta(days=1))
    with pytest.raises(Refused, match="no such case"):
        put_right(pathway, wrong, hours=6, who="elsewhere")
    with pytest.raises(Refused, match="no such case"):
        pathway.does(
            correct_visit,
            case_id=other.pk,
            visit_id=wrong.pk,
            visited=Visited(visited_on=wrong.visited_on, **SEEN),
        )
    none(pathway, wrong, hours=6)
    with pytest.raises(Refused, match="Put right the newest"):
        put_right(pathway, wrong, hours=7)


def test_the_database_refuses_what_puts_right_another_case_or_says_no_reason(pathway: Pathway) -> None:
    case, other = pathway.allocated(), pathway.opened()
    kept = visited(pathway, case)
    faults: list[dict[str, Any]] = [
        {"corrects_id": kept.pk, "case_id": other.pk, "why": "Wrong"},
        {"corrects_id": kept.pk},
        {"why": "Wrong"},
        {"came": Came.NONE, "child_words": ""},
    ]
    for fault in faults:
        with viewing(pathway.viewer("practitioner")):
            row = Visit.objects.get(pk=kept.pk)
            row.pk = uuid4()
            for name, value in fault.items():
                setattr(row, name, value)
            with pytest.raises(DatabaseError), transaction.atomic():
                row.save(force_insert=True)


def test_both_are_read_on_the_page_and_the_wrong_one_is_not_counted(
    pathway: Pathway, signed_in: Callable[[Staff], Client]
) -> None:
    case = pathway.allocated()
    wrong = visited(pathway, case)
    client = signed_in(pathway.staff["practitioner"])
    address = reverse("cases:correct_visit", args=[case.pk, wrong.pk])
    sent = {
        **on("visited_on", wrong.visited_on), "came": "not_seen", "where": "school", "how": "face",
        "visitor": str(pathway.staff["practitioner"].pk), "done": "Waited at the gate", "why": "Another pupil",
    }  # fmt: skip
    with clock.fixed(pathway.at + timedelta(hours=6)):
        page = client.get(address).content.decode()
        assert SECRET in page
        assert "There is a problem" in client.post(address, {**sent, "why": " "}).content.decode()
        assert client.post(address, sent).status_code == 302
        both = client.get(reverse("cases:visits", args=[case.pk])).content.decode()
        assert "Seen no times" in client.get(reverse("cases:one", args=[case.pk])).content.decode()
        gone = {**sent, "came": "none", "done": ""}
        with viewing(pathway.viewer("practitioner")):
            newest = Visit.objects.get(corrects=wrong)
        again = reverse("cases:correct_visit", args=[case.pk, newest.pk])
        assert client.post(again, gone).status_code == 302
    for words in ("Put right by a newer entry", "Correction", "Another pupil", "Waited at the gate", SECRET):
        assert words in both, words
    assert both.count("Put this right") == 1


def health(pathway: Pathway, case: Case, **also: Any) -> HealthOffered:
    given = {
        "sexual_health": SexualHealth.OFFERED,
        "service": HealthService.CHECK,
        "on_day": pathway.at.date(),
    }
    return HealthOffered(**{**given, **also})


def test_a_sexual_health_entry_is_put_right_behind_its_wall(pathway: Pathway) -> None:
    case = pathway.allocated()
    wrong = pathway.does(offer_health, case_id=case.pk, health=health(pathway, case))
    about: dict[str, Any] = {"case_id": case.pk, "offer_id": wrong.pk}
    taken = health(pathway, case, sexual_health=SexualHealth.TAKEN_UP)
    made = pathway.does(correct_health, **about, health=taken)
    assert made.handling == "named_only"
    with pytest.raises(Refused, match="Put right the newest"):
        pathway.does(correct_health, **about, health=taken)
    with pytest.raises(Refused, match="no such case"):
        pathway.does(correct_health, case_id=case.pk, offer_id=case.pk, health=taken)
    pathway.named(case, "police")
    with pytest.raises(Refused):
        pathway.does(correct_health, who="police", case_id=case.pk, offer_id=made.pk, health=taken)
    second = pathway.does(
        offer_health, case_id=case.pk, health=health(pathway, case, service=HealthService.SARC)
    )
    with pytest.raises(Refused, match="on record already"):
        pathway.does(correct_health, case_id=case.pk, offer_id=second.pk, health=taken)
    none_offered = health(pathway, case, service=HealthService.SARC, stands=False)
    pathway.does(correct_health, case_id=case.pk, offer_id=second.pk, health=none_offered)
    with viewing(pathway.viewer("practitioner")):
        assert [each.pk for each in HealthOffer.objects.standing()] == [made.pk]
        assert HealthOffer.objects.count() == 4
        assert not ChronologyLine.objects.filter(kind__contains="health").exists()


def test_of_the_referral_centre_the_choice_of_clinician_and_the_time_limit_are_kept(pathway: Pathway) -> None:
    case = pathway.allocated()
    told = {"clinician": Clinician.HAD, "forensic": Forensic.KEPT}
    with pytest.raises(Refused, match="referral centre"):
        pathway.does(offer_health, case_id=case.pk, health=health(pathway, case, **told))
    kept = pathway.does(
        offer_health, case_id=case.pk, health=health(pathway, case, service=HealthService.SARC, **told)
    )
    assert (kept.clinician, kept.forensic) == ("had", "kept")
    for fault in ({"service": HealthService.CHECK}, {"clinician": "", "forensic": "", "stands": False}):
        with viewing(pathway.viewer("practitioner")):
            row = HealthOffer.objects.get(pk=kept.pk)
            row.pk, row.on_day = uuid4(), row.on_day - timedelta(days=1)
            for name, value in fault.items():
                setattr(row, name, value)
            with pytest.raises(DatabaseError), transaction.atomic():
                row.save(force_insert=True)


def test_health_entries_are_put_right_in_their_form(
    pathway: Pathway, signed_in: Callable[[Staff], Client]
) -> None:
    case = pathway.allocated()
    told = {"service": HealthService.SARC, "clinician": Clinician.EITHER, "forensic": Forensic.NONE}
    wrong = pathway.does(offer_health, case_id=case.pk, health=health(pathway, case, **told))
    client = signed_in(pathway.staff["practitioner"])
    address = reverse("cases:correct_health", args=[case.pk, wrong.pk])
    whole = reverse("cases:support", args=[case.pk])
    with clock.fixed(pathway.at + timedelta(hours=6)):
        before = client.get(whole).content.decode()
        assert "was given the choice" in before
        assert "There is a problem" in client.post(address, {}).content.decode()
        sent = {"stands": "no", "sexual_health": "offered", "service": "sarc", **on("on_day", wrong.on_day)}
        assert client.post(address, sent).status_code == 302
        page = client.get(whole).content.decode()
    for words in ("nothing was offered: kept by mistake", "Put right by a newer entry", "Correction"):
        assert words in page, words
