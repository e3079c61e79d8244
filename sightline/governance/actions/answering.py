"""Whoever told it: that they were told what was done, and that they take it back."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import unless
from sightline.governance.actions.hand import _account, _of_account
from sightline.governance.given import Answered, TakenBack
from sightline.governance.models import TellerTold, Withdrawal
from sightline.governance.queries import accounts
from sightline.governance.states import Act

HELD = "A legal hold stands over what reviews were told. Nothing is put away until it is released."


@action("governance.teller_told")
def tell_teller(*, account_id: UUID, answered: Answered, by: Viewer, at: datetime) -> TellerTold:
    """When and how they were told what was done."""
    whole = _account(account_id, Act.TELL, by)
    answered.stands(on=london(at).date()).demand()
    made: TellerTold = _of_account(TellerTold, whole, by=by, at=at, **asdict(answered))
    return made


@action("governance.account_taken_back")
def take_back(*, account_id: UUID, taken: TakenBack, by: Viewer, at: datetime) -> Withdrawal:
    """Their words, name and way to reach them are put away by the database; that they told something stays."""
    whole = _account(account_id, Act.TAKE_BACK, by)
    taken.stands(on=london(at).date()).demand()
    unless(accounts.held(), HELD).demand()
    made: Withdrawal = _of_account(Withdrawal, whole, by=by, at=at, **asdict(taken))
    return made
