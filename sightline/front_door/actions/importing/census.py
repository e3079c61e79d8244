"""Children and referrals of a census return: kept once, and again only where a return says something new."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.front_door.actions.importing.people import _keep_people
from sightline.front_door.actions.importing.saving import _insert
from sightline.front_door.imports.census_records import Child, Header
from sightline.front_door.imports.census_records import Referral as ReferralGiven
from sightline.front_door.imports.census_rows import entry_row, referral_lines, referral_row
from sightline.front_door.imports.persons import person_of_census
from sightline.front_door.imports.tally import Kept
from sightline.front_door.models import CensusEntry, Import, Referral
from sightline.front_door.models.imports import ImportedKind, standing
from sightline.people.models import ChronologyLine

Which = tuple[UUID, date, int]


@action("front_door.census_imported")
def import_children(
    *, of: Import, children: Sequence[Child], header: Header, area_id: UUID | None, by: Viewer, at: datetime
) -> tuple[Import, Kept]:
    """Keep the children that are not held, what this return says of each, and their referrals."""
    kept = Kept()
    persons = [person_of_census(child) for child in children]
    people = _keep_people(persons, of=of, area_id=area_id, by=by, at=at)
    kept.children_created = people.created
    kept.children_matched = set(people.ids) - people.created
    for number, (child, record_id) in enumerate(zip(children, people.ids, strict=True)):
        kept.name(child.local_id, [record_id])
        if number in people.differing:
            kept.warn(child.place, people.differing[number])
    pairs = list(zip(children, people.ids, strict=True))
    entries = [entry_row(child, pk, header, of=of, by=by, at=at) for child, pk in pairs]
    _keep_entries(entries)
    referrals = [(given, pk) for child, pk in pairs for given in child.referrals]
    _keep_referrals(referrals, header, of=of, kept=kept, by=by, at=at)
    return of, kept


def _keep_entries(entries: list[CensusEntry]) -> None:
    """What was not said before."""
    ids = {row.source_record_id for row in entries}
    before = standing(CensusEntry.objects.filter(source_record_id__in=ids), ImportedKind.ENTRY)
    held = set(before.values_list("source_record_id", "fingerprint"))
    _insert([row for row in entries if (row.source_record_id, row.fingerprint) not in held])


def _keep_referrals(
    pairs: list[tuple[ReferralGiven, UUID]],
    header: Header,
    *,
    of: Import,
    kept: Kept,
    by: Viewer,
    at: datetime,
    fuller: QuerySet[Referral] | None = None,
) -> None:
    """Those not held, and what is said anew of the others, save of those among `fuller`."""
    known = Referral.objects.filter(source_record_id__in={record_id for _, record_id in pairs})
    said_better = _held(standing(fuller, ImportedKind.REFERRAL)) if fuller is not None else {}
    held = _held(standing(known, ImportedKind.REFERRAL))
    numbers = {which: len(said) for which, said in _held(known).items()}
    rows, lines = list[Referral](), list[ChronologyLine]()
    for given, record_id in pairs:
        which = record_id, given.referred_on, given.ordinal
        before = held.get(which, [])
        row = referral_row(given, record_id, header, numbers.get(which, 0) + 1, of=of, by=by, at=at)
        if before:
            kept.matched("referrals", 1)
        else:
            kept.created("referrals", 1)
            lines += referral_lines(row, by=by, at=at)
        if row.fingerprint not in before and which not in said_better:
            rows.append(row)
    _insert(rows)
    _insert(lines)


def _held(known: QuerySet[Referral]) -> dict[Which, list[str]]:
    """What each referral was said to be by the returns before."""
    found: dict[Which, list[str]] = {}
    for record_id, day, ordinal, said in known.values_list(
        "source_record_id", "referred_on", "ordinal", "fingerprint"
    ):
        found.setdefault((record_id, day, ordinal), []).append(said)
    return found
