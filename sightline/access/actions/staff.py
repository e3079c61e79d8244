"""Writes about people who sign in: made, put right, registered, gone the same day."""

from datetime import date, datetime

from sightline.access.actions.messages import tell
from sightline.access.acts import action
from sightline.access.models import Staff
from sightline.access.permissions import may_administer, may_change_access
from sightline.access.viewer import Viewer, because
from sightline.core import clock
from sightline.core.fingerprint import must_be_as_shown

STAFF_FIELDS = ("name", "email", "phone")


@action("access.staff_added")
def add_staff(*, name: str, email: str, phone: str, by: Viewer, at: datetime) -> Staff:
    """An account. The person is told by mail and chooses a password; until a post is given it opens nothing."""
    may_administer(by).demand()
    staff = Staff(name=name, email=email.lower(), phone=phone)
    staff.set_unusable_password()
    staff.save(force_insert=True)
    tell(kind="access.invited", reference="", path="/account/password/forgotten/", staff=staff, by=by, at=at)
    return staff


@action("access.staff_changed")
def change_staff(
    *,
    staff: Staff,
    shown: str,
    name: str,
    email: str,
    phone: str,
    by: Viewer,
    at: datetime,
    why: str = "",
) -> Staff:
    """Put a name, an address or a telephone number right."""
    may_change_access(by, staff).demand()
    because(by, why)
    row = Staff.objects.select_for_update().get(pk=staff.pk)
    must_be_as_shown(row, STAFF_FIELDS, shown, {"name": name, "email": email, "phone": phone})
    row.name, row.email, row.phone = name, email.lower(), phone
    row.save(update_fields=["name", "email", "phone"])
    return row


@action("access.registration_checked")
def check_registration(
    *,
    staff: Staff,
    number: str,
    checked_on: date | None,
    by: Viewer,
    at: datetime,
    why: str = "",
) -> Staff:
    """What the register of social workers said, and when somebody looked. No number: not registered."""
    may_change_access(by, staff).demand()
    because(by, why)
    staff.social_work_number = number
    staff.registration_checked_on = checked_on if number else None
    staff.save(update_fields=["social_work_number", "registration_checked_on"])
    return staff


@action("access.staff_suspended")
def suspend_staff(*, staff: Staff, by: Viewer, at: datetime, why: str = "") -> Staff:
    """The account opens nothing from this moment, and its posts stay: somebody long away, or an account in doubt."""
    may_change_access(by, staff).demand()
    because(by, why)
    staff.is_active, staff.sessions_end_at = False, at
    staff.save(update_fields=["is_active", "sessions_end_at"])
    return staff


@action("access.staff_resumed")
def resume_staff(*, staff: Staff, by: Viewer, at: datetime, why: str = "") -> Staff:
    """The account opens again what its posts open."""
    may_change_access(by, staff).demand()
    because(by, why)
    staff.is_active = True
    staff.save(update_fields=["is_active"])
    return staff


@action("access.staff_left")
def staff_leaves(*, staff: Staff, by: Viewer, at: datetime, why: str = "") -> Staff:
    """Gone from this moment: every post ends today and every session ends now."""
    may_change_access(by, staff).demand()
    because(by, why)
    today = clock.london(at).date()
    for post in staff.posts.filter(ends_on=None) | staff.posts.filter(ends_on__gt=today):
        post.ends_on = max(today, post.starts_on)
        post.save(update_fields=["ends_on"])
    staff.left_on, staff.sessions_end_at = today, at
    staff.save(update_fields=["left_on", "sessions_end_at"])
    return staff


@action("access.staff_returned")
def staff_returns(*, staff: Staff, by: Viewer, at: datetime, why: str = "") -> Staff:
    """Back again, with no post until one is given and every second factor as it was."""
    may_change_access(by, staff).demand()
    because(by, why)
    staff.left_on = None
    staff.save(update_fields=["left_on"])
    return staff
