"""Finding a person by what is known of them, with the reasons in words."""

from dataclasses import dataclass
from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.people.models import SourceRecord
from sightline.people.naming.agreement import Finding, PersonFacts
from sightline.people.naming.asked import Asked, findings_for
from sightline.people.naming.clauses import HEADINGS, Group, name_clauses, search_clauses
from sightline.people.permissions import may_search
from sightline.people.queries.facts import NAME_NOT_HELD, facts_of
from sightline.people.queries.found_by_key import found_by_key, restricted_named
from sightline.people.queries.identities import identities_of

PAGE = 20


@dataclass(frozen=True, slots=True)
class Found:
    """One person found: a source record, the records linked to it, and why it is listed."""

    record: SourceRecord
    name: str
    facts: PersonFacts
    group: Group
    findings: tuple[Finding, ...]
    linked: frozenset[UUID]

    @property
    def heading(self) -> str:
        return HEADINGS[self.group]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of people found. `ask` is whom to ask about restricted people of the name."""

    found: tuple[Found, ...]
    page: int
    more: bool
    ask: tuple[str, ...]


def search(viewer: Viewer, asked: Asked, *, page: int = 1) -> Results:
    """One page of who answers a search: grouped by what agrees, in order of name within, never by a number.

    A person with several linked records is listed once on a page, by the record that agrees most.
    """
    may_search(viewer).demand()
    page = min(max(page, 1), 500)
    if asked.empty:
        return Results((), page, more=False, ask=())
    hits = found_by_key(search_clauses(asked), skip=(page - 1) * PAGE, most=PAGE + 1)
    ask = restricted_named(name_clauses(asked.names)) if page == 1 else ()
    return Results(_found(asked, hits[:PAGE]), page, more=len(hits) > PAGE, ask=ask)


def _found(asked: Asked, hits: list[tuple[UUID, Group]]) -> tuple[Found, ...]:
    ids = [pk for pk, _ in hits]
    records = SourceRecord.objects.select_related("agency").in_bulk(ids)
    facts, identities = facts_of(ids), identities_of(ids)
    listed: set[UUID] = set()
    found = []
    for pk, group in hits:
        if pk in listed or pk not in records:
            continue
        listed |= identities[pk]
        person = facts[pk]
        found.append(
            Found(
                record=records[pk],
                name=first_name(person),
                facts=person,
                group=group,
                findings=tuple(findings_for(asked, person)),
                linked=identities[pk] - {pk},
            )
        )
    return tuple(found)


def first_name(person: PersonFacts) -> str:
    """The name a person is shown by."""
    called = next(iter(person.names), None)
    if called is None:
        return NAME_NOT_HELD
    return " ".join(part for part in (called.given, called.middle, called.surname) if part)
