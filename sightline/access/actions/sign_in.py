"""What signing in writes: failures counted, accounts locked and unlocked, second factors taken away."""

from datetime import datetime

from allauth.mfa.models import Authenticator

from sightline.access.acts import action
from sightline.access.models import Staff
from sightline.access.permissions import may_change_access
from sightline.access.signing_in import LOCK, MOST_FAILURES
from sightline.access.states import Outcome
from sightline.access.viewer import Viewer


@action("access.sign_in_failed", Outcome.SIGN_IN)
def count_failure(*, staff: Staff, by: Viewer, at: datetime, why: str = "") -> Staff:
    """Count a failed attempt; lock the account when there have been too many in a row."""
    row = Staff.objects.select_for_update().get(pk=staff.pk)
    if row.locked_at is not None and at - row.locked_at >= LOCK:
        row.locked_at, row.failed_sign_ins = None, 0
    row.failed_sign_ins += 1
    row.save(update_fields=["failed_sign_ins", "locked_at"])
    if row.failed_sign_ins >= MOST_FAILURES and row.locked_at is None:
        lock(staff=row, by=by, at=at)
    return row


@action("access.locked", Outcome.SIGN_IN)
def lock(*, staff: Staff, by: Viewer, at: datetime) -> Staff:
    """Nobody gets in until the lock ends or is lifted."""
    staff.locked_at = at
    staff.save(update_fields=["locked_at"])
    return staff


@action("access.signed_in", Outcome.SIGN_IN)
def sign_in(*, staff: Staff, by: Viewer, at: datetime) -> Staff:
    """Signed in with everything asked for: earlier failures no longer count."""
    staff.failed_sign_ins, staff.locked_at = 0, None
    staff.save(update_fields=["failed_sign_ins", "locked_at"])
    return staff


@action("access.unlocked")
def unlock(*, staff: Staff, by: Viewer, at: datetime, why: str = "") -> Staff:
    """End a lock before its time."""
    may_change_access(by, staff).demand()
    staff.locked_at, staff.failed_sign_ins = None, 0
    staff.save(update_fields=["locked_at", "failed_sign_ins"])
    return staff


@action("access.second_factor_reset")
def reset_second_factor(*, staff: Staff, by: Viewer, at: datetime, why: str) -> Staff:
    """Take away somebody's lost app or key; they set up another the next time they sign in."""
    may_change_access(by, staff).demand()
    Authenticator.objects.filter(user_id=staff.pk).delete()
    staff.sessions_end_at = at
    staff.save(update_fields=["sessions_end_at"])
    return staff
