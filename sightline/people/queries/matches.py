"""Records that may be the same person as one record, and what has been decided about them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from sightline.access.viewer import Viewer
from sightline.people.models import LinkDecision, SourceRecord
from sightline.people.naming.agreement import Finding, PersonFacts, agreeing, compare, differing
from sightline.people.naming.clauses import HEADINGS, Group, match_clauses
from sightline.people.queries.facts import facts_of
from sightline.people.queries.found_by_key import found_by_key
from sightline.people.queries.identities import identity_of
from sightline.people.queries.search import first_name
from sightline.people.states import Decision

MOST_MATCHES = 50


@dataclass(frozen=True, slots=True)
class PossibleMatch:
    """Another record that may be the same person: what agrees, what differs, what was decided last."""

    record: SourceRecord
    name: str
    facts: PersonFacts
    group: Group
    findings: tuple[Finding, ...]
    last: LinkDecision | None

    @property
    def heading(self) -> str:
        return HEADINGS[self.group]

    @property
    def agrees(self) -> list[str]:
        return agreeing(self.findings)

    @property
    def differs(self) -> list[str]:
        return differing(self.findings)


def possible_matches(viewer: Viewer, record: SourceRecord, *, refused: bool = False) -> list[PossibleMatch]:
    """Records proposed as the same person, not yet of one identity; those refused before only when asked for.

    Linking proposes; a person confirms. Records behind a wall the viewer stands outside are never proposed.
    """
    ours = facts_of([record.pk]).get(record.pk)
    if ours is None:
        return []
    hits = found_by_key(match_clauses(ours), skip=0, most=MOST_MATCHES)
    joined = identity_of(record.pk)
    groups = {pk: group for pk, group in hits if pk not in joined}
    decided = decisions_about(record.pk)
    if not refused:
        no = {pk for pk, last in decided.items() if last.decision == Decision.REFUSED}
        groups = {pk: group for pk, group in groups.items() if pk not in no}
    others = SourceRecord.objects.visible_to(viewer).select_related("agency").in_bulk(list(groups))
    facts = facts_of(others)
    return [
        PossibleMatch(
            record=others[pk],
            name=first_name(facts[pk]),
            facts=facts[pk],
            group=group,
            findings=tuple(compare(ours, facts[pk])),
            last=decided.get(pk),
        )
        for pk, group in groups.items()
        if pk in others
    ]


def decisions_about(record_id: UUID) -> dict[UUID, LinkDecision]:
    """The standing decision between a record and each other record it was ever held against."""
    standing: dict[UUID, LinkDecision] = {}
    about = LinkDecision.objects.filter(Q(one_id=record_id) | Q(other_id=record_id))
    for decision in about.select_related("by").order_by("number"):
        other = decision.other_id if decision.one_id == record_id else decision.one_id
        standing[other] = decision
    return standing
