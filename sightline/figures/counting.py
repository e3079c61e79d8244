"""The worker's work on figures: taking an extract, counting it, and making a release of it."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.figures import actions
from sightline.figures.contacts_by_month import contacts_by_month
from sightline.figures.definitions.catalogue import figures
from sightline.figures.definitions.computing_sql import Computer
from sightline.figures.definitions.identities import broken
from sightline.figures.definitions.output import as_json
from sightline.figures.definitions.periods import Period, read_period
from sightline.figures.definitions.reading.extract import Extract, Faulty, opened
from sightline.figures.disclosure.register import Register
from sightline.figures.disclosure.releasing import NotReconciled, protected, warnings, whole
from sightline.figures.extract.taking import CannotTake, take_into
from sightline.figures.models import Count, Release
from sightline.figures.queries import register
from sightline.figures.report.content import Faults
from sightline.figures.report.publishing import CannotWrite
from sightline.figures.spans import periods_of

log = logging.getLogger(__name__)
WORKER = system_viewer("figures", capabilities={"figures.read"})
STOPPED = "The work stopped for a reason of its own; the log says which. Ask again, or tell the system administrator."


class CannotCount(Exception):
    """The figures cannot be had; the sentence says why."""


def folder_of(count: Count) -> Path:
    """Where an extract lies."""
    return Path(settings.VAR) / "extracts" / str(count.pk)


def count(count_id: UUID) -> None:
    """Take an extract and count every figure of each of its periods."""
    at = clock.now()
    with viewing(WORKER):
        asked = Count.objects.get(pk=count_id)
        periods = periods_of(asked.since, asked.until)
        actions.begin_count(count_id=count_id, steps=len(periods) + 2, by=WORKER, at=at)

    def fail(fault: str) -> None:
        actions.count_failed(count_id=count_id, fault=fault, by=WORKER, at=clock.now())

    with failing(fail):
        if not periods:
            raise CannotCount("No financial year begins between these days, so there is nothing to count.")
        take_into(folder_of(asked), asked.since, asked.until)
        with viewing(WORKER):
            actions.note_extract(
                why=f"Extract from {asked.since} to {asked.until}", by=WORKER, at=clock.now()
            )
        _step(count_id)
        with opened(folder_of(asked)) as extract:
            contacts = contacts_by_month(extract)
            _step(count_id)
            numbers = dict(_numbers(extract, periods, count_id))
        with viewing(WORKER):
            actions.count_finished(
                count_id=count_id, numbers=numbers, contacts=contacts, by=WORKER, at=clock.now()
            )


def _numbers(extract: Extract, periods: list[Period], count_id: UUID) -> Iterator[tuple[str, Any]]:
    computer = Computer(extract)
    for period in periods:
        results = computer.compute(figures().values(), period)
        wrong = [str(each) for each in broken(results, figures().keys(), period)]
        if wrong:
            raise CannotCount("\n".join(["These figures do not reconcile:", *wrong]))
        _step(count_id)
        yield str(period), json.loads(as_json(results, str(period)))


def _step(count_id: UUID) -> None:
    with viewing(WORKER):
        actions.count_step_done(count_id=count_id, by=WORKER, at=clock.now())


def release(release_id: UUID) -> None:
    """Protect an extract against its own periods and every earlier release, for a second person to decide on."""
    with viewing(WORKER):
        actions.begin_release(release_id=release_id, by=WORKER, at=clock.now())
        asked = Release.objects.select_related("count").get(pk=release_id)
        earlier = register()

    def fail(fault: str) -> None:
        actions.release_failed(release_id=release_id, fault=fault, by=WORKER, at=clock.now())

    with failing(fail):
        known = Register()
        for each in earlier:
            known.add(each)
        with opened(folder_of(asked.count)) as extract:
            made = protected(Computer(extract), extract, read_period(asked.period), known)
        with viewing(WORKER):
            actions.release_made(
                release_id=release_id,
                numbers=json.loads(whole(made)),
                warnings=warnings(made),
                by=WORKER,
                at=clock.now(),
            )


@contextmanager
def failing(fail: Callable[[str], None]) -> Iterator[None]:
    """Keep on the row why the work cannot be done, in a transaction of its own."""
    try:
        yield
        return
    except (CannotCount, CannotTake, CannotWrite, Faults) as error:
        fault = str(error)
    except Faulty as error:
        fault = "\n".join(error.faults.lines())
    except NotReconciled as error:
        fault = "\n".join(["These figures do not reconcile:", *map(str, error.broken)])
    except Exception:
        log.exception("work on figures stopped")
        fault = STOPPED
    with viewing(WORKER):
        fail(fault)
