"""What is done on a crime for its victim, and the list of crimes that did not reach court."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from sightline.core import words
from sightline.core.pages import Link, Row
from sightline.justice.models import Crime, Seized
from sightline.justice.notice_states import Device, Met, Whose
from sightline.justice.offences import shown
from sightline.justice.pages.crimes import Entry, outcome_of
from sightline.justice.queries.caring import Cared
from sightline.justice.standards import standards


@dataclass(frozen=True)
class CareParts:
    """Parts of the page of a crime."""

    devices: list[Entry]
    standards: list[Entry]
    lessons: list[Row]


@dataclass(frozen=True)
class Line:
    """One crime that did not reach court."""

    reference: str
    href: str
    who: str
    offence: str
    decided: str
    outcome: str
    lesson: str


def care_parts(crime: Crime, found: Cared, *, records: bool, now: datetime) -> CareParts:
    """Devices, the checklists with what is kept, and what was learnt."""
    lists: dict[str, list[Row]] = {}
    for key, each in standards().items():
        kept = found.kept.get(key)
        said = f"{Met(kept.met).label} ({words.day(kept.on_day)}). {kept.words}".strip() if kept else ""
        lists.setdefault(each.list, []).append(Row(each.text, said, empty="Not looked at yet"))
    return CareParts(
        [_device(crime, each, found, records, now) for each in found.devices],
        [Entry(title, rows, []) for title, rows in lists.items()],
        [
            Row(
                f"{words.day(each.at)}, to {each.team.name}",
                " ".join(part for part in (each.words, each.said) if part),
            )
            for each in found.learnt
        ],
    )


def _device(crime: Crime, each: Seized, found: Cared, records: bool, now: datetime) -> Entry:
    rows = [Row("Whose", str(Whose(each.whose).label)), Row("Sent", words.day(each.submitted_on))]
    back = getattr(each, "returned", None)
    if back:
        late = f" Late, because: {back.late_reason}" if back.late_reason else ""
        rows.append(Row("Back", f"{words.day(back.returned_on)}.{late}"))
    elif clock := found.clocks.get(each.pk):
        rows.append(
            Row("Back", f"Not yet. {'Was' if clock.due_at < now else 'Is'} due {words.day(clock.due_at)}")
        )
    title = f"{Device(each.device).label} {each.exhibit}"
    href = reverse("justice:return_device", args=[crime.pk, each.pk])
    return Entry(title, rows, [Link(f"It came back: {each.exhibit}", href)] if records and not back else [])


def not_to_court_lines(
    rows: Sequence[Crime], names: Mapping[UUID, str], lessons: Mapping[UUID, str]
) -> list[Line]:
    """Crimes that did not reach court, in order of the day that was decided."""
    return [
        Line(
            reference=it.reference,
            href=reverse("justice:crime", args=[it.pk]),
            who=names.get(it.child_id, ""),
            offence=shown(it.offence),
            decided=words.day(it.decided_on),  # type: ignore[attr-defined]
            outcome=outcome_of(it),
            lesson=lessons.get(it.pk, "Nothing recorded yet"),
        )
        for it in rows
    ]
