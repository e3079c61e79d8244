"""Adding to and correcting what is held about a person. Rows are dated and amended, never removed."""

from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from sightline.access.acts import action
from sightline.access.records import Working
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.people.actions.keys import refresh_keys
from sightline.people.actions.parts import NewName, amend, dated, law, new_identifier, new_name
from sightline.people.models import Address, ContactPoint, Identifier, Name, SourceRecord
from sightline.people.naming.identifiers import check_identifier, check_postcode
from sightline.people.naming.text import cleaned
from sightline.people.permissions import may_add
from sightline.people.states import AddressKind, Safe

W = TypeVar("W", bound=Working)
NO_NAME = "Enter a given name or a surname."
NO_IDENTIFIER = "Enter the identifier."
RECORD_FIELDS = frozenset(
    {"reference", "sex", "ethnicity", "born_year", "born_month", "born_day", "birth_certainty", "died_on"}
)


@action("people.source_record_amended")
def amend_source_record(
    *, record: SourceRecord, changes: dict[str, Any], version: int, by: Viewer, at: datetime
) -> SourceRecord:
    """Correct a person's own particulars."""
    may_add(by).demand()
    if unknown := set(changes) - RECORD_FIELDS:
        raise ValueError(f"not particulars of a source record: {sorted(unknown)}")
    return _amended(record, changes, version=version, by=by, at=at)


@action("people.name_added")
def add_name(*, record: SourceRecord, name: NewName, by: Viewer, at: datetime) -> Name:
    """Keep another name for a person."""
    may_add(by).demand()
    row = new_name(record, name, by, at)
    if row is None:
        raise Refused(NO_NAME)
    return _kept(row, record.pk)


@action("people.name_amended")
def amend_name(*, name: Name, changes: dict[str, Any], version: int, by: Viewer, at: datetime) -> Name:
    """Correct a name or say until when it was used."""
    may_add(by).demand()
    texts = {"given", "middle", "surname"}
    tidy = {field: cleaned(value) if field in texts else value for field, value in changes.items()}
    if not tidy.get("given", name.given) and not tidy.get("surname", name.surname):
        raise Refused(NO_NAME)
    return _amended(name, tidy, version=version, by=by, at=at)


@action("people.identifier_added")
def add_identifier(
    *,
    record: SourceRecord,
    kind: str,
    value: str,
    by: Viewer,
    at: datetime,
    traced: bool = False,
    from_on: date | None = None,
    to_on: date | None = None,
) -> Identifier:
    """Keep an identifier; one already held is given back as it is. A failed check is a warning on the row."""
    may_add(by).demand()
    row = new_identifier(record, kind, value, by, at)
    if row is None:
        raise Refused(NO_IDENTIFIER)
    held = Identifier.objects.filter(record=record, kind=kind, value=row.value).first()
    if held:
        return held
    row.traced, row.from_on, row.to_on = traced, from_on, to_on
    return _kept(row, record.pk)


@action("people.identifier_amended")
def amend_identifier(
    *, identifier: Identifier, changes: dict[str, Any], version: int, by: Viewer, at: datetime
) -> Identifier:
    """Correct an identifier or say until when it held."""
    may_add(by).demand()
    if "value" in changes or "kind" in changes:
        kind = changes.get("kind", identifier.kind)
        checked = check_identifier(kind, changes.get("value", identifier.value))
        if not checked.value:
            raise Refused(NO_IDENTIFIER)
        changes = {**changes, "value": checked.value, "warning": checked.warning}
    return _amended(identifier, changes, version=version, by=by, at=at)


@action("people.address_added")
def add_address(
    *,
    record: SourceRecord,
    lines: str,
    by: Viewer,
    at: datetime,
    postcode: str = "",
    kind: str = AddressKind.HOME,
    safe_to_write: str = Safe.NOT_KNOWN,
    confidential: bool = False,
    from_on: date | None = None,
    to_on: date | None = None,
) -> Address:
    """Keep an address, with whether it is safe to write to and whether it is confidential."""
    may_add(by).demand()
    row = Address(
        record=record,
        kind=kind,
        lines=_lines(lines),
        postcode=check_postcode(postcode).value,
        safe_to_write=safe_to_write,
        confidential=confidential,
        about=[record.pk],
        **dated(from_on, to_on),
        **law(record.controller_id, by, at, Address.RETENTION),
    )
    return _kept(row, record.pk)


@action("people.address_amended")
def amend_address(
    *, address: Address, changes: dict[str, Any], version: int, by: Viewer, at: datetime
) -> Address:
    """Correct an address, whether it may be used, or until when it held."""
    may_add(by).demand()
    if "lines" in changes:
        changes = {**changes, "lines": _lines(changes["lines"])}
    if "postcode" in changes:
        changes = {**changes, "postcode": check_postcode(changes["postcode"]).value}
    return _amended(address, changes, version=version, by=by, at=at)


@action("people.contact_point_added")
def add_contact_point(
    *,
    record: SourceRecord,
    kind: str,
    value: str,
    by: Viewer,
    at: datetime,
    whose: str = "",
    safe_to_use: str = Safe.NOT_KNOWN,
    from_on: date | None = None,
    to_on: date | None = None,
) -> ContactPoint:
    """Keep a telephone number or an email address, with whether using it is safe."""
    may_add(by).demand()
    row = ContactPoint(
        record=record,
        kind=kind,
        value=cleaned(value),
        whose=cleaned(whose, 120),
        safe_to_use=safe_to_use,
        about=[record.pk],
        **dated(from_on, to_on),
        **law(record.controller_id, by, at, ContactPoint.RETENTION),
    )
    row.save(force_insert=True)
    return row


@action("people.contact_point_amended")
def amend_contact_point(
    *, contact_point: ContactPoint, changes: dict[str, Any], version: int, by: Viewer, at: datetime
) -> ContactPoint:
    """Correct a number or mailbox, or whether it may be used."""
    may_add(by).demand()
    return amend(contact_point, changes, version=version, by=by, at=at)


def _kept(row: W, record_id: UUID) -> W:
    row.save(force_insert=True)
    refresh_keys(record_id)
    return row


def _amended(row: W, changes: dict[str, Any], *, version: int, by: Viewer, at: datetime) -> W:
    kept = amend(row, changes, version=version, by=by, at=at)
    refresh_keys(getattr(kept, "record_id", kept.pk))
    return kept


def _lines(text: str) -> str:
    return "\n".join(line for line in (cleaned(each) for each in text[:2000].splitlines()) if line)
