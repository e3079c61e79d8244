"""People found, as a page lists them."""

from dataclasses import dataclass
from uuid import UUID

from sightline.core.pages import Tag
from sightline.people.naming.agreement import Finding, PersonFacts, Verdict
from sightline.people.pages.header import born_in_words, person_page
from sightline.people.queries import Found, Results


@dataclass(frozen=True)
class Result:
    """One person found, with the reasons."""

    record_id: UUID
    heading: str
    name: str
    href: str
    also: str
    born: str
    agency: str
    reference: str
    postcodes: str
    linked: int
    reasons: list[tuple[Tag, str]]


TAGS = {
    Verdict.AGREES: Tag("Agrees", "green"),
    Verdict.NEARLY: Tag("Nearly", "yellow"),
    Verdict.DIFFERS: Tag("Differs", "red"),
    Verdict.NOT_HELD: Tag("Not held", "grey"),
}


def result_groups(results: Results) -> list[Result]:
    return [_result(found) for found in results.found]


def _result(found: Found) -> Result:
    return Result(
        record_id=found.record.pk,
        heading=found.heading,
        name=found.name,
        href=person_page(found.record.pk),
        also=other_names(found.facts),
        born=born_in_words(found.record),
        agency=found.record.agency.name,
        reference=found.record.reference,
        postcodes=", ".join(found.facts.postcodes),
        linked=len(found.linked),
        reasons=reasons(found.findings),
    )


def reasons(findings: tuple[Finding, ...]) -> list[tuple[Tag, str]]:
    """Each finding with the tag that says at a glance how it came out."""
    return [(TAGS[finding.verdict], finding.sentence) for finding in findings]


def other_names(facts: PersonFacts) -> str:
    said = [
        " ".join(p for p in (c.given, c.middle, c.surname) if p) + f" ({c.kind})" for c in facts.names[1:5]
    ]
    return ", ".join(said)
