"""What the tracker shows of schools' returns and of missing episodes: read from records, inside every wall (RK-13)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.access.viewer import viewing
from sightline.cases.actions import note_school
from sightline.cases.models import Case
from sightline.cases.schooling import Spoken, Taught
from sightline.core import words
from sightline.desk.pages.around import ELSEWHERE, NOT_ABSENT, NOT_RETURNED
from sightline.desk.pages.cells import NOT_NOTED, THOSE_ON_IT
from sightline.education.actions.absences import Away, report_absence
from sightline.education.states import AbsenceKind
from sightline.missing.actions import report_missing
from sightline.missing.codes import Gone, Source
from sightline.missing.given import Told
from sightline.people.actions import confirm_link
from sightline.people.models import SourceRecord
from tests.cases.conftest import Pathway, pathway
from tests.desk.conftest import child, contact
from tests.desk.test_tracker_crimes import cells
from tests.education.conftest import Schools, schools

__all__ = ["child", "contact", "pathway", "schools"]
pytestmark = [pytest.mark.django_db(databases=["default", "owner"]), pytest.mark.usefixtures("fixed_clock")]
TITLES = ("School", "Missing from education", "Missing from home or care", "Unreported missing")


def returned(pathway: Pathway, schools: Schools, case: Case, who: str) -> None:
    """A pupil of a school, who is the child of the case."""
    entry = schools.returns(who)
    with viewing(schools.viewer("worker")):
        pupil = SourceRecord.objects.get(pk=entry.record_id)
    if "linker" not in pathway.staff:
        pathway.add("linker", "social_worker")
    pathway.does(confirm_link, who="linker", left=case.child, right=pupil, why="Same child", hours=7)
    given: dict[str, Any] = {"kind": AbsenceKind.NOT_KNOWN, "first_day": schools.at.date(), "days": None}
    by = schools.viewer(who)
    with viewing(by):
        away = Away(**given, words="Nobody was in")
        report_absence(record_id=pupil.pk, away=away, by=by, at=schools.at + timedelta(hours=1))


def gone(pathway: Pathway, case: Case, *, reported: bool, days: int) -> None:
    since = pathway.at + timedelta(days=days)
    given: dict[str, Any] = {
        "source": Source.PARENT,
        "told_by": "Mother",
        "words": "Out",
        "gone_from": Gone.HOME,
    }
    told = Told(told_at=since, missing_since=since, reported=reported, **given)
    hours = days * 24 + 1
    pathway.does(report_missing, who="missing", hours=hours, child_id=case.child_id, told=told, seen=0)


def test_each_cell_is_read_from_its_record(pathway: Pathway, schools: Schools) -> None:
    case = pathway.allocated()
    found = cells(pathway, "social_worker")
    assert [found[title] for title in TITLES] == [
        NOT_RETURNED,
        NOT_ABSENT,
        "no reports, no episodes",
        "no episodes",
    ]
    returned(pathway, schools, case, "lead")
    pathway.add("missing", "missing_coordinator")
    gone(pathway, case, reported=False, days=-9)
    found = cells(pathway, "social_worker")
    assert found["School"] == f"{schools.there.school.name} (2025/26)"
    assert found["Missing from education"].endswith(f"reported {words.day(schools.at)}")
    assert found["Missing from home or care"] == "no reports, 1 episode"
    assert found["Unreported missing"] == "1 episode"


def test_whoever_reads_none_of_it_is_told_whom_to_ask_whatever_is_held(
    pathway: Pathway, schools: Schools
) -> None:
    case = pathway.allocated()
    before = cells(pathway, "colleague")
    returned(pathway, schools, case, "lead")
    after = cells(pathway, "colleague")
    assert after["School"] == before["School"] == ELSEWHERE
    assert after["Missing from education"] == before["Missing from education"] == ELSEWHERE


def test_reads_do_not_grow_with_what_is_held(pathway: Pathway, schools: Schools) -> None:
    case = pathway.allocated()
    returned(pathway, schools, case, "lead")
    with CaptureQueriesContext(
        connection,
    ) as few:
        cells(pathway, "social_worker")
    returned(pathway, schools, case, "other")
    with CaptureQueriesContext(connection) as more:
        cells(pathway, "social_worker")
    assert len(more) == len(few)


def test_what_the_school_said_of_the_child_is_shown_to_those_on_the_case_with_its_day(
    pathway: Pathway,
) -> None:
    case, day = pathway.allocated(), pathway.at.date()
    titles = ("Education status", "School exclusions")
    assert [cells(pathway, "practitioner")[title] for title in titles] == [NOT_NOTED] * 2
    given: dict[str, Any] = {"reached": True, "school": "Hollin Bank", "who": "Ann", "words": "In daily"}
    first = Spoken(contacted_on=day - timedelta(days=9), taught=Taught.PART, exclusions=2, **given)
    for spoken in (first, Spoken(contacted_on=day, taught=Taught.FULL, **given)):
        pathway.does(note_school, case_id=case.pk, spoken=spoken)
    found = cells(pathway, "practitioner")
    assert found["Education status"] == f"On a school’s roll, full time, said {words.day(day)}"
    assert found["School exclusions"] == f"2, said {words.day(day - timedelta(days=9))}"
    assert [cells(pathway, "adviser")[title] for title in titles] == [THOSE_ON_IT] * 2
