"""What every write on a case has in common: find it through the viewer, ask leave, keep the fact."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from sightline.access.rows import fact_like, next_version
from sightline.access.viewer import Viewer
from sightline.cases.models import Case
from sightline.core.leave import Answer, Refused
from sightline.core.turns import wait_turn
from sightline.deadlines.actions import start
from sightline.people.actions import write_chronology

NOT_FOUND = "There is no such case, or it is not yours to open."


def _page_of(case: Case) -> str:
    return reverse("cases:one", args=[case.pk])


def _held(case_id: UUID, by: Viewer, leave: Callable[[Viewer, Case], Answer]) -> Case:
    """A case of the viewer's with leave to do something, held by an advisory lock for this transaction."""
    wait_turn(case_id)
    rows = Case.objects.visible_to(by).mine().select_related("team", "child")
    found: Case | None = rows.filter(pk=case_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    leave(by, found).demand()
    return found


def _keep(
    model: Any, case: Case, *, by: Viewer, at: datetime, key: UUID | None = None, **columns: Any
) -> Any:
    """A fact about a case, under the law the case carries."""
    made = fact_like(model, case, by=by, at=at, key=key, case=case, **columns)
    made.save(force_insert=True)
    return made


def _change(case: Case, *, by: Viewer, at: datetime, **columns: Any) -> Case:
    """Write columns of the working row, with the next version."""
    case.save(update_fields=next_version(case, by=by, at=at, **columns))
    return case


def _clock(case: Case, rule: str, by: Viewer, at: datetime, *, since: datetime | None = None) -> None:
    """A clock of the case, its team's to keep; it runs from now on if `since` is not given."""
    start(
        rule=rule,
        subject=case,
        about=case.about,
        started_at=since or at,
        owner_team=case.team,
        path=_page_of(case),
        by=by,
        at=at,
    )


def _tell_chronology(
    case: Case,
    kind: str,
    title: str,
    *,
    by: Viewer,
    at: datetime,
    words: str = "",
    happened_at: datetime | None = None,
) -> None:
    """A line for the child: that it happened, nothing that is kept to those on the case."""
    write_chronology(
        about=case.about,
        happened_at=happened_at or at,
        kind=kind,
        title=title,
        words=words,
        reference_id=case.pk,
        controller_id=case.controller_id,
        by=by,
        at=at,
    )
