"""Keeping what a source record is found by in step with what is held about it."""

from uuid import UUID

from sightline.people.models import SearchKeys
from sightline.people.naming.agreement import PersonFacts
from sightline.people.naming.clauses import held_keys
from sightline.people.naming.text import folded
from sightline.people.queries.facts import facts_of


def refresh_keys(record_id: UUID) -> None:
    """Make a record's keys anew; part of every action that changes what it is found by."""
    person = facts_of([record_id])[record_id]
    made = search_keys(record_id, person)
    SearchKeys.objects.update_or_create(
        record_id=record_id, defaults={"keys": made.keys, "called": made.called, "about": made.about}
    )


def search_keys(record_id: UUID, person: PersonFacts) -> SearchKeys:
    """The keys of a person, unsaved: for the loaders that write many at once."""
    return SearchKeys(
        record_id=record_id,
        keys=sorted(held_keys(person)),
        called=in_order_of_name(person),
        about=[record_id],
    )


def in_order_of_name(person: PersonFacts) -> str:
    """What a person is listed by: surname, given name, folded; those without a name come last."""
    called = next(iter(person.names), None)
    return folded(f"{called.surname} {called.given} {called.middle}")[:420] if called else "\U0010ffff"
