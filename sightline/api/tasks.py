"""Jobs of the worker: forgetting which calls were answered."""

from procrastinate.contrib.django import app

from sightline.access.viewer import system_viewer, viewing
from sightline.api.actions import forget_answers
from sightline.core import clock


@app.periodic(cron="20 3 * * *")
@app.task(name="sightline.forget_answers", queue="record", queueing_lock="forget_answers", pass_context=False)
def forget(timestamp: int) -> None:
    """Idempotency keys of calls more than a month ago."""
    with viewing(system_viewer("answered calls")) as by:
        forget_answers(by=by, at=clock.now())
