"""What the pages of corrections and of what is sealed show."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from sightline.access.queries import names_of_staff
from sightline.core.pages import Row
from sightline.core.words import day, listing, moment
from sightline.information_rights.models import Correction, PutAway
from sightline.information_rights.queries.corrections import NamedOn
from sightline.information_rights.states import Correcting
from sightline.people.models import Name, SourceRecord
from sightline.people.queries.facts import name_lines, shown_name
from sightline.people.states import Sex


@dataclass(frozen=True)
class FoundLine:
    """Somebody of that name."""

    name: str
    born: str
    held_by: str
    href: str


def found_lines(records: Iterable[SourceRecord]) -> list[FoundLine]:
    records = list(records)
    names = name_lines([each.pk for each in records])
    return [
        FoundLine(
            names[each.pk],
            each.born.in_words(),
            each.agency.name,
            reverse("information_rights:person", args=[each.pk]),
        )
        for each in records
    ]


@dataclass(frozen=True)
class WaitingLine:
    """One proposal that waits for a second person."""

    name: str
    what: str
    by: str
    href: str


def waiting_line(it: Correction, names: dict[UUID, str]) -> WaitingLine:
    return WaitingLine(
        names[it.record_id],
        Correcting(it.kind).label,
        f"{it.by.name if it.by else ''}, {moment(it.at)}",
        reverse("information_rights:correction", args=[it.pk]),
    )


def correction_rows(it: Correction) -> list[Row]:
    """What was proposed, for the second person."""
    staff = names_of_staff(it.named)
    rows = [Row("What", Correcting(it.kind).label), Row("Why", it.why)]
    if it.kind == Correcting.WRONG_CHILD:
        rows.append(Row("Contact", it.contact))
    else:
        rows.append(Row("Who may open it afterwards", listing(sorted(staff.values()))))
    if it.kind == Correcting.RECOGNITION:
        names = Name.objects.filter(pk__in=it.names, record_id=it.record_id)
        rows.append(Row("Names to put away", listing(sorted(name.full for name in names)), empty="None"))
        rows.append(Row("Sex from now on", Sex(it.new_sex).label if it.new_sex else "As it is"))
    return [*rows, Row("Proposed by", f"{it.by.name if it.by else ''}, {moment(it.at)}")]


@dataclass(frozen=True)
class NamedLine:
    """One thing put away, for somebody named on it."""

    what: str
    when: str
    readers: list[str]
    sealed: bool
    href: str


def named_line(it: NamedOn) -> NamedLine:
    return NamedLine(
        what=Correcting(it.kind).label,
        when=moment(it.done_at),
        readers=[f"{who}, last on {day(when)}" for who, when in it.readers],
        sealed=it.sealed,
        href=reverse("information_rights:open_sealed", args=[it.correction_id]),
    )


def inside(held: Correction, kept: PutAway | None) -> dict[str, Any]:
    """What is behind it, once a reason was given."""
    return {
        "name": shown_name(held.record_id),
        "href": reverse("people:details", args=[held.record_id]),
        "names": [f"{each['given']} {each['middle']} {each['surname']}".split() for each in kept.names]
        if kept
        else [],
        "sex": Sex(kept.sex).label if kept and kept.sex else "",
    }
