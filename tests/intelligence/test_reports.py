"""A report goes to the police first, then to social care, then to the panel; whoever sent it hears (ID-07, PW-18c)."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from sightline.access.states import Handling
from sightline.access.viewer import system_viewer, viewing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.deadlines.models import Clock
from sightline.intelligence import actions
from sightline.intelligence.models import Considered, Grading, Presented, Report, Said
from sightline.intelligence.states import MayShare, State
from tests.intelligence.conftest import Cast
from tests.missing.conftest import the_worker_runs

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def running(report: Report) -> list[str]:
    the_worker_runs("intelligence.report_changed")
    with viewing(system_viewer("test")):
        found = Clock.objects.filter(subject_id=report.pk, stopped_at=None)
        return list(found.values_list("rule__code", flat=True))


def kept(report: Report) -> Report:
    with viewing(system_viewer("test")):
        return Report.objects.get(pk=report.pk)


def test_a_report_is_kept_once_and_a_clock_of_the_desk_runs(cast: Cast) -> None:
    key = uuid4()
    first = cast.does(actions.send_report, "school", sent=cast.sent(), key=key)
    again = cast.does(actions.send_report, "school", sent=cast.sent(), key=key)
    assert (first.pk, Report.objects.count()) == (again.pk, 1)
    assert running(first) == ["IN-01"]
    assert first.controller_id == cast.there.school.pk


def test_a_day_to_come_and_no_words_are_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="future"):
        cast.sends(seen_on=cast.at.date() + timedelta(days=1))
    with pytest.raises(Refused, match="seen or heard"):
        cast.sends(words="  ")


def test_without_a_police_desk_nothing_is_sent_to_nobody(cast: Cast) -> None:
    for who in ("desk", "second"):
        cast.staff[who].posts.update(ends_on=cast.at.date() - timedelta(days=1))
    with pytest.raises(Refused, match="101"):
        cast.sends()


def test_who_sees_a_report_moves_with_it(cast: Cast) -> None:
    report = cast.sends()
    seen = {who: cast.sees(Report, who) for who in cast.staff}
    assert seen == {
        "school": 1, "colleague": 0, "desk": 1, "second": 1, "officer": 0, "worker": 0, "manager": 0,
        "practitioner": 0, "partner": 0, "analyst": 0,
    }  # fmt: skip
    cast.grades(report)
    assert cast.sees(Report, "worker") == 1
    assert cast.sees(Report, "practitioner") == 0
    assert cast.sees(Grading, "school") == 0, "whoever sent it reads no marks"
    assert cast.sees(Grading, "worker") == 1
    cast.considers(report)
    assert cast.sees(Considered, "school") == 0, "nor what social care made of it"
    assert cast.sees(Considered, "desk") == 1


def test_on_conditions_only_the_organisations_named_consider_it(cast: Cast) -> None:
    report = cast.sends()
    on: dict[str, Any] = {"may_share": MayShare.CONDITIONS, "conditions": "Not to be told to the family."}
    with pytest.raises(Refused, match="who may consider"):
        cast.grades(report, **on)
    cast.grades(report, **on, agencies=[cast.there.charity])
    assert (cast.sees(Report, "worker"), cast.sees(Report, "partner")) == (0, 1)
    cast.grades(report, seen=1, **on, agencies=[cast.there.council])
    assert (cast.sees(Report, "worker"), cast.sees(Report, "partner")) == (1, 0), "the last grading counts"
    assert kept(report).handling == Handling.ORIGINATOR


def test_an_organisation_that_considers_nothing_cannot_be_asked_to(cast: Cast) -> None:
    report = cast.sends()
    on: dict[str, Any] = {
        "may_share": MayShare.CONDITIONS,
        "conditions": "Ask first.",
        "agencies": [cast.there.school],
    }
    with pytest.raises(Refused, match="holds a post"):
        cast.grades(report, **on)


def test_two_gradings_from_one_page_show_both(cast: Cast) -> None:
    report = cast.sends()
    cast.grades(report)
    with pytest.raises(Conflict) as found:
        cast.grades(report, police_reference="INT/2/26")
    assert found.value.saved == {"police_reference": "INT/1/26"}


def test_social_care_considers_after_the_police_and_not_before(cast: Cast) -> None:
    report = cast.sends()
    with pytest.raises(Refused) as hidden:
        cast.considers(report)
    assert hidden.value.hidden, "social care does not see it yet"
    cast.grades(report)
    assert running(report) == ["IN-02"]
    cast.considers(report)
    assert running(report) == []
    with pytest.raises(Refused, match="Only children’s social care"):
        cast.considers(report, who="desk")


def test_a_colleague_at_the_desk_ends_its_clock_in_time(cast: Cast) -> None:
    report = cast.sends()
    assert running(report) == ["IN-01"]
    cast.does(actions.return_report, "second", report_id=report.pk, why="Known already.")
    assert running(report) == []
    with viewing(system_viewer("test")):
        assert Clock.objects.get(subject_id=report.pk).outcome == "met"


def test_a_report_sent_back_says_why_and_goes_no_further(cast: Cast) -> None:
    report = cast.sends()
    with pytest.raises(Refused, match="why"):
        cast.does(actions.return_report, "desk", report_id=report.pk, why=" ")
    cast.does(actions.return_report, "desk", report_id=report.pk, why="Known already.")
    assert (kept(report).state, running(report)) == (State.RETURNED, [])
    assert (cast.sees(Said, "school"), cast.sees(Grading, "school")) == (1, 0)
    with pytest.raises(Refused, match="cannot be done now"):
        cast.grades(report)


def test_the_database_lets_nobody_present_what_was_not_considered(cast: Cast) -> None:
    report = cast.sends()
    cast.grades(report)
    columns = "id, report_id, by_id, meeting_id, words, about, walls, controller_id, regime, lawful_basis," \
              " confidentiality_basis, handling, retention_class, at"  # fmt: skip
    values = "gen_random_uuid(), %s, %s, gen_random_uuid(), 'x', '{}', '{}', %s, '', '', '', '', '', now()"
    with (
        pytest.raises(IntegrityError, match="considered_id"),
        transaction.atomic(),
        viewing(cast.viewer("worker")),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            f"INSERT INTO intelligence_presented ({columns}) VALUES ({values})",
            [report.pk, cast.staff["worker"].pk, cast.there.council.pk],
        )
    assert Presented.objects.count() == 0


def test_whoever_sent_it_reads_what_came_of_it(cast: Cast) -> None:
    report = cast.sends()
    with pytest.raises(Refused, match="Only the police desk"):
        cast.does(actions.answer_sender, "school", report_id=report.pk, words="Thank you")
    cast.does(actions.answer_sender, "desk", report_id=report.pk, words="The van was stopped.")
    assert (cast.sees(Said, "school"), cast.sees(Said, "colleague")) == (1, 0)


def test_nobody_sends_in_another_name_even_by_sql(cast: Cast) -> None:
    report = cast.sends()
    with viewing(cast.viewer("colleague")), connection.cursor() as cursor:
        cursor.execute("UPDATE intelligence_report SET words = 'changed' WHERE id = %s", [report.pk])
        assert cursor.rowcount == 0
        cursor.execute("SELECT count(*) FROM intelligence_reportevent")
        assert cursor.fetchone() == (0,)


def test_considering_stands_by_number(cast: Cast) -> None:
    report = cast.sends()
    cast.grades(report)
    cast.considers(report)
    with pytest.raises(Conflict):
        cast.considers(report)
    cast.considers(report, seen=1)
    assert list(Considered.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
