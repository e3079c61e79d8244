"""People who came in with a file that was taken back, and with whom nobody has worked."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.people.actions.chronology import write_chronology
from sightline.people.actions.parts import amend
from sightline.people.models import LinkProposal, SearchKeys, SourceRecord
from sightline.people.permissions import may_add


@action("people.records_withdrawn")
def withdraw_source_records(
    *, record_ids: Collection[UUID], title: str, why: str, by: Viewer, at: datetime
) -> list[SourceRecord]:
    """Nobody finds them or is asked about them any more, and their agency's reference is free again; each row
    stays, its history too.

    Part of the action that takes the file back, which has seen that nothing stands about them.
    """
    may_add(by).demand()
    records = list(SourceRecord.objects.select_for_update().filter(pk__in=record_ids).order_by("pk"))
    SearchKeys.objects.filter(record__in=records).update(keys=[])
    LinkProposal.objects.filter(Q(one__in=records) | Q(other__in=records)).delete()
    for record in records:
        amend(record, {"reference": ""}, version=record.version, by=by, at=at)
        write_chronology(
            about=[record.pk],
            happened_at=at,
            kind="people.record_withdrawn",
            title=title,
            words=why,
            controller_id=record.controller_id,
            by=by,
            at=at,
        )
    return records
