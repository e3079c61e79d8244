"""Proposing and confirming, and what is then left in the database."""

from datetime import datetime
from uuid import UUID

from django.apps import apps
from django.db import connection, transaction

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.information_rights.actions.disposing import dispose
from sightline.information_rights.actions.reviewing import propose_disposal
from sightline.information_rights.models import DisposalProposal, Tombstone
from sightline.information_rights.states import Ground
from sightline.people.models import SourceRecord
from tests.conftest import STILL

TODAY = STILL.date()


def as_viewer(staff: Staff) -> Viewer:
    return viewer_of(staff, on=TODAY)


def rows_about(person: UUID) -> dict[str, int]:
    """Table -> rows about somebody, read as the owner, past every wall; the record of access's sealed lines aside."""
    found = {}
    for model in apps.get_models():
        names = {field.name for field in model._meta.get_fields()}
        if {"about", "walls"} <= names:
            held = model._base_manager.using("owner").filter(about__contains=[person]).count()
            if held:
                found[model._meta.db_table] = held
    return found


def proposed(
    person: SourceRecord, by: Staff, at: datetime, why: str = "Read through; nobody asks."
) -> DisposalProposal:
    viewer = as_viewer(by)
    with viewing(viewer):
        return propose_disposal(record_id=person.pk, ground=Ground.NO_NEED, why=why, by=viewer, at=at)


def confirmed(held: DisposalProposal, by: Staff, at: datetime) -> Tombstone:
    viewer = as_viewer(by)
    with viewing(viewer):
        return dispose(proposal_id=held.pk, by=viewer, at=at)


def raw(by: Viewer, held: UUID) -> None:
    """Straight to the database, past every check in Python."""
    with viewing(by), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT information_rights_dispose(%s)", [held])
