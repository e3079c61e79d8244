"""Two records beside one another, and what was decided about them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from sightline.core.pages import Happening, Tag
from sightline.core.words import moment
from sightline.people.models import LinkDecision, SourceRecord
from sightline.people.naming.agreement import PersonFacts, compare
from sightline.people.pages.header import born_in_words, person_page
from sightline.people.pages.results import reasons
from sightline.people.queries import OneChild, PossibleMatch
from sightline.people.queries.facts import facts_of, name_lines
from sightline.people.queries.search import first_name
from sightline.people.states import Sex


@dataclass(frozen=True)
class Side:
    """One of two records, part by part."""

    name: str
    href: str
    agency: str
    parts: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Pair:
    """Two records and what agrees and differs between them."""

    left: Side
    right: Side
    reasons: Sequence[tuple[Tag, str]]

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """Part by part: its name, what the left says, what the right says."""
        return [
            (name, said, other[1])
            for (name, said), other in zip(self.left.parts, self.right.parts, strict=True)
        ]


@dataclass(frozen=True)
class MatchLine:
    """One possible match in a list."""

    heading: str
    name: str
    agency: str
    born: str
    href: str
    reasons: Sequence[tuple[Tag, str]]
    last: str


def pair_of(record: SourceRecord, match: PossibleMatch) -> MatchLine:
    """A possible match as the list shows it."""
    last = match.last
    said = (
        f"{last.get_decision_display()}: {last.by.name if last.by else 'Sightline'}, {moment(last.at)}"
        if last
        else ""
    )
    return MatchLine(
        heading=match.heading,
        name=match.name,
        agency=match.record.agency.name,
        born=born_in_words(match.record),
        href=reverse("people:compare", args=[record.pk, match.record.pk]),
        reasons=reasons(match.findings),
        last=said,
    )


def compared(left: SourceRecord, right: SourceRecord) -> Pair:
    """Two records side by side."""
    facts = facts_of([left.pk, right.pk])
    findings = tuple(compare(facts[left.pk], facts[right.pk]))
    return Pair(_side(left, facts[left.pk]), _side(right, facts[right.pk]), reasons(findings))


def _side(record: SourceRecord, facts: PersonFacts) -> Side:
    names = "; ".join(
        f"{' '.join(p for p in (c.given, c.middle, c.surname) if p)} ({c.kind})" for c in facts.names
    )
    return Side(
        name=first_name(facts),
        href=person_page(record.pk),
        agency=record.agency.name,
        parts=[
            ("Names", names or "Name not held"),
            ("Date of birth", born_in_words(record)),
            ("Identifiers", "; ".join(f"{kind} {value}" for kind, value in facts.identifiers) or "None held"),
            ("Postcodes", ", ".join(facts.postcodes) or "None held"),
            ("Sex", Sex(record.sex).label),
            ("Agency’s own reference", record.reference or "None"),
        ],
    )


def linked_records(child: OneChild) -> list[MatchLine]:
    """The records linked to the one asked for."""
    names = name_lines(child.record_ids)
    asked_for = child.asked_for.pk
    return [
        MatchLine(
            heading="",
            name=names[record.pk],
            agency=record.agency.name,
            born=born_in_words(record),
            href=reverse("people:compare", args=[asked_for, record.pk]),
            reasons=[],
            last="",
        )
        for record in child.records
        if record.pk != asked_for
    ]


def decisions(left: SourceRecord, right: SourceRecord) -> list[Happening]:
    """Every decision about a pair, newest first, with what agreed and differed when it was made."""
    one, other = sorted((left.pk, right.pk))
    rows = LinkDecision.objects.filter(Q(one_id=one, other_id=other)).select_related("by").order_by("-number")
    return [
        Happening(
            title=row.get_decision_display(),
            when=moment(row.at),
            by=row.by.name if row.by else "Sightline",
            text="\n\n".join(part for part in (row.why, *_then(row)) if part),
        )
        for row in rows
    ]


def _then(row: LinkDecision) -> list[str]:
    agreed = f"What agreed then: {'. '.join(row.agreed)}." if row.agreed else ""
    differed = f"What differed then: {'. '.join(row.differed)}." if row.differed else ""
    return [agreed, differed]
