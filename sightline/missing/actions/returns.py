"""Keeping what a return says of missing episodes, once, and taking it back with its file."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.missing.models import ReturnedCare, ReturnedEpisode

Which = tuple[UUID, str, date, date | None]


@action("missing.returned_kept")
def keep_returned(
    *, of: UUID, controller_id: UUID, said: Sequence[Which], by: Viewer, at: datetime
) -> list[ReturnedEpisode]:
    """Times away of one file that no return gave yet: child, kind, first and last day. Those held are left."""
    columns = ("child_id", "kind", "began_on", "ended_on")
    known = ReturnedEpisode.objects.filter(child_id__in={each[0] for each in said})
    held = set(known.values_list(*columns))
    new = [each for each in dict.fromkeys(said) if each not in held]
    law = {"came_from_id": of, "controller_id": controller_id, "by_id": by.staff_id, "at": at}
    rows = [
        _row(ReturnedEpisode, each[0], dict(zip(columns[1:], each[1:], strict=True)), law) for each in new
    ]
    made: list[ReturnedEpisode] = ReturnedEpisode.objects.bulk_create(rows)
    return made


@action("missing.care_kept")
def keep_care(
    *, of: UUID, controller_id: UUID, said: dict[UUID, dict[str, Any]], by: Viewer, at: datetime
) -> list[ReturnedCare]:
    """What list 8 says of each child, unless the last list said the same."""
    before: dict[UUID, ReturnedCare] = {}
    for row in ReturnedCare.objects.filter(child_id__in=said).order_by("at", "id"):
        before[row.child_id] = row
    law = {"came_from_id": of, "controller_id": controller_id, "by_id": by.staff_id, "at": at}
    rows = [
        _row(ReturnedCare, child, columns, law)
        for child, columns in said.items()
        if child not in before or any(getattr(before[child], name) != columns[name] for name in columns)
    ]
    made: list[ReturnedCare] = ReturnedCare.objects.bulk_create(rows)
    return made


@action("missing.returned_withdrawn")
def withdraw_returned(*, ids: Collection[UUID], by: Viewer, at: datetime) -> list[ReturnedEpisode]:
    """Its file was taken back: it is read nowhere and stays on record."""
    for model in (ReturnedEpisode, ReturnedCare):
        model.objects.filter(pk__in=ids).update(stands=False)
    return []


def _row(model: Any, child: UUID, said: dict[str, Any], law: dict[str, Any]) -> Any:
    return model(id=uuid4(), child_id=child, about=[child], retention_class=model.RETENTION, **law, **said)
