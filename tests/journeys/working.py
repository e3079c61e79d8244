"""The worker of a journey: it sweeps the clocks and answers what one part of the system leaves for another."""

from django.conf import settings
from django.utils.module_loading import import_string

from sightline.access.tasks import react
from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.core.models import Event, Reaction
from sightline.deadlines.tasks import sweep
from tests.journeys.serving import Time


def the_worker_runs(time: Time) -> None:
    """At this moment of the journey, until nothing is left to do."""
    with clock.fixed(time.now):
        before = -1
        while before != Reaction.objects.count():
            before = Reaction.objects.count()
            sweep(now=time.now)
            _answer()


def _answer() -> None:
    handlers = import_string(settings.SIGHTLINE_REACTIONS)
    with viewing(system_viewer("test")):
        waiting = list(Event.objects.order_by("at", "kind"))
    for event in waiting:
        if event.kind in handlers:
            react(str(event.pk))


def days_go_by(time: Time, days: int) -> None:
    """Day after day, with the worker at work on each."""
    for _ in range(days):
        time.pass_by(days=1)
        the_worker_runs(time)
