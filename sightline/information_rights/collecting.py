"""Everything held about somebody that one viewer may read, found by what each table states: no folder is named.

A row is read through row security like any page's, so what stands behind a wall, or is another agency's own, is not
collected; `elsewhere` says how many rows those are and who controls them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models

from sightline.access.records import Record
from sightline.core.clock import midnight
from sightline.core.words import day, moment
from sightline.information_rights.states import Shut

LAST = datetime.max.replace(tzinfo=UTC)
STRUCTURE = frozenset({"about", "walls", "subject_id", "reference_id", "placed_on"})


@dataclass(frozen=True)
class Collected:
    """One row as words."""

    source: str
    row_id: UUID
    title: str
    happened_at: datetime | None
    text: str
    marked: str
    shut: str
    others: int
    controller_id: UUID
    regime: str
    handling: str


def record_models() -> Iterator[type[models.Model]]:
    """Every table of records about people, this folder's own aside."""
    for model in apps.get_models():
        names = {field.name for field in model._meta.get_fields()}
        own = model._meta.app_label == "information_rights"
        if issubclass(model, Record) and {"about", "walls"} <= names and not own:
            yield model


def collect(people: Iterable[UUID]) -> list[Collected]:
    """Rows about these people with something personal in them, in order of time."""
    ids = list(people)
    rows = (row for model in record_models() for row in _about(model, ids).order_by("pk"))
    found = [line for line in (_line(row, ids) for row in rows) if line is not None]
    return sorted(found, key=lambda it: (it.happened_at or LAST, it.source, str(it.row_id)))


def _about(model: type[models.Model], people: list[UUID]) -> "models.QuerySet[Any]":
    return model._default_manager.filter(about__overlap=people)


def _readable(people: list[UUID]) -> Counter[UUID]:
    """Controller -> how many rows about these people this viewer may read, counted in one read."""
    each = [
        _about(model, people).order_by().values_list("controller_id", flat=True) for model in record_models()
    ]
    return Counter(each[0].union(*each[1:], all=True))


def _line(row: Any, people: list[UUID]) -> Collected | None:
    meta = row._meta
    said = _said(row, row.PERSONAL - STRUCTURE)
    if not said:
        return None
    return Collected(
        source=meta.label_lower,
        row_id=row.pk,
        title=str(meta.verbose_name).capitalize()[:200],
        happened_at=_when(row),
        text="\n".join(said),
        marked="\n".join(_said(row, row.THIRD_PARTY)),
        shut=_shut(row),
        others=len(set(row.about) - set(people)),
        controller_id=row.controller_id,
        regime=row.regime,
        handling=row.handling,
    )


def _said(row: Any, names: frozenset[str]) -> list[str]:
    fields = [field for field in row._meta.concrete_fields if field.name in names]
    said = [(str(field.verbose_name).capitalize(), in_words(row, field)) for field in fields]
    return [f"{label}: {words}" for label, words in said if words]


def _shut(row: Any) -> str:
    """Whether few may read it by what it says of itself, beside whoever controls it."""
    if getattr(row, "confidential", False):
        return Shut.CONFIDENTIAL
    few = bool(getattr(row, "sexual_health", "") or getattr(row, "only_employer_id", None))
    return Shut.FEW if few else Shut.OPEN


def in_words(row: Any, field: "models.Field[Any, Any]") -> str:
    """What one column of a row says; nothing for what is empty or only leads elsewhere."""
    value = getattr(row, field.attname)
    if value in (None, "", [], {}, False) or isinstance(value, UUID):
        return ""
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, list):
        return ", ".join(str(each) for each in value if not isinstance(each, UUID))
    return "Yes" if value is True else str(value)


def _when(row: Any) -> datetime | None:
    for name in ("happened_at", "at", "changed_at"):
        value = getattr(row, name, None)
        if isinstance(value, datetime):
            return value
        if isinstance(value, date):
            return midnight(value)
    return None


def elsewhere(people: Iterable[UUID]) -> dict[UUID, int]:
    """Controller -> how many rows about these people it holds that this viewer may not read."""
    ids = list(people)
    with connection.cursor() as cursor:
        cursor.execute("SELECT controller, held FROM information_rights_controllers(%s::uuid[])", [ids])
        held: dict[UUID, int] = dict(cursor.fetchall())
    read = _readable(ids) if held else Counter[UUID]()
    return {whose: n - read[whose] for whose, n in held.items() if n > read[whose]}
