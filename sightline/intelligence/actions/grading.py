"""The police desk: three marks and its own number, or sent back with why."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sightline.access.acts import action
from sightline.access.states import Handling
from sightline.access.viewer import Viewer
from sightline.core.leave import unless
from sightline.core.versions import next_number
from sightline.intelligence.actions.hand import _go_on, _held, _keep, _tell_worker
from sightline.intelligence.given import NO_WHY, Marks
from sightline.intelligence.models import Grading, Passed, Report, Said
from sightline.intelligence.permissions import may_grade
from sightline.intelligence.queries.posts import reading_posts
from sightline.intelligence.queries.reports import last_grading
from sightline.intelligence.states import Act, MayShare, State

NOBODY = (
    "Nobody in those organisations holds a post that considers reports. Choose another, or have a post given."
)


@action("intelligence.graded")
def grade_report(*, report_id: UUID, marks: Marks, seen: int, by: Viewer, at: datetime) -> Grading:
    """The marks; social care is asked to consider it. `seen`: the number of the last grading the page showed."""
    report = _held(report_id, Act.GRADE, by, may_grade)
    marks.stands().demand()
    last = last_grading(report)
    number = next_number(last, seen=seen, typed={"police_reference": marks.police_reference})
    readers = reading_posts([each.pk for each in marks.agencies], at)
    unless(not readers, NOBODY).demand()
    first = report.state == State.SENT
    on_conditions = marks.may_share == MayShare.CONDITIONS
    handling = Handling.ORIGINATOR if on_conditions else Handling.OFFICIAL_SENSITIVE
    _go_on(report, Act.GRADE, by=by, at=at, handling=handling)
    made: Grading = _keep(Grading, report, by=by, at=at, taken=True, **_columns(marks, number))
    for agency in marks.agencies:
        _keep(Passed, report, by=by, at=at, grading=made, agency=agency)
    if first:
        _tell_worker(report, at)
    return made


def _columns(marks: Marks, number: int) -> dict[str, Any]:
    return {
        "number": number,
        "reliability": marks.reliability,
        "assessment": marks.assessment,
        "may_share": marks.may_share,
        "conditions": marks.conditions,
        "police_reference": marks.police_reference,
    }


@action("intelligence.returned")
def return_report(*, report_id: UUID, why: str, by: Viewer, at: datetime) -> Grading:
    """Not taken as intelligence, and why: whoever sent it reads it."""
    report: Report = _held(report_id, Act.RETURN, by, may_grade)
    unless(not why.strip(), NO_WHY).demand()
    _go_on(report, Act.RETURN, by=by, at=at)
    made: Grading = _keep(Grading, report, by=by, at=at, number=1, taken=False, why=why)
    _keep(Said, report, by=by, at=at, words=why)
    _tell_worker(report, at)
    return made
