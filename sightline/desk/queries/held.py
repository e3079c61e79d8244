"""What stands in the records about the rows of one page of the tracker: as many reads however many rows there are.

Each part is read only where a column asks for it, through the door of the folder that keeps it; nothing of cases where
none is on the page.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from sightline.access.viewer import Viewer
from sightline.cases.models import (
    Assessment,
    Case,
    FactorSeen,
    Judgement,
    Placement,
    RoleHeld,
    SchoolContact,
    StatusBegun,
    placements_standing,
)
from sightline.cases.queries.lists import practitioners_of
from sightline.cases.queries.work import STANDS, WAITS
from sightline.core import clock
from sightline.deadlines.models import Clock
from sightline.desk.queries.around import (
    OF_EPISODES,
    OF_SCHOOLS,
    OfSchools,
    of_episodes,
    of_schools,
)
from sightline.desk.queries.crimes import OF_JUSTICE, OfJustice, of_justice
from sightline.desk.queries.tracked import Tracked
from sightline.desk.states import RowKind
from sightline.front_door.models import Contact, ContactSubject, MissingReport
from sightline.missing.models import Episode
from sightline.people.models import Address, Relationship, SourceRecord
from sightline.people.queries import identities_of, name_lines
from sightline.people.states import AddressKind, Role

ROUND = (Role.FRIEND, Role.ASSOCIATE, Role.PARTNER)


@dataclass(frozen=True)
class Told:
    """When a referral was received, from what kind of service, what place it named."""

    received_at: datetime
    source: str
    place: str


@dataclass(frozen=True, kw_only=True)
class Held:
    """Everything of one page, by the key of the case, the contact or the child."""

    names: dict[UUID, str]
    people: dict[UUID, SourceRecord]
    cases: dict[UUID, Case]
    contacts: dict[UUID, Contact]
    told: dict[UUID, Told]
    mine: set[UUID]
    postcodes: dict[UUID, str] = field(default_factory=dict)
    judged: dict[tuple[UUID, str], Judgement] = field(default_factory=dict)
    waits: set[UUID] = field(default_factory=set)
    assessed: dict[UUID, Assessment] = field(default_factory=dict)
    factors: dict[tuple[UUID, str], FactorSeen] = field(default_factory=dict)
    workers: dict[UUID, RoleHeld] = field(default_factory=dict)
    statuses: dict[UUID, list[StatusBegun]] = field(default_factory=dict)
    placements: dict[UUID, Placement] = field(default_factory=dict)
    missing: dict[UUID, int] = field(default_factory=dict)
    round: dict[UUID, list[str]] = field(default_factory=dict)
    late: set[UUID] = field(default_factory=set)
    justice: dict[UUID, OfJustice] = field(default_factory=dict)
    schools: dict[UUID, OfSchools] = field(default_factory=dict)
    episodes: dict[UUID, list[Episode]] = field(default_factory=dict)
    taught: dict[tuple[UUID, str], SchoolContact] = field(default_factory=dict)


def held(viewer: Viewer, rows: Sequence[Tracked], columns: Collection[str]) -> Held:
    """What the columns of some rows are filled from."""
    cases = _cases(viewer, rows)
    children = sorted({row.child_id for row in rows})
    contacts = Contact.objects.visible_to(viewer).filter(pk__in=[row.contact_id for row in rows])
    found: dict[str, Any] = {}
    for wanted, read in (*(OF_CASES if cases else ()), *OF_ROWS):
        if wanted & set(columns):
            found |= read(viewer, rows, cases)
    return Held(
        names=name_lines(children),
        people={each.pk: each for each in SourceRecord.objects.filter(pk__in=children)},
        cases=cases,
        contacts={each.pk: each for each in contacts.select_related("owner", "team", "referrer_agency")},
        told=_told(list(cases)) if cases else {},
        mine={key for key, case in cases.items() if case.on_it},  # type: ignore[attr-defined]
        **found,
    )


def _cases(viewer: Viewer, rows: Sequence[Tracked]) -> dict[UUID, Case]:
    keys = [row.key for row in rows if row.kind is RowKind.CASE]
    if not keys:
        return {}
    found = Case.objects.visible_to(viewer).filter(pk__in=keys).select_related("team", "area")
    return {each.pk: each for each in found.with_mine()}


def _told(keys: list[UUID]) -> dict[UUID, Told]:
    """Of cases the viewer is on, what their referral said of itself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cases_referred(%s::uuid[])", [keys])
        return {key: Told(*rest) for key, *rest in cursor.fetchall()}


def _postcodes(viewer: Viewer, rows: Sequence[Tracked], cases: dict[UUID, Case]) -> dict[str, Any]:
    """Homes of today. Nobody is given a confidential one here."""
    homes = Address.objects.filter(
        record_id__in=[row.child_id for row in rows],
        kind=AddressKind.HOME,
        confidential=False,
        to_on=None,
    )
    pairs = homes.exclude(postcode="").order_by("from_on", "id").values_list("record_id", "postcode")
    return {"postcodes": dict(pairs)}


