"""Taking a file of contacts or a return back: part by part, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from sightline.access.viewer import viewing
from sightline.core.files.undoing import Undone
from sightline.front_door.actions.importing import (
    withdraw_children,
    withdraw_contacts,
    withdraw_entries,
    withdraw_facts,
    withdraw_referrals,
    withdraw_said,
)
from sightline.front_door.imports.running import PART, Tick, importer, silent
from sightline.front_door.models import CensusEntry, ImportBack, Referral
from sightline.front_door.models.imports import ImportedKind, standing
from sightline.front_door.queries.import_backs import made_by, seen_backs

T = TypeVar("T")
SHOWN = ("contacts", "referrals", "episodes", "in_care", "facts", "children")

SAID = (ImportedKind.EPISODE, ImportedKind.CARE, ImportedKind.FACT)


@dataclass
class Taken:
    """How many of each kind were withdrawn this time, and how many stay because of later work."""

    withdrawn: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SHOWN, 0))
    left: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SHOWN, 0))
    reasons: list[str] = field(default_factory=list)

    def add(self, kind: str, found: Undone[Any]) -> None:
        self.withdrawn[kind] += len(found.undone)
        self.left[kind] += len(found.left)

    def document(self) -> dict[str, object]:
        return {"withdrawn": self.withdrawn, "left": self.left}


class _Dry(Exception):
    """Undoes a dry run; never leaves this module."""


def take_file_back(
    begin: Callable[[], ImportBack], *, at: datetime, dry_run: bool = False, tick: Tick = silent
) -> Taken:
    """Withdraw what the file made, contacts and referrals first, then the children nothing else is about.

    `begin` puts on record that it is done. A second time goes on with what was left.
    """
    found = Taken()
    if not dry_run:
        _whole(begin(), found, at, tick)
        return found
    try:
        with transaction.atomic():
            _whole(begin(), found, at, tick)
            raise _Dry
    except _Dry:
        return found


def _whole(back: ImportBack, found: Taken, at: datetime, tick: Tick) -> None:
    by = importer()
    given: dict[str, Any] = {"back": back, "by": by, "at": at}
    with viewing(by):
        contacts = made_by(back.of_import, ImportedKind.CONTACT)
        children = made_by(back.of_import, ImportedKind.CHILD)
        said = [made_by(back.of_import, kind) for kind in SAID]
        referrals = list(_standing(Referral, back, ImportedKind.REFERRAL))
        entries = list(_standing(CensusEntry, back, ImportedKind.ENTRY))
    steps: tuple[tuple[str, list[Any], Callable[[Sequence[Any]], Any]], ...] = (
        ("contacts", contacts, lambda part: withdraw_contacts(entries=part, **given)[1]),
        ("referrals", referrals, lambda part: withdraw_referrals(rows=part, **given)[1]),
        ("", entries, lambda part: withdraw_entries(rows=part, **given)),
        ("episodes", said[0], lambda part: withdraw_said(entries=part, **given)[1]),
        ("in_care", said[1], lambda part: withdraw_said(entries=part, **given)[1]),
        ("facts", said[2], lambda part: withdraw_facts(entries=part, **given)[1]),
        ("children", children, lambda part: withdraw_children(entries=part, **given)[1]),
    )
    whole, done = sum(len(rows) for _, rows, _ in steps), 0
    for kind, rows, withdraw in steps:
        for part in _parts(rows):
            with viewing(by):
                result = withdraw(part)
            if kind:
                found.add(kind, result)
            done += len(part)
            tick("Taking back", done, whole)
    with viewing(by):
        left = seen_backs(by, back.of_import)
        found.reasons = [f"{each.get_kind_display()} {each.called}: {each.reason}" for each in left]


def _standing(model: Any, back: ImportBack, kind: str) -> Any:
    return standing(model.objects.filter(of_import=back.of_import), kind).order_by("at", "id")


def _parts(rows: list[T]) -> Iterator[list[T]]:
    for start in range(0, len(rows), PART):
        yield rows[start : start + PART]
