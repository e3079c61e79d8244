"""Children of a filled borough whom a school may know too: those a contact is about and who have no case."""

from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef

from sightline.access.viewer import set_viewer
from sightline.cases.models import Case
from sightline.demonstration.returns.known import Child, Heard, Known
from sightline.demonstration.script.real import all_seeing
from sightline.front_door.models import ContactSubject
from sightline.front_door.states import SubjectRole
from sightline.people.models import SourceRecord

BORN = range(2003, 2014)
MOST = 4_000
HEARD = Heard(date.min, date.min, "", "", "", "", while_open=False)


def children() -> tuple[Known, dict[str, SourceRecord]]:
    """Them by the identifier of their record, and the records themselves. Nobody behind a wall."""
    told = ContactSubject.objects.filter(source_record=OuterRef("pk"), role=SubjectRole.CHILD, stands=True)
    with transaction.atomic():
        set_viewer(all_seeing())
        rows = SourceRecord.objects.filter(
            Exists(told), born_year__in=BORN, born_month__isnull=False, walls=[]
        )
        rows = rows.filter(~Exists(Case.objects.filter(child=OuterRef("pk")))).order_by("pk")
        found = {str(row.pk): row for row in rows[:MOST]}
    return Known.of([_child(key, row) for key, row in found.items()]), found


def _child(key: str, row: SourceRecord) -> Child:
    born = date(row.born_year or 1, row.born_month or 1, 1)
    return Child(key, row.sex, born, row.ethnicity, [HEARD])
