"""What stands about the things a file made: which of them somebody has worked on since, and how."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.follow_up.queries import follow_ups
from sightline.front_door.models import (
    Contact,
    Import,
    ImportBack,
    ImportBackEntry,
    Imported,
    Referral,
)
from sightline.front_door.models.imports import ImportedKind, standing
from sightline.people.models import SourceRecord

ASKED = "Somebody has been asked for something because of it"
LATER_RETURN = "A later return says more of this referral"
RESTRICTED = "They were restricted"
AMENDED = "Their particulars were changed"
NEVER_LATER = frozenset(
    {"people.searchkeys", "people.linkproposal", "front_door.importfault", "people.linetakenback"}
)
SAID = {
    "front_door.move": "Work on it went on",
    "front_door.decision": "It was decided",
    "front_door.amendment": "It was put right or added to",
    "front_door.contactsubject": "Another contact is about them",
    "front_door.referrertold": "Whoever told us was told",
    "people.name": "A name was changed",
    "people.identifier": "An identifier was changed",
    "people.address": "An address was changed",
    "people.chronologyline": "Something else stands on their chronology",
    "people.linkdecision": "Somebody decided on a link with another record",
}
Worked = dict[UUID, str]


def seen_backs(viewer: Viewer, of: Import) -> QuerySet[ImportBackEntry]:
    """What the taking back of a file left as it is, behind the walls of whom it is about."""
    undone = ImportBackEntry.objects.filter(
        kind=models.OuterRef("kind"), subject_id=models.OuterRef("subject_id"), undone=True
    )
    rows: QuerySet[ImportBackEntry] = ImportBackEntry.objects.visible_to(viewer).filter(
        back__of_import=of, undone=False
    )
    return rows.filter(~models.Exists(undone)).order_by("kind", "called", "id")


def withdrawn_of(back: ImportBack) -> dict[str, int]:
    """How many of each kind were withdrawn."""
    rows = ImportBackEntry.objects.filter(back=back, undone=True).order_by()
    return dict(rows.values_list("kind").annotate(models.Count("id")))


def contacts_worked_on(ids: Collection[UUID]) -> Worked:
    """Contacts on which a person has worked since their file, or on which other work hangs, with what it was."""
    asked = follow_ups().filter(origin_id__in=ids).order_by().values_list("origin_id", flat=True)
    found: Worked = {pk: ASKED for pk in asked if pk}
    for model, column in _leading_to(Contact):
        rows = model._default_manager.filter(**{f"{column}__in": ids})
        if model._meta.app_label == Contact._meta.app_label and _has(model, "by"):
            rows = rows.filter(by__isnull=False)
        found |= _said(model, column, rows)
    return found


def children_worked_on(ids: Collection[UUID]) -> Worked:
    """Records of children about whom anything stands that no file brought, with what it is."""
    records = SourceRecord.objects.filter(pk__in=ids).order_by()
    found: Worked = dict.fromkeys(records.exclude(walls=[]).values_list("pk", flat=True), RESTRICTED)
    amended = records.filter(changed_by__isnull=False)
    found |= dict.fromkeys(amended.values_list("pk", flat=True), AMENDED)
    for model, column in _leading_to(SourceRecord):
        rows = model._default_manager.filter(**{f"{column}__in": ids})
        found |= _said(model, column, _narrowed(model, rows))
    return found


def _narrowed(model: Any, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Of what leads to a child, what is more than the file itself said."""
    label = model._meta.label_lower
    if label in ("people.name", "people.identifier", "people.address"):
        return rows.filter(changed_by__isnull=False)
    if label == "people.chronologyline":
        return rows.filter(taken_back=None)
    kind = {"front_door.censusentry": ImportedKind.ENTRY, "front_door.referral": ImportedKind.REFERRAL}.get(
        label
    )
    return standing(rows, kind) if kind else rows


def referrals_worked_on(rows: Iterable[Referral]) -> Worked:
    """Referrals of which another return says more."""
    found: Worked = {}
    for row in rows:
        later = Referral.objects.filter(
            Q(number__gt=row.number) & ~Q(of_import=row.of_import_id),
            source_record_id=row.source_record_id,
            referred_on=row.referred_on,
            ordinal=row.ordinal,
        )
        if standing(later, ImportedKind.REFERRAL).exists():
            found[row.pk] = LATER_RETURN
    return found


def made_by(of: Import, kind: str) -> list[Imported]:
    """What a file made of one kind and was not taken back yet, as it came in."""
    rows = Imported.objects.of(of.pk).filter(kind=kind).standing()
    return list(rows.order_by("at", "id"))


def import_named(viewer: Viewer, *, digest: str) -> Import | None:
    """The newest import of these bytes of which something stands; else the newest."""
    rows = Import.objects.visible_to(viewer).filter(file_hash=digest).order_by("-at", "id")
    kinds = ((Imported, "subject_id", ""), (Referral, "pk", ImportedKind.REFERRAL))
    held = [
        models.Exists(standing(model.objects.filter(of_import=models.OuterRef("pk")), kind, subject))
        for model, subject, kind in kinds
    ]
    found: Import | None = rows.filter(held[0] | held[1]).first() or rows.first()
    return found


def _leading_to(model: type[models.Model]) -> Iterator[tuple[Any, str]]:
    """Tables with a column that leads to the model, whichever folder they belong to; row history is none of them."""
    for each in model._meta.get_fields(include_hidden=True):
        if not isinstance(each, models.ManyToOneRel):
            continue
        of, column = each.related_model, each.field.name
        if not _has(of, "pgh_obj") and of._meta.label_lower not in NEVER_LATER:
            yield of, column


def _has(model: Any, name: str) -> bool:
    return any(field.name == name for field in model._meta.concrete_fields)


def _said(model: Any, column: str, rows: QuerySet[Any]) -> Worked:
    """For each record led to, what is there, by whom and when as far as the row says."""
    who = next((name for name in ("by", "changed_by") if _has(model, name)), None)
    when = next((name for name in ("at", "changed_at") if _has(model, name)), None)
    columns = [f"{column}_id", *([f"{who}__name"] if who else []), *([when] if when else [])]
    called = str(model._meta.verbose_name)
    said = SAID.get(model._meta.label_lower, called[:1].upper() + called[1:])
    found: Worked = {}
    for row in rows.order_by().values(*columns):
        parts = [said, row.get(f"{who}__name"), words.day(row[when]) if when else ""]
        found[row[f"{column}_id"]] = ", ".join(part for part in parts if part)
    return found
