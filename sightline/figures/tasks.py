"""Jobs of the worker on figures. A job carries an identifier and nothing else."""

from uuid import UUID

from procrastinate.contrib.django import app

from sightline.figures import counting


@app.task(name="sightline.count_figures", queue="figures")
def count_figures(count_id: str) -> None:
    """Take an extract and count it."""
    counting.count(UUID(count_id))


@app.task(name="sightline.make_release", queue="figures")
def make_release(release_id: str) -> None:
    """Protect a release."""
    counting.release(UUID(release_id))
