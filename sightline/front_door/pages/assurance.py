"""Draws, checks and counts in plain objects: every number with its base and its days."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from sightline.core import words
from sightline.core.pages import Row, Tag
from sightline.core.words import paragraphs
from sightline.follow_up.states import AskedOf, State
from sightline.front_door.hub_states import WANTING, ActionTaken, CameAgain
from sightline.front_door.models import Contact, Finding, Sample, Sampled, SampleReport
from sightline.front_door.queries.coming_again import CameAgainCounts
from sightline.front_door.queries.monitoring import Period
from sightline.front_door.states import FirstOutcome, HealthProvider, Source

PROFESSIONAL = (Source.POLICE, Source.COUNCIL, Source.EDUCATION, Source.HEALTH, Source.HOUSING)


@dataclass(frozen=True)
class Checked:
    """One referral that was drawn."""

    number: int
    reference: str
    href: str
    whom: str
    asked: str
    tag: Tag


def checked_lines(rows: Sequence[Sampled], found: dict[UUID, Finding]) -> list[Checked]:
    """What was drawn, and what the check found."""
    return [
        Checked(
            number=row.number,
            reference=row.reference,
            href=reverse("front_door:sampled", args=[row.pk]),
            whom=row.asked_name,
            asked=words.day(row.asked_at),
            tag=_tag(found.get(row.pk)),
        )
        for row in rows
    ]


def _tag(finding: Finding | None) -> Tag:
    if finding is None:
        return Tag("To check", "blue")
    return Tag(str(ActionTaken(finding.taken).label), "orange" if finding.taken in WANTING else "grey")


def period_of(sample: Sample) -> str:
    """1 October 2025 to 31 December 2025."""
    return f"{words.day(sample.first_day)} to {words.day(sample.last_day)}"


def sampled_rows(row: Sampled) -> list[Row]:
    """What was asked of whom, as the record stood on the day of the draw."""
    return [
        Row("Asked of", row.asked_name),
        Row("Asked", words.moment(row.asked_at)),
        Row("Answer by", words.day(row.due_at)),
        Row("Answered", words.moment(row.answered_at), empty="No answer"),
        Row("Done", words.moment(row.done_at), empty="Not said to be done"),
        Row("Where it stood", str(State(row.state).label)),
        Row("What was asked, and what was said since", paragraphs(row.what)),
        Row("As the record stood on", words.moment(row.at)),
    ]


def finding_rows(finding: Finding) -> list[Row]:
    """What the last check found."""
    rows = [
        Row("Action taken", str(ActionTaken(finding.taken).label)),
        Row("What shows it", paragraphs(finding.what_shows)),
    ]
    if finding.what_next:
        rows.append(Row("What must happen now", paragraphs(finding.what_next)))
    return [*rows, Row("Checked by", f"{finding.by.name if finding.by else ''}, {words.moment(finding.at)}")]


@dataclass(frozen=True)
class ReportPart:
    """One report to the board."""

    title: str
    words: str
    rows: list[Row]
    by_asked: list[list[str]]
    heads: list[str]


def report_part(report: SampleReport) -> ReportPart:
    """The counts as they stood, with their base."""
    held: dict[str, Any] = report.counts
    rows = [
        Row("Referrals in the quarter (the base)", f"{held['base']}"),
        Row("Drawn: a tenth, rounded up", f"{held['drawn']}"),
        Row("Checked", f"{held['checked']}"),
        *[
            Row(f"Action taken: {each.label}", f"{held['taken'].get(each.value, 0)} of {held['checked']}")
            for each in ActionTaken
        ],
    ]
    kinds = [
        [
            str(AskedOf(kind).label),
            *(str(found.get(each.value, 0)) for each in ActionTaken),
            str(sum(found.values())),
        ]
        for kind, found in sorted(held["by_asked"].items(), key=lambda item: str(AskedOf(item[0]).label))
    ]
    heads = ["Asked of", *(str(each.label) for each in ActionTaken), "Checked"]
    by = report.by.name if report.by else ""
    return ReportPart(
        f"Report {report.number} to {report.reported_to}, {words.moment(report.at)}, {by}",
        report.words,
        rows,
        kinds,
        heads,
    )


@dataclass(frozen=True)
class SourceLine:
    """One source: its contacts and what was noticed in them."""

    name: str
    contacts: int
    ticked: str
    words_only: int
    children: int


def source_lines(rows: list[dict[str, Any]]) -> list[SourceLine]:
    """By name and nothing else: a low number may mean few children, few worries or few calls."""
    made = [
        SourceLine(
            name=_source(row),
            contacts=row["contacts"],
            ticked=f"{row['ticked']} of {row['contacts']}",
            words_only=row["words_only"],
            children=row["children"],
        )
        for row in rows
    ]
    return sorted(made, key=lambda line: line.name)


def _source(row: dict[str, Any]) -> str:
    part = f": {HealthProvider(row['health_provider']).label}" if row["health_provider"] else ""
    return f"{Source(row['source']).label}{part}"


def raised(rows: list[dict[str, Any]]) -> list[list[str]]:
    """Contacts on which signs were recorded: by professionals and others, about open cases and new (FD-21)."""
    found: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for row in rows:
        part = found[row["source"] in PROFESSIONAL]
        part["open"] += row["open_case"]
        part["new"] += row["ticked"] - row["open_case"]
    return [
        [name, str(part["open"]), str(part["new"]), str(part["open"] + part["new"])]
        for name, part in (
            ("Police, council, schools, health and housing", found[True]),
            ("Members of the public, those without a name, and others", found[False]),
        )
    ]


def setting_line(row: dict[str, Any]) -> list[str]:
    """One school, ward, team or helpline."""
    return [
        row["setting"],
        str(Source(row["source"]).label),
        str(row["contacts"]),
        f"{row['ticked']} of {row['contacts']}",
    ]


def through_line(row: dict[str, Any]) -> list[str]:
    """Whom it came through, and who told us."""
    name = row["came_through_agency__name"] or row["came_through"]
    return [name, str(Source(row["source"]).label), str(row["contacts"])]


def month_lines(rows: list[dict[str, Any]]) -> list[list[str]]:
    """One line a month."""
    return [
        [
            f"{words.MONTHS[row['month'].month - 1]} {row['month'].year}",
            f"{row['nameless']} of {row['contacts']}",
            str(row["online"]),
        ]
        for row in rows
    ]


def outcome_lines(found: dict[bool, Counter[str]]) -> list[list[str]]:
    """What came of contacts without a name beside what came of the others."""
    bases = {kind: sum(part.values()) for kind, part in found.items()}
    return [
        [str(each.label), *(f"{found[kind][each.value]} of {bases[kind]}" for kind in (True, False))]
        for each in FirstOutcome
    ]


def why_lines(counted: CameAgainCounts) -> list[list[str]]:
    """Why children came again, as far as somebody said."""
    said, base = Counter(counted.why.values()), len(counted.again)
    lines = [[str(each.label), f"{said[each.value]} of {base}"] for each in CameAgain]
    return [*lines, ["Nobody has said yet", f"{base - len(counted.why)} of {base}"]]


def in_words(period: Period) -> str:
    """1 January 2026 to 31 March 2026."""
    return f"{words.day(period.first)} to {words.day(period.last)}"


def again_lines(contacts: Sequence[Contact], counted: CameAgainCounts) -> list[list[str]]:
    """Contacts about a child helped before: reference, when, when help had been decided, why, and the address."""
    when = {each.contact_id: each for each in counted.again}
    return [
        [
            contact.reference,
            words.day(contact.received_at),
            words.day(when[contact.pk].helped_at),
            str(CameAgain(counted.why[contact.pk]).label)
            if contact.pk in counted.why
            else "Nobody has said yet",
            reverse("front_door:again", args=[contact.pk]),
        ]
        for contact in contacts
    ]
