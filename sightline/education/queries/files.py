"""Files a setting sent, with what was wrong in them and what of them stands."""

from django.db.models import QuerySet

from sightline.access.viewer import Viewer
from sightline.education.models import FileFault, PupilReturn, ReturnFile
from sightline.education.queries.returns import standing


def seen_files(viewer: Viewer) -> QuerySet[ReturnFile]:
    """Files of a page, through the door."""
    rows: QuerySet[ReturnFile] = ReturnFile.objects.visible_to(viewer)
    return rows.select_related("setting__agency", "by")


def faults_of(file: ReturnFile) -> list[FileFault]:
    """What was wrong, in the order of the file."""
    return list(FileFault.objects.filter(file=file).order_by("row", "column", "id"))


def entries_of_file(viewer: Viewer, file: ReturnFile) -> list[PupilReturn]:
    """Its entries that no later one followed."""
    return list(standing(viewer).filter(file=file).order_by("at", "id"))
