"""What a source record is compared and shown by, gathered for many records in a fixed number of reads."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Case, IntegerField, Value, When

from sightline.people.models import Address, Identifier, Name, SourceRecord
from sightline.people.naming.agreement import Called, PersonFacts
from sightline.people.states import IdentifierKind, NameKind

NAME_NOT_HELD = "Name not held"
SHOWN_FIRST = (NameKind.LEGAL, NameKind.KNOWN_AS, NameKind.BIRTH, NameKind.ALIAS)


def facts_of(record_ids: Iterable[UUID]) -> dict[UUID, PersonFacts]:
    """Names, dates of birth, identifiers and postcodes of the records the transaction's viewer may see.

    Confidential addresses are left out, whoever looks: nobody is found by one.
    """
    ids = list(record_ids)
    names, numbers, places = _names(ids), _identifiers(ids), _postcodes(ids)
    return {
        record.pk: PersonFacts(
            names=tuple(_called(name) for name in names[record.pk]),
            born=record.born,
            identifiers=tuple(numbers[record.pk]),
            postcodes=tuple(places[record.pk]),
        )
        for record in SourceRecord.objects.filter(pk__in=ids)
    }


def _called(name: Name) -> Called:
    return Called(NameKind(name.kind).label.lower(), name.given, name.middle, name.surname)


def _names(ids: list[UUID]) -> defaultdict[UUID, list[Name]]:
    """Names of each record, the one to show first."""
    order = Case(
        *[When(kind=kind, then=Value(place)) for place, kind in enumerate(SHOWN_FIRST)],
        default=Value(len(SHOWN_FIRST)),
        output_field=IntegerField(),
    )
    found: defaultdict[UUID, list[Name]] = defaultdict(list)
    current_first = Case(When(to_on=None, then=Value(0)), default=Value(1), output_field=IntegerField())
    for name in Name.objects.filter(record_id__in=ids).order_by(current_first, order, "-from_on", "id"):
        found[name.record_id].append(name)
    return found


def _identifiers(ids: list[UUID]) -> defaultdict[UUID, list[tuple[str, str]]]:
    """Identifiers of each record, the agency's own reference for the person among them."""
    found: defaultdict[UUID, list[tuple[str, str]]] = defaultdict(list)
    for held in Identifier.objects.filter(record_id__in=ids).order_by("kind", "value"):
        found[held.record_id].append((IdentifierKind(held.kind).label, held.value))
    return found


def _postcodes(ids: list[UUID]) -> defaultdict[UUID, list[str]]:
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    held = Address.objects.filter(record_id__in=ids, confidential=False).exclude(postcode="")
    for address in held.order_by("postcode"):
        found[address.record_id].append(address.postcode)
    return found


def name_lines(record_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The one name each record is shown by, or that its name is not held."""
    ids = list(record_ids)
    names = _names(ids)
    return {pk: names[pk][0].full if names[pk] else NAME_NOT_HELD for pk in ids}


def shown_name(record_id: UUID) -> str:
    """The one name a record is shown by."""
    return name_lines([record_id])[record_id]
