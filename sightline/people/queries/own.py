"""Finding a person among those whom one organisation has recorded itself, for posts that search no further."""

from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.people.models import SourceRecord
from sightline.people.naming.agreement import PersonFacts
from sightline.people.naming.asked import Asked, findings_for
from sightline.people.naming.clauses import Group, held_keys, search_clauses
from sightline.people.permissions import may_search_own
from sightline.people.queries.facts import facts_of
from sightline.people.queries.search import Found, first_name


def own_search(viewer: Viewer, asked: Asked) -> tuple[Found, ...]:
    """Who answers a search among the records of the viewer's own organisation, by what agrees and then by name.

    Whoever stands behind a wall that the viewer is outside of is not among them.
    """
    may_search_own(viewer).demand()
    if asked.empty or viewer.employer_id is None:
        return ()
    rows = SourceRecord.objects.filter(agency_id=viewer.employer_id).select_related("agency")
    records: dict[UUID, SourceRecord] = {row.pk: row for row in rows}
    facts, clauses = facts_of(records), search_clauses(asked)
    found = []
    for key, person in facts.items():
        held = held_keys(person)
        groups = [clause.group for clause in clauses if clause.answered_by(held)]
        if groups:
            found.append(_found(records[key], person, min(groups), asked))
    return tuple(sorted(found, key=lambda each: (each.group, each.name, each.record.pk)))


def _found(record: SourceRecord, person: PersonFacts, group: Group, asked: Asked) -> Found:
    findings = tuple(findings_for(asked, person))
    return Found(record, first_name(person), person, group, findings, frozenset())
