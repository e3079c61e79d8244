"""What the worker makes to be looked at: charts of a count, the files of what was published."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.figures.models import Chart, Count, Published, Report, ReportFile
from sightline.figures.permissions import asker
from sightline.figures.states import REPORT, CountState, ReportAct

NOT_COUNTED = "This extract has not been counted, so there is nothing to draw."


@action("figures.charts_drawn")
def keep_charts(*, count: Count, charts: Sequence[Chart], by: Viewer, at: datetime) -> Count:
    """Keep the charts of one year of a count; of a year that was drawn before nothing is kept twice."""
    if count.state != CountState.READY:
        raise Refused(NOT_COUNTED)
    drawn = Chart.objects.filter(count=count).values_list("year", flat=True)
    Chart.objects.bulk_create([each for each in charts if each.year not in set(drawn)])
    return count


@action("figures.report_asked")
def ask_for_report(*, published: Published, by: Viewer, at: datetime) -> Report:
    """Ask for the files of what was published; again, where they could not be built."""
    asked = Report.objects.select_for_update().filter(published=published).first()
    if asked is None:
        return Report.objects.create(published=published, asked_by_id=asker(by), asked_at=at)
    _move(asked, ReportAct.ASK)
    asked.asked_by_id, asked.asked_at, asked.fault = asker(by), at, ""
    asked.save()
    return asked


@action("figures.report_begun")
def begin_report(*, report_id: UUID, steps: int, by: Viewer, at: datetime) -> Report:
    """Begin, or begin again after a break; says of how many steps the work is."""
    report = _of(report_id, ReportAct.BEGIN)
    report.steps, report.steps_done = steps, 0
    report.save()
    return report


@action("figures.report_step_done")
def report_step_done(*, report_id: UUID, by: Viewer, at: datetime) -> None:
    """One step more is done; whoever looks sees how far the work is."""
    report = Report.objects.select_for_update().get(pk=report_id)
    report.steps_done = min(report.steps_done + 1, report.steps)
    report.save(update_fields=["steps_done"])


@action("figures.report_built")
def report_built(*, report_id: UUID, files: Sequence[ReportFile], by: Viewer, at: datetime) -> Report:
    """Keep every file: from now on anybody can read the report."""
    report = _of(report_id, ReportAct.FINISH)
    report.steps_done, report.finished_at = report.steps, at
    report.save()
    ReportFile.objects.bulk_create(files)
    return report


@action("figures.report_failed")
def report_failed(*, report_id: UUID, fault: str, by: Viewer, at: datetime) -> Report:
    """Give up, and say why; what was published stands as it is, and the files may be asked for again."""
    report = _of(report_id, ReportAct.FAIL)
    report.fault = fault
    report.save()
    return report


def _of(report_id: UUID, act: ReportAct) -> Report:
    report = Report.objects.select_for_update().get(pk=report_id)
    _move(report, act)
    return report


def _move(report: Report, act: ReportAct) -> None:
    REPORT.may(report.state, act).demand()
    report.state = REPORT.after(report.state, act)
