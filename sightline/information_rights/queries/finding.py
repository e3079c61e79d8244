"""Finding whose records are meant, by the whole name as it is held."""

from sightline.access.viewer import Viewer
from sightline.information_rights.queries.review import correctable
from sightline.people.models import Name, SourceRecord

MOST = 20


def of_name(viewer: Viewer, given: str, surname: str) -> list[SourceRecord]:
    """Records that hold this name, inside the viewer's walls."""
    named = Name.objects.filter(given__iexact=given.strip(), surname__iexact=surname.strip())
    return list(
        correctable(viewer).filter(pk__in=named.values("record_id")).order_by("born_year", "id")[:MOST]
    )
