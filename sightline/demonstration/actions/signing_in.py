"""Lets one invented person of each role sign in to the demonstration."""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import make_password

from sightline.access.acts import action
from sightline.access.models import Staff
from sightline.access.viewer import Viewer
from sightline.core.leave import unless
from sightline.demonstration.sign_ins import NOT_HERE, is_demonstration, password, secret, sign_ins


@action("demonstration.sign_ins_given")
def give_sign_ins(*, by: Viewer, at: datetime) -> list[Staff]:
    """A password and a second factor for each. Refused in any database but a demonstration's."""
    unless(not is_demonstration(), NOT_HERE).demand()
    made, kept = [], make_password(password())  # slow by design: once for all
    for each in sign_ins():
        staff = Staff.objects.get(email=each.email)
        staff.password = kept
        staff.save(update_fields=["password"])
        EmailAddress.objects.update_or_create(
            user_id=staff.pk, email=staff.email, defaults={"verified": True, "primary": True}
        )
        if not Authenticator.objects.filter(user_id=staff.pk, type=Authenticator.Type.TOTP).exists():
            TOTP.activate(staff, secret(each.email))
        made.append(staff)
    return made