def _judged(viewer: Viewer, rows: Sequence[Tracked], cases: dict[UUID, Case]) -> dict[str, Any]:
    seen = Judgement.objects.visible_to(viewer).filter(case_id__in=list(cases))
    standing = {(each.case_id, each.what): each for each in seen.filter(STANDS).order_by("number")}
    return {"judged": standing, "waits": set(seen.filter(WAITS).values_list("case_id", flat=True))}


def _assessed(viewer: Viewer, rows: Sequence[Tracked], cases: dict[UUID, Case]) -> dict[str, Any]:
    seen = Assessment.objects.visible_to(viewer).filter(case_id__in=list(cases)).order_by("number")
    last = {each.case_id: each for each in seen}
    parts = FactorSeen.objects.visible_to(viewer).filter(assessment__in=list(last.values()))
    return {"assessed": last, "factors": {(each.case_id, each.factor): each for each in parts}}


def _workers(viewer: Viewer, rows: Sequence[Tracked], cases: dict[UUID, Case]) -> dict[str, Any]:
    return {"workers": practitioners_of(viewer, cases.values())}


def _beside(viewer: Viewer, rows: Sequence[Tracked], cases: dict[UUID, Case]) -> dict[str, Any]:
    begun = StatusBegun.objects.visible_to(viewer).filter(case_id__in=list(cases), ended=None)
    statuses: defaultdict[UUID, list[StatusBegun]] = defaultdict(list)
    for each in begun.order_by("started_on", "id"):
        statuses[each.case_id].append(each)
    placed = placements_standing().filter(case_id__in=list(cases))
    return {"statuses": dict(statuses), "placements": {each.case_id: each for each in placed}}


def _taught(viewer: Viewer, rows: Sequence[Tracked], cases: dict[UUID, Case]) -> dict[str, Any]:
    """What the school said last of where the child is taught, and last of exclusions."""
    said = SchoolContact.objects.visible_to(viewer).filter(case_id__in=list(cases), reached=True)
    found: dict[tuple[UUID, str], SchoolContact] = {}
    for each in said.order_by("contacted_on", "at", "id"):
        if each.taught:
            found[each.case_id, "education"] = each
        if each.exclusions is not None:
            found[each.case_id, "exclusions"] = each
    return {"taught": found}


def _missing(viewer: Viewer, rows: Sequence[Tracked], cases: dict[UUID, Case]) -> dict[str, Any]:
    """Reports the viewer may read, of every record that is the same child."""
    same = identities_of({row.child_id for row in rows})
    whose = {record: child for child, records in same.items() for record in records}
    reported = MissingReport.objects.visible_to(viewer).values("contact_id")
    about = ContactSubject.objects.visible_to(viewer).filter(
        source_record_id__in=list(whose), contact_id__in=reported
    )
    found: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for record, contact in about.values_list("source_record_id", "contact_id"):
        found[whose[record]].add(contact)
    return {"missing": {child: len(contacts) for child, contacts in found.items()}}


def _round(viewer: Viewer, rows: Sequence[Tracked], cases: dict[UUID, Case]) -> dict[str, Any]:
    """Friends and others a child spends time with."""
    children = {row.child_id for row in rows}
    named = Relationship.objects.filter(Q(first_id__in=children) | Q(second_id__in=children))
    pairs = [
        (child, other, Role(each.role))
        for each in named.filter(role__in=ROUND, to_on=None).order_by("id")
        for child, other in ((each.first_id, each.second_id), (each.second_id, each.first_id))
        if child in children
    ]
    names = name_lines({other for _, other, _ in pairs})
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    for child, other, role in pairs:
        found[child].append(f"{names[other]} ({role.label.lower()})")
    return {"round": dict(found)}


def _late(viewer: Viewer, rows: Sequence[Tracked], cases: dict[UUID, Case]) -> dict[str, Any]:
    subjects = [key for row in rows for key in (row.key, row.contact_id)]
    running = Clock.objects.filter(subject_id__in=subjects, stopped_at=None, due_at__lt=clock.now())
    return {"late": set(running.values_list("subject_id", flat=True))}


def _justice(viewer: Viewer, rows: Sequence[Tracked], cases: dict[UUID, Case]) -> dict[str, Any]:
    return {"justice": of_justice(viewer, {row.child_id for row in rows})}


def _schools(viewer: Viewer, rows: Sequence[Tracked], cases: dict[UUID, Case]) -> dict[str, Any]:
    return {"schools": of_schools(viewer, {row.child_id for row in rows})}


def _episodes(viewer: Viewer, rows: Sequence[Tracked], cases: dict[UUID, Case]) -> dict[str, Any]:
    return {"episodes": of_episodes(viewer, {row.child_id for row in rows})}


Parts = tuple[tuple[set[str], Any], ...]
OF_CASES: Parts = (
    ({"level", "judged", "flags", "changed"}, _judged),
    (
        {"place", "alone", "associates", "online", "substances", "self_harm", "mental_health", "changed"},
        _assessed,
    ),
    ({"worker"}, _workers),
    ({"status", "placement", "flags"}, _beside),
    ({"education", "exclusions"}, _taught),
)
OF_ROWS: Parts = (
    ({"postcode"}, _postcodes),
    ({"missing", "flags"}, _missing),
    ({"associates"}, _round),
    ({"flags"}, _late),
    (OF_JUSTICE, _justice),
    (OF_SCHOOLS, _schools),
    (OF_EPISODES, _episodes),
)
