"""What every write has in common: find the row through the viewer, ask leave, keep the fact."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sightline.access.viewer import Viewer
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn
from sightline.core.versions import Conflict
from sightline.governance.models import Review
from sightline.governance.permissions import may_keep
from sightline.governance.queries import accounts, reviews
from sightline.governance.queries.accounts import WholeAccount
from sightline.governance.states import ACCOUNT, Act

NOT_FOUND = "There is no such record, or it is not yours to open."
NO_EMPLOYER = "Only somebody who works for an organisation of the partnership can do this."
ENDED = "This review has ended."


def _review(review_id: UUID, by: Viewer) -> Review:
    """A review the viewer works on, held for this transaction."""
    may_keep(by).demand()
    wait_turn(review_id)
    found = reviews.seen(by).filter(pk=review_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found


def _open_review(review_id: UUID, by: Viewer) -> Review:
    """The same, if it has not ended."""
    found = _review(review_id, by)
    unless(found.ended_on is not None, ENDED).demand()
    return found


def _account(account_id: UUID, act: Act, by: Viewer) -> WholeAccount:
    """An account the viewer reads, of which an act is possible now, held for this transaction."""
    may_keep(by).demand()
    wait_turn(account_id)
    found = accounts.seen(by).filter(pk=account_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    whole = accounts.whole(by, found)
    ACCOUNT.may(whole.state, act).demand()
    return whole


def _shown(whole: WholeAccount, seen: int, typed: dict[str, Any], saved: dict[str, Any], who: str) -> None:
    """Refuse to go on from an older page: what a colleague saved in between is shown beside what was typed."""
    if whole.version != seen:
        raise Conflict(saved=saved, typed=typed, saved_by=who, version=whole.version)


def _who(by: Viewer) -> tuple[UUID, UUID]:
    """Whoever does it, and for whom."""
    if by.staff_id is None or by.employer_id is None:
        raise Refused(NO_EMPLOYER)
    return by.staff_id, by.employer_id


def _keep(
    model: Any, *, controller_id: UUID, by: Viewer, at: datetime, key: UUID | None = None, **columns: Any
) -> Any:
    """A fact under the law of its review."""
    made = model(
        id=key or uuid4(),
        by_id=by.staff_id,
        at=at,
        controller_id=controller_id,
        retention_class=model.RETENTION,
        **columns,
    )
    made.save(force_insert=True)
    return made


def _of_account(model: Any, whole: WholeAccount, *, by: Viewer, at: datetime, **columns: Any) -> Any:
    account = whole.account
    return _keep(model, controller_id=account.controller_id, account=account, by=by, at=at, **columns)
