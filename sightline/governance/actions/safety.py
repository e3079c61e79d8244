"""Whether anybody is at risk, decided with a reason; what is passed on goes in the officer's own words."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.events import emit
from sightline.governance.actions.hand import _account, _of_account, _shown
from sightline.governance.given import Looked
from sightline.governance.models import Safety
from sightline.governance.states import Act, Decided

PASSED = "governance.safety_passed_on"
LOOKED = "governance.safety_looked_at"


@action("governance.safety_looked_at")
def look_at_safety(*, account_id: UUID, looked: Looked, seen: int, by: Viewer, at: datetime) -> Safety:
    """A decision with its reason. Passed on, it becomes a contact at the front door. `seen`: what the page showed."""
    whole = _account(account_id, Act.LOOK, by)
    looked.stands().demand()
    last = whole.safety[0][0] if whole.safety else None
    saved = {"decided": last.decided, "why": last.why} if last else {}
    who = last.by.name if last and last.by else ""
    _shown(whole, seen, {"decided": looked.decided, "why": looked.why}, saved, who)
    number = last.number + 1 if last else 1
    made: Safety = _of_account(Safety, whole, by=by, at=at, entry=whole.last, number=number, **asdict(looked))
    emit(LOOKED, subject_id=whole.account.pk, at=at)
    if looked.decided == Decided.PASSED_ON:
        emit(PASSED, subject_id=made.pk, at=at)
    return made
