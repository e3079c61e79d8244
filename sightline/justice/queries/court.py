"""Reads of what courts found, and of how many suspects and convictions crimes have."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef

from sightline.justice.court_states import CONVICTED, PROSECUTION, Prosecution
from sightline.justice.models import Verdict


@dataclass(frozen=True)
class Around:
    """Of one crime: how many are suspected of it, and how many were convicted; whoever may see them."""

    suspects: int = 0
    convicted: int = 0


def verdicts_of(crime_id: UUID, suspect_id: UUID) -> list[Verdict]:
    """The first first."""
    return list(Verdict.objects.filter(crime_id=crime_id, suspect_id=suspect_id).order_by("number"))


def prosecution_of(past: Sequence[Verdict]) -> Prosecution:
    """Where it stands, from what was found in order."""
    state: str = Prosecution.CHARGED
    for each in past:
        state = PROSECUTION.after(state, each.found)
    return Prosecution(state)


def stands_convicted(suspect_id: UUID) -> bool:
    """Whether any conviction of a suspect stands."""
    later = Verdict.objects.filter(
        crime_id=OuterRef("crime_id"), suspect_id=OuterRef("suspect_id"), number__gt=OuterRef("number")
    )
    rows = Verdict.objects.filter(suspect_id=suspect_id, found__in=[each.value for each in CONVICTED])
    return rows.filter(~Exists(later)).exists()


def around(crimes: Iterable[UUID]) -> dict[UUID, Around]:
    """Crime -> numbers, for those who see the crime; one read."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM justice_around(%s::uuid[])", [list(crimes)])
        return {key: Around(int(suspects), int(convicted)) for key, suspects, convicted in cursor.fetchall()}
