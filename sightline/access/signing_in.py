"""What one sign-in may do: how often it may fail, how long a lock lasts, when a session has ended."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.http import HttpRequest

from sightline.access.actions.recording import record
from sightline.access.models import Staff
from sightline.access.states import Outcome
from sightline.access.viewer import Viewer, system_viewer

MOST_FAILURES = 10
LOCK = timedelta(minutes=30)
BEGAN = "sightline_signed_in_at"
SEEN = "sightline_seen_at"

LOCKED = (
    "Too many attempts have failed, so this account is locked for 30 minutes. "
    "A system administrator can unlock it sooner. If this was not you, tell them now."
)


def at_the_door() -> Viewer:
    """Who writes on the record while nobody is signed in yet."""
    return system_viewer("signing in")


def note(kind: str, *, by: Viewer, at: datetime, staff: Staff | None = None, words: str = "") -> None:
    """One line about signing in or out, or about somebody's own password or second factor."""
    record(Outcome.SIGN_IN, kind, by=by, at=at, subject=staff, words=words)


def is_locked(staff: Staff, *, at: datetime) -> bool:
    """Whether a lock still holds."""
    return staff.locked_at is not None and at - staff.locked_at < LOCK


def begin(request: HttpRequest, *, at: datetime) -> None:
    """Write down when this session began."""
    request.session[BEGAN] = request.session[SEEN] = at.timestamp()


def moment_of(session: Any, key: str) -> datetime | None:
    """A moment kept in the session."""
    kept = session.get(key)
    return datetime.fromtimestamp(kept, UTC) if kept is not None else None


def was_ended(request: HttpRequest, staff: Staff) -> bool:
    """Whether the person's sessions were ended (left, moved, password changed) after this one began."""
    if staff.left_on is not None or not staff.is_active:
        return True
    if staff.sessions_end_at is None:
        return False
    began = moment_of(request.session, BEGAN)
    return began is None or began < staff.sessions_end_at
