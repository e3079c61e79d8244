"""The worker's work on what is looked at: charts of a counted extract, and the files of a published report."""

import hashlib
import mimetypes
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.figures import actions
from sightline.figures.counting import WORKER, failing, folder_of
from sightline.figures.definitions.periods import Period, read_period
from sightline.figures.definitions.reading.extract import opened
from sightline.figures.definitions.reading.generated import generated
from sightline.figures.looking import holds_nothing_withheld
from sightline.figures.models import Chart, Count, Published, Report, ReportFile
from sightline.figures.report.assembling import assemble
from sightline.figures.report.content import Content, read_content
from sightline.figures.report.gathering_sql import gathered, years_of_report
from sightline.figures.report.marking import made_up
from sightline.figures.report.publishing import FORMS, publish
from sightline.figures.report.writing import Writer
from sightline.figures.report.young_people import facts
from sightline.figures.spans import RUN, single_years
from sightline.figures.states import CountState

STEPS = 1 + FORMS + 1
MEDIA_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
PLAIN = "application/octet-stream"


def draw(count_id: UUID) -> None:
    """Draw the charts of each year of an extract that was counted, from the numbers counted, none withheld."""
    with viewing(WORKER):
        count = Count.objects.get(pk=count_id)
    if count.state != CountState.READY:
        return
    printed = [each for numbers in count.numbers.values() for each in numbers]
    with opened(folder_of(count)) as extract:
        for year in single_years(count.numbers):
            made = gathered(extract, _years(count, year), printed, public=False)
            pictures = [each for each in assemble(made, Content()).pictures if each.figures]
            charts = [
                Chart(
                    count=count, year=year, place=place, title=each.title, description=each.description,
                    note=each.note, figures=list(each.figures), wide=each.drawing.wide, narrow=each.drawing.narrow,
                )
                for place, each in enumerate(pictures)
            ]  # fmt: skip
            with viewing(WORKER):
                actions.keep_charts(count=count, charts=charts, by=WORKER, at=clock.now())


def _years(count: Count, name: str) -> tuple[Period, ...]:
    """The three years of which a year is the last, where they were counted together; else the year alone."""
    last = read_period(name).last_year
    first = last - RUN + 1 if str(Period(last - RUN + 1, last)) in count.numbers else last
    return tuple(Period(year, year) for year in range(first, last + 1))


def build(report_id: UUID) -> None:
    """Build every file of a published report from the numbers that were published, as they were."""
    with viewing(WORKER):
        actions.begin_report(report_id=report_id, steps=STEPS, by=WORKER, at=clock.now())
        asked = Report.objects.select_related("published__release__count").get(pk=report_id)

    def fail(fault: str) -> None:
        actions.report_failed(report_id=report_id, fault=fault, by=WORKER, at=clock.now())

    def done() -> None:
        with viewing(WORKER):
            actions.report_step_done(report_id=report_id, by=WORKER, at=clock.now())

    with failing(fail), tempfile.TemporaryDirectory(prefix="sightline-report-") as place:
        out = Path(place) / "report"
        _write(asked.published, out, done)
        holds_nothing_withheld(out)
        files = list(_files(asked.published, out))
        with viewing(WORKER):
            actions.report_built(report_id=report_id, files=files, by=WORKER, at=clock.now())


def _write(published: Published, out: Path, done: Callable[[], None]) -> None:
    folder, period = folder_of(published.release.count), read_period(published.period)
    content = read_content(settings.REPORT_CONTENT)
    with opened(folder) as extract:
        marked = made_up(generated(folder))
        made = gathered(
            extract, years_of_report(extract, period), published.numbers, public=True, generated=marked
        )
    done()
    publish(assemble(made, content), facts(Writer(made, content)), made.numbers, out, done)


def _files(published: Published, out: Path) -> Iterator[ReportFile]:
    for path in sorted(each for each in out.rglob("*") if each.is_file()):
        content = path.read_bytes()
        yield ReportFile(
            published=published,
            path=path.relative_to(out).as_posix(),
            media_type=MEDIA_TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or PLAIN,
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
        )
