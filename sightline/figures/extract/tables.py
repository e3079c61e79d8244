"""From what was read to the rows of the extract's tables, values as the format writes them."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sightline.figures.extract.cases import case_tables
from sightline.figures.extract.justice import JusticeRead, justice_tables
from sightline.figures.extract.missing import missing_table
from sightline.figures.extract.pseudonyms import Pseudonyms
from sightline.figures.extract.reading import Reader
from sightline.figures.extract.schools import SchoolsRead, school_tables

Row = dict[str, str]
CONTACT = "front_door.contact"
NOT_SAID = ("REFU", "NOBT")


@dataclass(frozen=True)
class Taken:
    """The tables of one extract, rows in order of their keys, and the moment of the newest record in them."""

    tables: dict[str, list[Row]]
    newest: datetime | None


def take(reader: Reader, since: date, until: date, pseudonyms: Pseudonyms) -> Taken:
    """Everything of the period, and what its rows refer to."""
    asked = reader.follow_ups(since, until)
    origins = [row.origin_id for row in asked if row.origin_kind == CONTACT]
    contacts = reader.contacts(since, until, [one for one in origins if one])
    children = _Children(reader, pseudonyms)
    subjects = {row.id: row.record_id for row in contacts}
    records = {row.id: _child_of(row, subjects) for row in asked}
    cases = reader.cases(since, until)
    of_cases = [row.record_id for row in cases.cases] if cases else []
    parts = _Parts(reader.missing(since, until), reader.justice(since, until), reader.schools(since, until))
    of_cases += parts.children()
    wanted = {one for one in (*subjects.values(), *records.values(), *of_cases) if one}
    tables = {
        "child": children.rows(wanted),
        "contact": [_contact(row, children, pseudonyms) for row in contacts],
        "follow_up": [_follow_up(row, records[row.id], subjects, children, pseudonyms) for row in asked],
    }
    keys = {"child": "child_id", "contact": "contact_id", "follow_up": "follow_up_id"}
    for name, rows in tables.items():
        rows.sort(key=lambda row, key=keys[name]: row[key])  # type: ignore[misc]
    if cases:
        tables |= case_tables(cases, children.of, pseudonyms)
    tables |= parts.tables(children.of, pseudonyms)
    read = (*contacts, *asked, *parts.rows(), *(row for rows in cases or () for row in rows))
    moments = [row.changed_at for row in read if row.changed_at] + children.moments
    return Taken(tables, max(moments, default=None))


@dataclass(frozen=True)
class _Parts:
    """What was read of missing episodes, justice and schools; None where nothing of it was ever recorded."""

    missing: list[Any] | None
    justice: JusticeRead
    schools: SchoolsRead | None

    def children(self) -> list[UUID]:
        """Records of the children they are about."""
        pupils = self.schools.pupils if self.schools else ()
        return [*(row.record_id for row in (*(self.missing or ()), *pupils)), *self.justice.children()]

    def tables(self, child_of: Callable[[UUID | None], str], pseudonyms: Pseudonyms) -> dict[str, list[Row]]:
        """Their tables, those left out of which nothing was ever recorded."""
        found = justice_tables(self.justice, child_of, pseudonyms)
        if self.missing is not None:
            found["missing_episode"] = missing_table(self.missing, child_of, pseudonyms)
        return found | (school_tables(self.schools, child_of, pseudonyms) if self.schools else {})

    def rows(self) -> list[Any]:
        """All of it, for when it last changed."""
        return [
            *(self.missing or ()),
            *self.justice.rows(),
            *(row for rows in self.schools or () for row in rows),
        ]


def _child_of(row: Any, subjects: dict[UUID, UUID | None]) -> UUID | None:
    """The contact's child where it came from a contact; else the first person it is about."""
    if row.origin_kind == CONTACT and row.origin_id in subjects:
        return subjects[row.origin_id]
    return min(row.about, default=None)


