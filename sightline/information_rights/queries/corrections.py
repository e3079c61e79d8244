"""Corrections that wait, what somebody is named on, and names that can be put away."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from sightline.access.models import Post
from sightline.access.queries import names_of_staff
from sightline.information_rights.models import Correction, PutAway
from sightline.people.models import Name


@dataclass(frozen=True)
class NamedOn:
    """One route that is done, for somebody named on it: with who had opened the records before."""

    correction_id: UUID
    kind: str
    done_at: datetime
    readers: tuple[tuple[str, datetime], ...]
    sealed: bool


def corrections() -> QuerySet[Correction]:
    """Every proposal this viewer may see."""
    return Correction.objects.select_related("by", "record").order_by("at", "id")


def unanswered() -> QuerySet[Correction]:
    """Those that wait for a second person."""
    return corrections().filter(answer=None)


def named_on() -> list[NamedOn]:
    """What the viewer may open with a reason."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, kind, done_at, readers::text, sealed FROM information_rights_named_on()")
        rows = cursor.fetchall()
    held = [(row, _read(row[3])) for row in rows]
    names = names_of_staff({pk for _, readers in held for pk, _ in readers})
    return [
        NamedOn(
            pk,
            kind,
            at,
            tuple((names.get(who, "Somebody no longer held"), when) for who, when in read),
            sealed,
        )
        for (pk, kind, at, _, sealed), read in held
    ]


def _read(text: str) -> list[tuple[UUID, datetime]]:
    return [(UUID(each["staff"]), datetime.fromisoformat(each["at"])) for each in json.loads(text)]


def put_away(correction_id: UUID) -> PutAway | None:
    """Names and sex put away, for those named."""
    return PutAway.objects.filter(correction_id=correction_id).first()


def names_to_choose(record_id: UUID) -> list[tuple[str, str]]:
    """Every name of a record, to choose from."""
    names = Name.objects.filter(record_id=record_id).order_by("-from_on", "id")
    return [(str(name.pk), f"{name.full} ({name.get_kind_display().lower()})") for name in names]


def staff_to_name(on: date, capability_roles: set[str]) -> list[tuple[str, str]]:
    """Staff whose post lets them open what is sealed, to choose from."""
    posts = Post.objects.held_on(on).filter(role__in=capability_roles).select_related("staff", "employer")
    found = {
        str(p.staff_id): f"{p.staff.name}, {p.employer.name}" for p in posts.order_by("staff__name", "id")
    }
    return list(found.items())
