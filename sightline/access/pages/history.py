"""Who changed an agency, an area, a team, somebody's account or post; when, what, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models

from sightline.access.history import MADE
from sightline.access.pages.administration import role_title
from sightline.access.pages.listing import Line, Listing
from sightline.access.queries import names_of, versions_of
from sightline.core.words import day, moment

LABELS = {
    "name": "Name",
    "kind": "Kind",
    "email": "E-mail address",
    "phone": "Telephone",
    "named_manager_id": "Named manager",
    "left_on": "Left on",
    "closed_on": "Closed on",
    "agency_id": "Agency",
    "social_work_number": "Registration number",
    "registration_checked_on": "Register looked at",
    "is_active": "Account open",
    "role": "Role",
    "employer_id": "Employer",
    "team_id": "Team",
    "area_id": "Area",
    "title": "Job title",
    "starts_on": "First day",
    "ends_on": "First day without it",
    "train_by": "To be trained by",
}
HEADS = ["When", "What", "By", "Why"]
NOTHING = "Nothing has been changed since history began to be kept."


@dataclass(frozen=True)
class Change:
    """One version of a row: the event that kept it, and how the row stood after it."""

    event: Any
    after: Any
    what: str


def history(title: str, things: Sequence[tuple[str, models.Model]]) -> Listing:
    """Every change of some rows, newest first; each row with what it is called ("" for the thing itself)."""
    changes = [change for what, row in things for change in _changes(what, row)]
    changes.sort(key=lambda change: (change.event.pgh_created_at, change.event.pgh_id), reverse=True)
    names = names_of(_named(changes))
    return Listing(title, HEADS, [_line(change, names) for change in changes], NOTHING)


def _changes(what: str, row: models.Model) -> Iterable[Change]:
    """An update keeps the row as it was before; what stands after is the next one kept, or the row itself."""
    kept = versions_of(row)
    before = [event for event in kept if event.pgh_label != MADE]
    after = dict(zip([event.pgh_id for event in before], [*before[1:], row], strict=False))
    for event in kept:
        yield Change(event, after.get(event.pgh_id, event), what)


def _line(change: Change, names: dict[UUID, str]) -> Line:
    event, context = change.event, getattr(change.event.pgh_context, "metadata", None) or {}
    who = str(context.get("staff", ""))
    by = names.get(_uuid(who), who) if who else "Sightline"
    said = _made(change, names) if event.pgh_label == MADE else _differences(change, names)
    what = f"{change.what}: {said}" if change.what else said
    return Line([moment(event.pgh_created_at), what, by, context.get("why", "")])


def _made(change: Change, names: dict[UUID, str]) -> str:
    given = [name for name in _columns(change.event) if getattr(change.event, name) not in (None, "", True)]
    return "Made. " + _told((f"{LABELS[name]}: {_words(change.event, name, names)}") for name in given)


def _differences(change: Change, names: dict[UUID, str]) -> str:
    different = [
        name for name in _columns(change.event) if getattr(change.event, name) != getattr(change.after, name)
    ]
    return _told(
        f"{LABELS[name]}: {_words(change.event, name, names)} → {_words(change.after, name, names)}"
        for name in different
    )


def _told(parts: Iterable[str]) -> str:
    return "; ".join(parts)


def _words(row: Any, name: str, names: dict[UUID, str]) -> str:
    value = getattr(row, name)
    if value in (None, ""):
        return "nothing"
    if isinstance(value, UUID):
        return names.get(value, "somebody no longer held")
    if isinstance(value, date):
        return day(value)
    if name == "role":
        return role_title(value)
    choices = dict(row._meta.get_field(name).flatchoices)
    return {True: "yes", False: "no"}.get(value, str(choices.get(value, value)))


def _columns(event: Any) -> list[str]:
    return [name for name in LABELS if hasattr(event, name)]


def _named(changes: Iterable[Change]) -> set[UUID]:
    """Every identifier that a page of changes has to say in words."""
    found: set[UUID] = set()
    for change in changes:
        for row in (change.event, change.after):
            values = [getattr(row, name) for name in _columns(change.event)]
            found |= {value for value in values if isinstance(value, UUID)}
        who = (getattr(change.event.pgh_context, "metadata", None) or {}).get("staff", "")
        found |= {key for key in [_uuid(str(who))] if key}
    return found


def _uuid(text: str) -> UUID:
    """The identifier, or the nil one where it is the name of a purpose."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
