"""Jobs of the worker on figures. A job carries an identifier and nothing else."""

from uuid import UUID

from procrastinate.contrib.django import app

from sightline.figures import building, counting


@app.task(name="sightline.count_figures", queue="figures")
def count_figures(count_id: str) -> None:
    """Take an extract and count it; its charts are drawn after that."""
    counting.count(UUID(count_id))
    draw_charts.defer(count_id=count_id)


@app.task(name="sightline.draw_charts", queue="figures")
def draw_charts(count_id: str) -> None:
    """Draw the charts of a counted extract."""
    building.draw(UUID(count_id))


@app.task(name="sightline.make_release", queue="figures")
def make_release(release_id: str) -> None:
    """Protect a release."""
    counting.release(UUID(release_id))


@app.task(name="sightline.build_report", queue="figures")
def build_report(report_id: str) -> None:
    """Build the files of a published report."""
    building.build(UUID(report_id))
