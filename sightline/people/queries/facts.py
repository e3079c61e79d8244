"""What a source record is compared and shown by, gathered for many records in a fixed number of reads."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sightline.access.states import AgencyKind
from sightline.people.models import Address, Identifier, Name, SourceRecord
from sightline.people.naming.agreement import Called, PersonFacts
from sightline.people.naming.identifiers import written_alike
from sightline.people.states import IdentifierKind, NameKind

COMPARED = ("reference", "born_year", "born_month", "born_day", "agency__kind", "agency__name")
NAME_NOT_HELD = "Name not held"
OWN_REFERENCES: dict[str, IdentifierKind] = {
    AgencyKind.COUNCIL: IdentifierKind.LOCAL,
    AgencyKind.POLICE: IdentifierKind.POLICE,
}
SHOWN_FIRST = (NameKind.LEGAL, NameKind.KNOWN_AS, NameKind.BIRTH, NameKind.ALIAS)
PLACES = {kind: place for place, kind in enumerate(SHOWN_FIRST)}


def facts_of(record_ids: Iterable[UUID]) -> dict[UUID, PersonFacts]:
    """Names, dates of birth, identifiers and postcodes of the records the transaction's viewer may see.

    Confidential addresses are left out, whoever looks: nobody is found by one.
    """
    ids = list(record_ids)
    names, numbers, places = names_of(ids), _identifiers(ids), _postcodes(ids)
    records = SourceRecord.objects.select_related("agency").only(*COMPARED).filter(pk__in=ids)
    return {
        record.pk: PersonFacts(
            names=tuple(_called(name) for name in names[record.pk]),
            born=record.born,
            identifiers=tuple(dict.fromkeys((*_own_reference(record), *numbers[record.pk]))),
            postcodes=tuple(places[record.pk]),
        )
        for record in records
    }


def _own_reference(record: SourceRecord) -> list[tuple[str, str]]:
    """What the agency itself calls the person, under the kind others would hold it as."""
    written = written_alike(record.reference)
    kind = OWN_REFERENCES.get(record.agency.kind)
    return [(kind.label if kind else f"{record.agency.name} reference", written)] if written else []


def _called(name: Name) -> Called:
    return Called(NameKind(name.kind).label.lower(), name.given, name.middle, name.surname)


def names_of(ids: Iterable[UUID]) -> defaultdict[UUID, list[Name]]:
    """Names of each record, the one to show first."""
    found: defaultdict[UUID, list[Name]] = defaultdict(list)
    # Put in order here: a handful a record, on every page, and the words of such an order are slow to compile.
    for name in sorted(Name.objects.filter(record_id__in=list(ids)), key=_shown_before):
        found[name.record_id].append(name)
    return found


def _shown_before(name: Name) -> tuple[bool, int, int, UUID]:
    """Names still borne, then by kind, then the one begun last; one without a beginning counts as the last begun."""
    kind = PLACES.get(NameKind(name.kind), len(PLACES))
    return name.to_on is not None, kind, -(name.from_on or date.max).toordinal(), name.pk


def _identifiers(ids: list[UUID]) -> defaultdict[UUID, list[tuple[str, str]]]:
    found: defaultdict[UUID, list[tuple[str, str]]] = defaultdict(list)
    held = Identifier.objects.filter(record_id__in=ids).order_by("kind", "value")
    for record, kind, value in held.values_list("record_id", "kind", "value"):
        found[record].append((IdentifierKind(kind).label, value))
    return found


def _postcodes(ids: list[UUID]) -> defaultdict[UUID, list[str]]:
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    held = Address.objects.filter(record_id__in=ids, confidential=False).exclude(postcode="")
    for record, postcode in held.order_by("postcode").values_list("record_id", "postcode"):
        found[record].append(postcode)
    return found


def name_lines(record_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The one name each record is shown by, or that its name is not held."""
    ids = list(record_ids)
    names = names_of(ids)
    return {pk: names[pk][0].full if names[pk] else NAME_NOT_HELD for pk in ids}


def shown_name(record_id: UUID) -> str:
    """The one name a record is shown by."""
    return name_lines([record_id])[record_id]