class _Children:
    """Source records joined by standing links into children; each child is named by its first record."""

    def __init__(self, reader: Reader, pseudonyms: Pseudonyms) -> None:
        self._reader, self._pseudonyms = reader, pseudonyms
        self._joined = _joined(reader.links())
        self.moments: list[datetime] = []

    def of(self, record_id: UUID | None) -> str:
        return "" if record_id is None else self._pseudonyms.of("child", min(self._members(record_id)))

    def rows(self, record_ids: Iterable[UUID]) -> list[Row]:
        wanted = {member for record_id in record_ids for member in self._members(record_id)}
        groups: defaultdict[str, list[Any]] = defaultdict(list)
        for record in self._reader.records(sorted(wanted)):
            groups[self.of(record.id)].append(record)
            self.moments.append(record.changed_at)
        return [_child(name, records) for name, records in groups.items()]

    def _members(self, record_id: UUID) -> frozenset[UUID]:
        return self._joined.get(record_id, frozenset({record_id}))


def _joined(links: list[tuple[UUID, UUID]]) -> dict[UUID, frozenset[UUID]]:
    """For each linked record, all the records of its child."""
    members: dict[UUID, set[UUID]] = {}
    for one, other in links:
        whole = members.get(one, {one}) | members.get(other, {other})
        for each in whole:
            members[each] = whole
    return {record: frozenset(whole) for record, whole in members.items()}


def _child(name: str, records: list[Any]) -> Row:
    """What is known of a child, from the first of their records that says it."""
    months = (
        f"{one.born_year:04d}-{one.born_month:02d}" for one in records if one.born_year and one.born_month
    )
    groups = sorted((one.ethnicity for one in records if one.ethnicity), key=lambda code: code in NOT_SAID)
    return {
        "child_id": name,
        "sex": next((one.sex for one in records if one.sex in ("F", "M")), "U"),
        "birth_month": next(months, ""),
        "ethnicity": next(iter(groups), ""),
        "send": "",
        "placed_by_other_authority": "",
        "lives_in_area": "",
    }


def _contact(row: Any, children: _Children, pseudonyms: Pseudonyms) -> Row:
    outcome = row.outcome or ""
    second = (row.assessment_outcome or "") if outcome == "pathway" else ""
    reachable = row.referrer_reachable and row.source != "anonymous" and not row.nobody
    return {
        "contact_id": pseudonyms.of("contact", row.id),
        "child_id": children.of(row.record_id),
        "received_on": _day(row.received_on),
        "source": row.source,
        "health_provider": row.health_provider if row.source == "health" else "",
        "channel": row.channel,
        "exploitation": row.exploitation,
        "exploitation_type": row.exploitation_type if row.exploitation == "ticked" else "",
        "threshold": row.level or "",
        "outcome": outcome,
        "about_open_case": _truth(row.about_open_case),
        "assessment_outcome": second,
        "support_given": (row.support_given or "") if second == "not_a_factor" else "",
        "decision_due_on": _day(row.decision_due_on),
        "decided_on": _day(row.decided_on),
        "referrer_told_on": _day(row.told_on),
        "referrer_reachable": _truth(reachable),
    }


def _follow_up(
    row: Any,
    record_id: UUID | None,
    subjects: dict[UUID, UUID | None],
    children: _Children,
    pseudonyms: Pseudonyms,
) -> Row:
    from_contact = row.origin_kind == CONTACT and row.origin_id in subjects
    return {
        "follow_up_id": pseudonyms.of("follow_up", row.id),
        "contact_id": pseudonyms.of("contact", row.origin_id) if from_contact else "",
        "child_id": children.of(record_id),
        "kind": row.kind,
        "asked_of": row.asked_of,
        "asked_on": _day(row.asked_on),
        "due_on": _day(row.due_on),
        "answered_on": _day(row.answered_on),
        "answer": row.answer,
        "done_on": _day(row.done_on) if row.answer == "accepted" else "",
        "outcome_known": _truth(row.outcome_known),
        "escalated": _truth(row.escalated),
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _truth(value: bool) -> str:
    return "true" if value else "false"
