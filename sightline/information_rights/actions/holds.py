"""Legal holds: while one stands, nothing it covers is disposed of."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.models import LegalHold
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.core.turns import wait_turn
from sightline.information_rights.permissions import may_hold
from sightline.information_rights.queries.holds import holds
from sightline.information_rights.queries.review import reviewable
from sightline.information_rights.queries.schedule import titles
from sightline.information_rights.states import DISPOSING

NO_TITLE = "Say which inquiry, claim or review the hold is for."
NO_WHY = "Say why, and who asked for it."
NO_CLASS = "There is no such class of records."
NOBODY = "There is no such record, or it is not yours to open."
GONE = "That hold is not there, or was released already."


@action("information_rights.hold_placed")
def place_hold(
    *, title: str, why: str, by: Viewer, at: datetime, key: str = "", record_id: UUID | None = None
) -> LegalHold:
    """Stop disposal of a class, of one person's records, or, with neither, of everything."""
    may_hold(by).demand()
    for wrong, sentence in (
        (not title.strip(), NO_TITLE),
        (not why.strip(), NO_WHY),
        (bool(key) and key not in titles(), NO_CLASS),
        (record_id is not None and not reviewable(by).filter(pk=record_id).exists(), NOBODY),
    ):
        if wrong:
            raise Refused(sentence)
    wait_turn(DISPOSING)  # a disposal under way is finished or refused, never overtaken
    return LegalHold.objects.create(
        title=title.strip()[:200],
        reason=why.strip(),
        retention_key=key,
        subject_id=record_id,
        placed_by_id=by.person_id,
        placed_at=at,
    )


@action("information_rights.hold_released")
def release_hold(*, hold_id: UUID, why: str, by: Viewer, at: datetime) -> LegalHold:
    """Let records it covered come to their review again. Disposal still takes two people."""
    may_hold(by).demand()
    if not why.strip():
        raise Refused(NO_WHY)
    hold = holds().select_for_update(of=("self",)).filter(pk=hold_id, released_at=None).first()
    if hold is None:
        raise Refused(GONE, hidden=True)
    hold.released_by_id, hold.released_at, hold.released_why = by.person_id, at, why.strip()
    hold.save(update_fields=["released_by", "released_at", "released_why"])
    return hold
