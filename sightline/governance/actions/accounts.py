"""Taking an account down, and correcting it by a further entry."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.events import emit
from sightline.core.leave import unless
from sightline.core.turns import wait_turn
from sightline.follow_up.references import reference_of
from sightline.governance.actions.hand import _account, _keep, _open_review, _shown, _who
from sightline.governance.given import NO_WHY, Told
from sightline.governance.models import Account, Concerned, Entry, Words
from sightline.governance.permissions import may_keep
from sightline.governance.queries import accounts
from sightline.governance.states import Act

CHANGED = "governance.account_changed"
SHUT = (
    "They ask that nobody who works for these services reads it, and you work for one of them. Ask a member who does "
    "not to take it down."
)


@action("governance.account_added")
def add_account(*, review_id: UUID, told: Told, by: Viewer, at: datetime, key: UUID | None = None) -> Account:
    """Keep an account; a clock runs until somebody has looked at safety. Sent twice with one key, it is kept once."""
    may_keep(by).demand()
    if key:
        wait_turn(key)
        before = accounts.seen(by).filter(pk=key).first()
        if before:
            return before
    review = _open_review(review_id, by)
    _can_keep(told, by, at)
    made_id, (_, employer) = key or uuid4(), _who(by)
    reference = reference_of(made_id, "ACC")
    made: Account = _keep(
        Account, key=made_id, controller_id=employer, review=review, reference=reference, by=by, at=at
    )
    _write(made, told, 1, by=by, at=at)
    emit(CHANGED, subject_id=made.pk, at=at)
    return made


@action("governance.account_corrected")
def correct_account(
    *, account_id: UUID, told: Told, corrected_why: str, seen: int, by: Viewer, at: datetime
) -> Entry:
    """A further entry; the earlier ones stay. Safety is looked at again. `seen`: what the page showed."""
    whole = _account(account_id, Act.CORRECT, by)
    _can_keep(told, by, at)
    unless(not corrected_why.strip(), NO_WHY).demand()
    last, words = whole.last, whole.words
    saved = {"words": words.words if words else "", "told_on": last.told_on}
    who = last.by.name if last.by else ""
    _shown(whole, seen, {"words": told.words, "told_on": told.told_on}, saved, who)
    made = _write(whole.account, told, last.number + 1, corrected_why=corrected_why, by=by, at=at)
    emit(CHANGED, subject_id=whole.account.pk, at=at)
    return made


def _can_keep(told: Told, by: Viewer, at: datetime) -> None:
    told.stands(on=london(at).date()).demand()
    own = {each.pk for each in told.agencies} & accounts.employers(by, at)
    unless(told.shut_out and bool(own), SHUT).demand()


def _write(
    account: Account, told: Told, number: int, *, by: Viewer, at: datetime, corrected_why: str = ""
) -> Entry:
    law: dict[str, Any] = {"controller_id": account.controller_id, "account": account, "by": by, "at": at}
    entry: Entry = _keep(
        Entry,
        **law,
        number=number,
        told_on=told.told_on,
        how=told.how,
        teller=told.teller,
        agrees=told.agrees,
        told_passed_on=told.told_passed_on,
        not_told_why=told.not_told_why,
    )
    said: dict[str, Any] = {
        "words": told.words,
        "name": told.name,
        "reach": told.reach,
        "corrected_why": corrected_why,
    }
    _keep(Words, **law, entry=entry, **said)
    for agency in told.agencies:
        _keep(Concerned, **law, entry=entry, agency=agency, shut_out=told.shut_out)
    return entry
