"""Every write goes through an action: one transaction, one line on the record of access."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import models, transaction

from sightline.access.actions.recording import note_refusal, record, record_each
from sightline.access.states import Outcome
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused

P = ParamSpec("P")
R = TypeVar("R")


def action(kind: str, outcome: Outcome = Outcome.DONE) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Marks a module function as an action. `kind` is "folder.thing_done".

    The function is keyword-only and takes `by` (a Viewer) and `at` (an aware moment). What it returns,
    a row or a tuple that begins with one, is what the record of access names; of a list of rows, each has a
    line of its own. `why=`, where the action takes it, is kept with the (first) event as words.
    A refusal is noted, and kept by the page when its own work has ended (`routes`).
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            by, at = kwargs.get("by"), kwargs.get("at")
            if args or not isinstance(by, Viewer) or not isinstance(at, datetime) or at.tzinfo is None:
                raise TypeError(f"{kind} takes keywords only, with by= a viewer and at= an aware moment")
            try:
                with transaction.atomic():
                    result = function(*args, **kwargs)
                    _record(outcome, kind, result, by=by, at=at, words=str(kwargs.get("why") or ""))
            except Refused as refused:
                note_refusal(kind, refused)
                raise
            return result

        run.action_kind = kind  # type: ignore[attr-defined]
        return run

    return decorate


def _record(outcome: Outcome, kind: str, result: Any, *, by: Viewer, at: datetime, words: str) -> None:
    rows = result if isinstance(result, list) else []
    if words or len(rows) < 2:
        subject = _subject(result)
        record(outcome, kind, by=by, at=at, subject=subject, about=_about(subject), words=words)
        rows = rows[1:]
    if rows:
        record_each(outcome, kind, [row for row in rows if isinstance(row, models.Model)], by=by, at=at)


def _subject(result: Any) -> models.Model | None:
    first = result[0] if isinstance(result, tuple | list) and result else result
    return first if isinstance(first, models.Model) else None


def _about(subject: models.Model | None) -> Iterable[UUID]:
    return getattr(subject, "about", None) or ()
