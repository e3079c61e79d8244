"""What the actions of this folder are made of: rows unsaved, a saving that never silently wins, walls redrawn."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import IntegrityError, connection, transaction

from sightline.access.looking import NOT_FOUND
from sightline.access.records import Working
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.core.turns import wait_turn
from sightline.core.versions import Conflict
from sightline.people.models import Identifier, Name, SourceRecord
from sightline.people.naming.identifiers import check_identifier
from sightline.people.naming.text import cleaned
from sightline.people.states import BirthCertainty, NameKind, Sex

ONE_AT_A_TIME = 7_406_001
IN_USE = "This reference or identifier is in use already. Search for it, or leave it empty and go on."

W = TypeVar("W", bound=Working)


def amend(row: W, changes: dict[str, Any], *, version: int, by: Viewer, at: datetime) -> W:
    """Save changes made to a version of a row. If somebody saved in between, both texts are carried back.

    Saving what already stands changes nothing, whoever wrote it.
    """
    current = type(row)._default_manager.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if current is None:
        raise Refused(NOT_FOUND, hidden=True)
    saved = {name: getattr(current, name) for name in changes}
    if saved == changes:
        return current
    if current.version != version:
        by_name = current.changed_by.name if current.changed_by else "Sightline"
        raise Conflict(saved=saved, typed=changes, saved_by=by_name, version=current.version)
    for name, value in changes.items():
        setattr(current, name, value)
    current.version += 1
    current.changed_by_id = by.staff_id
    current.changed_at = at
    keep(current)
    return current


def keep(row: Working) -> None:
    """Save a row; a number that is in use already is refused in words, and nothing else is lost."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Refused(IN_USE) from error


def law(controller_id: Any, by: Viewer, at: datetime, retention: str) -> dict[str, Any]:
    """The law and the hand that every new working row here carries."""
    return {
        "controller_id": controller_id,
        "retention_class": retention,
        "changed_by_id": by.staff_id,
        "changed_at": at,
    }


def dated(from_on: date | None, to_on: date | None) -> dict[str, date | None]:
    return {"from_on": from_on, "to_on": to_on}


@dataclass(frozen=True, slots=True)
class NewName:
    """A name as given, before it is kept."""

    given: str = ""
    surname: str = ""
    middle: str = ""
    kind: str = NameKind.LEGAL
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class Particulars:
    """What else an agency gave of a person, as far as it did."""

    sex: str = Sex.UNKNOWN
    ethnicity: str = ""
    birth_certainty: str = BirthCertainty.GIVEN
    died_on: date | None = None


NONE_GIVEN = Particulars()


def new_name(record: SourceRecord, new: NewName, by: Viewer, at: datetime) -> Name | None:
    """A name row, unsaved; None where there is nothing of a name in it."""
    given, middle, surname = cleaned(new.given), cleaned(new.middle), cleaned(new.surname)
    if not given and not surname:
        given, middle = middle, ""
    if not given and not surname:
        return None
    return Name(
        record=record,
        kind=new.kind,
        given=given,
        middle=middle,
        surname=surname,
        from_on=new.from_on,
        to_on=new.to_on,
        about=[record.pk],
        **law(record.controller_id, by, at, Name.RETENTION),
    )


def new_identifier(
    record: SourceRecord, kind: str, value: str, by: Viewer, at: datetime
) -> Identifier | None:
    """An identifier row, unsaved, with its warning; None where nothing was given."""
    checked = check_identifier(kind, value)
    if not checked.value:
        return None
    return Identifier(
        record=record,
        kind=kind,
        value=checked.value,
        warning=checked.warning,
        about=[record.pk],
        **law(record.controller_id, by, at, Identifier.RETENTION),
    )


def one_at_a_time() -> None:
    """Link and wall decisions are made one after another, so that a wall always meets every link."""
    wait_turn(ONE_AT_A_TIME)


def redraw_walls(*records: SourceRecord) -> None:
    """Make the walls round these records follow the confirmed links."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_redraw(%s::uuid[])", [[record.pk for record in records]])
