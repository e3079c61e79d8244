"""What is held about a person, line by line, across the records of the identity."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core.pages import Tag
from sightline.core.words import day
from sightline.people.models import (
    Address,
    ContactPoint,
    Identifier,
    Involvement,
    Relationship,
    SourceRecord,
)
from sightline.people.pages.header import person_page
from sightline.people.queries.facts import name_lines, names_of
from sightline.people.queries.identities import OneChild
from sightline.people.states import Safe


@dataclass(frozen=True)
class Line:
    """One thing held: what it is, what it says, since when, from whom, and where it is corrected."""

    kind: str
    text: str
    when: str = ""
    held_by: str = ""
    tags: Sequence[Tag] = ()
    href: str = ""
    change: str = ""
    ended: bool = False


@dataclass(frozen=True)
class Details:
    """Everything held about a person that is not work: each a list of lines, what holds now first."""

    names: Sequence[Line]
    identifiers: Sequence[Line]
    addresses: Sequence[Line]
    contact_points: Sequence[Line]
    relationships: Sequence[Line]
    involvements: Sequence[Line]


def details(viewer: Viewer, child: OneChild, *, on: date) -> Details:
    """The lines of a child's details, in a fixed number of reads. `on` says what has ended."""
    ids = list(child.record_ids)
    return Details(
        names=_names(child, on),
        identifiers=[_identifier(row, child, on) for row in _held(Identifier, viewer, ids, "kind", "value")],
        addresses=[_address(row, child, on) for row in _held(Address, viewer, ids, "-from_on", "id")],
        contact_points=[_point(row, child, on) for row in _held(ContactPoint, viewer, ids, "kind", "value")],
        relationships=_relationships(viewer, child, on),
        involvements=_involvements(viewer, ids, on),
    )


def _held(model: Any, viewer: Viewer, ids: list[UUID], *order: str) -> Iterable[Any]:
    rows: Iterable[Any] = model.objects.visible_to(viewer).filter(record_id__in=ids).order_by("to_on", *order)
    return rows


def _line(row: Any, child: OneChild, on: date, slug: str, text: str, *tags: Tag) -> Line:
    return Line(
        kind=row.get_kind_display(),
        text=text,
        when=lasted(row.from_on, row.to_on),
        held_by=_holder(row.record_id, child.records),
        tags=tags,
        change=reverse("people:change", args=[row.record_id, slug, row.pk]),
        ended=bool(row.to_on and row.to_on <= on),
    )


def _holder(record_id: UUID, records: Iterable[SourceRecord]) -> str:
    return next((record.agency.name for record in records if record.pk == record_id), "")


def _names(child: OneChild, on: date) -> list[Line]:
    found = names_of(child.record_ids)
    return [_line(name, child, on, "names", name.full) for pk in child.record_ids for name in found[pk]]


def _identifier(row: Identifier, child: OneChild, on: date) -> Line:
    tags = [Tag("Traced", "green")] if row.traced else []
    if row.warning:
        tags.append(Tag("Check this number", "yellow"))
    return _line(row, child, on, "identifiers", spaced(row), *tags)


def spaced(row: Identifier) -> str:
    """An identifier as people write it: an NHS number in groups of 3, 3 and 4."""
    value = row.value
    return f"{value[:3]} {value[3:6]} {value[6:]}" if row.kind == "nhs" and len(value) == 10 else value


def _address(row: Address, child: OneChild, on: date) -> Line:
    safe = {
        Safe.YES: Tag("Safe to write to", "green"),
        Safe.NO: Tag("Do not write here", "red"),
        Safe.NOT_KNOWN: Tag("Ask before writing", "yellow"),
    }[Safe(row.safe_to_write)]
    tags = [Tag("Confidential", "red"), safe] if row.confidential else [safe]
    text = ", ".join(part for part in (*row.lines.splitlines(), row.postcode) if part)
    return _line(row, child, on, "addresses", text, *tags)


def _point(row: ContactPoint, child: OneChild, on: date) -> Line:
    safe = {
        Safe.YES: Tag("Safe to use", "green"),
        Safe.NO: Tag("Do not use", "red"),
        Safe.NOT_KNOWN: Tag("Ask before using", "yellow"),
    }[Safe(row.safe_to_use)]
    text = f"{row.value} ({row.whose})" if row.whose else row.value
    return _line(row, child, on, "contact-points", text, safe)


def _relationships(viewer: Viewer, child: OneChild, on: date) -> list[Line]:
    ids = set(child.record_ids)
    either = Q(first_id__in=ids) | Q(second_id__in=ids)
    rows = list(Relationship.objects.visible_to(viewer).filter(either).order_by("to_on", "role", "id"))
    others = {row.pk: row.second_id if row.first_id in ids else row.first_id for row in rows}
    names = name_lines(others.values())
    return [
        Line(
            kind=row.role_of_other(ids),
            text=names[others[row.pk]],
            when=lasted(row.from_on, row.to_on),
            href=person_page(others[row.pk]),
            ended=bool(row.to_on and row.to_on <= on),
        )
        for row in rows
    ]


def _involvements(viewer: Viewer, ids: list[UUID], on: date) -> list[Line]:
    rows = Involvement.objects.visible_to(viewer).filter(record_id__in=ids)
    rows = rows.select_related("agency", "team", "staff").order_by("ended_on", "-started_on", "id")
    return [
        Line(
            kind=row.role,
            text=", ".join(
                part for part in (_who(row), row.team.name if row.team else "", row.agency.name) if part
            ),
            when=lasted(row.started_on, row.ended_on),
            ended=bool(row.ended_on and row.ended_on <= on),
        )
        for row in rows
    ]


def _who(row: Involvement) -> str:
    return row.staff.name if row.staff else row.who


def lasted(from_on: date | None, to_on: date | None) -> str:
    """From when until when, as far as is known."""
    if from_on and to_on:
        return f"{day(from_on)} to {day(to_on)}"
    if from_on:
        return f"since {day(from_on)}"
    return f"until {day(to_on)}" if to_on else ""
