"""Reads of suspects."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from sightline.access.viewer import Viewer
from sightline.justice.models import Charge, Passed, Suspect, Suspected
from sightline.justice.states import State


@dataclass(frozen=True)
class WholeSuspect:
    """A suspect with the crimes they are suspected of, and to whom the record was passed."""

    suspect: Suspect
    suspected: list[Suspected]
    charges: dict[UUID, Charge]
    passed: list[Passed]

    @property
    def investigations(self) -> int:
        """In how many investigations: by their name, and a crime without one is one of its own (ID-16)."""
        return len({each.crime.investigation or str(each.crime_id) for each in self.suspected})


def last_word(crime_id: UUID, suspect_id: UUID) -> Suspected | None:
    rows = Suspected.objects.filter(crime_id=crime_id, suspect_id=suspect_id)
    found: Suspected | None = rows.order_by("-number").first()
    return found


def standing(rows: QuerySet[Suspected]) -> QuerySet[Suspected]:
    """Those that are the last word on their pair and say that it stands, of crimes that were no mistake."""
    later = Suspected.objects.filter(
        crime_id=OuterRef("crime_id"), suspect_id=OuterRef("suspect_id"), number__gt=OuterRef("number")
    )
    return rows.filter(~Exists(later), stands=True).exclude(crime__state=State.WITHDRAWN)


def seen(viewer: Viewer) -> QuerySet[Suspect]:
    """Suspects of a page, through the door."""
    rows: QuerySet[Suspect] = Suspect.objects.visible_to(viewer)
    return rows.select_related("controller")


def listed(viewer: Viewer) -> QuerySet[Suspect]:
    """By reference: never by how many crimes."""
    return seen(viewer).order_by("reference", "id")


def of_force(viewer: Viewer) -> list[Suspect]:
    """Those the viewer's own force holds."""
    return list(
        seen(viewer).filter(controller_id=viewer.employer_id).order_by("police_reference", "id")[:500]
    )


def whole(viewer: Viewer, suspect: Suspect) -> WholeSuspect:
    """Three reads, however much there is."""
    named = standing(Suspected.objects.visible_to(viewer).filter(suspect=suspect)).select_related("crime")
    charges = Charge.objects.visible_to(viewer).filter(suspect=suspect)
    passed = (
        Passed.objects.visible_to(viewer).filter(suspect=suspect).select_related("agency", "staff", "back")
    )
    return WholeSuspect(
        suspect,
        list(named.order_by("-crime__reported_on", "id")),
        {each.crime_id: each for each in charges},
        list(passed.order_by("at")),
    )


def investigations_of(suspects: Iterable[Suspect]) -> dict[UUID, int]:
    """Suspect -> how many crimes they are suspected of, of those the viewer sees."""
    rows = standing(Suspected.objects.filter(suspect__in=list(suspects)))
    return dict(rows.values_list("suspect").annotate(crimes=Count("crime", distinct=True)))
