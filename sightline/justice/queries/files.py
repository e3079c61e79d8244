"""Reads of files of crimes, and whether what a file made stands as it left it."""

from django.db.models import QuerySet

from sightline.access.viewer import Viewer
from sightline.justice.models import (
    Charge,
    CrimeFile,
    CrimeFileEntry,
    CrimeFileFault,
    CrimeMapping,
    CrimeOutcome,
    Happened,
    Kept,
    Learnt,
    Marker,
    Seized,
    Suspected,
    Verdict,
    VictimTold,
)
from sightline.justice.states import State

LATER = (Happened, VictimTold, Suspected, Charge, CrimeOutcome, Verdict, Seized, Kept, Learnt, Marker)


def seen_files(viewer: Viewer) -> QuerySet[CrimeFile]:
    """Files of the viewer's force, the newest first."""
    rows: QuerySet[CrimeFile] = CrimeFile.objects.visible_to(viewer)
    return rows.select_related("mapping", "by", "back").order_by("-at", "id")


def file_with_digest(viewer: Viewer, digest: str) -> CrimeFile | None:
    """The same file, brought in before and not taken back."""
    return seen_files(viewer).filter(digest=digest, back=None).first()


def faults_of(viewer: Viewer, file: CrimeFile) -> list[CrimeFileFault]:
    rows = CrimeFileFault.objects.visible_to(viewer).filter(file=file)
    return list(rows.order_by("row", "column", "id"))


def entries_of(viewer: Viewer, file: CrimeFile) -> list[CrimeFileEntry]:
    """Crimes the file made or changed, by reference."""
    rows = CrimeFileEntry.objects.visible_to(viewer).filter(file=file).select_related("crime", "file")
    return list(rows.order_by("crime__reference"))


def untouched(entry: CrimeFileEntry) -> bool:
    """Whether the file made the crime and nobody did anything with it since."""
    crime = entry.crime
    if not entry.new or crime.version != entry.version or crime.state == State.WITHDRAWN:
        return False
    return not any(model.objects.filter(crime=crime, at__gt=entry.at).exists() for model in LATER)


def mappings(viewer: Viewer) -> list[CrimeMapping]:
    """The version in use of each, by name."""
    rows = CrimeMapping.objects.visible_to(viewer).order_by("name", "-number")
    return list(rows.distinct("name"))
