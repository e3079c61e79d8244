"""The second person's answer to a disposal that was proposed."""

from datetime import datetime
from uuid import UUID

from django.db import ProgrammingError, connection, transaction

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn
from sightline.information_rights.actions.parts import law_of
from sightline.information_rights.models import DisposalProposal, DisposalRefused, Tombstone
from sightline.information_rights.permissions import may_confirm
from sightline.information_rights.queries.disposals import waiting
from sightline.information_rights.queries.names import every_name
from sightline.information_rights.states import DISPOSING

GONE = "That proposal is not there, or was answered already."
NO_WORDS = "Say why they should not go."


@action("information_rights.disposal_confirmed")
def dispose(*, proposal_id: UUID, by: Viewer, at: datetime) -> Tombstone:
    """Remove what was proposed. The database checks everything again, and leaves a tombstone."""
    _answerable(proposal_id, by)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT information_rights_dispose(%s)", [proposal_id])
            left = cursor.fetchone()[0]
    except ProgrammingError as error:
        if getattr(error.__cause__, "sqlstate", "") != "42501":
            raise
        raise Refused(str(error).split("\n")[0]) from error
    return Tombstone.objects.get(pk=left)


@action("information_rights.disposal_refused")
def refuse_disposal(*, proposal_id: UUID, words: str, by: Viewer, at: datetime) -> DisposalRefused:
    """Leave everything where it is, and say why."""
    held = _answerable(proposal_id, by)
    unless(not words.strip(), NO_WORDS).demand()
    return DisposalRefused.objects.create(
        proposal=held,
        words=words.strip(),
        **law_of(held.about, held.controller_id, DisposalRefused.RETENTION, by, at),
    )


def _answerable(proposal_id: UUID, by: Viewer) -> DisposalProposal:
    """The proposal, if this person may be the second; answers to it are given one after another."""
    wait_turn(DISPOSING)
    held = waiting().filter(pk=proposal_id).first()
    if held is None:
        raise Refused(GONE, hidden=True)
    may_confirm(by, held.by_id, every_name(held.about)).demand()
    return held
