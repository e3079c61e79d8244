"""How signing in works here: nobody signs themselves up, failures lock, secrets are sealed, all is on record."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from nacl.encoding import URLSafeBase64Encoder
from nacl.secret import SecretBox

from sightline.access.actions.sign_in import count_failure, sign_in
from sightline.access.models import Staff
from sightline.access.signing_in import BEGAN, LOCKED, at_the_door, begin, is_locked, moment_of, note
from sightline.access.viewer import viewing
from sightline.core import clock

JUST_NOW = timedelta(minutes=5)
WRONG = "The e-mail address or the password is not right. After ten failures the account is locked."
WAIT = "Too many attempts have failed. Wait five minutes, then try again."
WRONG_CODE = "The code is not right. Codes change every 30 seconds: enter the one shown now."


def staff_by_email(email: str) -> Staff | None:
    """The member of staff with this address, whatever its case."""
    return Staff.objects.filter(email__iexact=email.strip()).first() if email else None


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Password and session."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": WRONG,
        "username_password_mismatch": WRONG,
        "too_many_login_attempts": WAIT,
        "rate_limited": WAIT,
        "account_inactive": "This account is closed. Ask the system administrator.",
        "incorrect_password": "The password is not right.",
        "enter_current_password": "The current password is not right.",
        "unknown_email": "There is no account with this e-mail address.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        staff = staff_by_email(str(credentials.get("email", "")))
        if staff and is_locked(staff, at=clock.now()):
            raise ValidationError(LOCKED)
        super().pre_authenticate(request, **credentials)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        email = str(credentials.get("email", ""))
        staff, at = staff_by_email(email), clock.now()
        with viewing(at_the_door()) as door:
            if staff is None:
                note("access.sign_in_failed", by=door, at=at, words=email[:200])
            else:
                staff = count_failure(staff=staff, by=door, at=at)
        if staff is not None and is_locked(staff, at=at):
            raise ValidationError(LOCKED)

    def reauthenticate(self, user: Staff, password: str) -> bool:
        """Against the signed-in person's own password; failures count like any others."""
        credentials = {"email": user.email, "password": password}
        found = self.authenticate(self.request, **credentials)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever signed in a moment ago is not asked again before they set up a second factor."""
        began = moment_of(self.request.session, BEGAN)
        if began is not None and clock.now() - began < JUST_NOW:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def pre_login(self, request: HttpRequest, user: Staff, **kwargs: Any) -> HttpResponse | None:
        if is_locked(user, at=clock.now()):
            return render(request, "account/account_locked.jinja", {"sentence": LOCKED}, status=403)
        if user.left_on is not None:
            return redirect("account_inactive")
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return response

    def post_login(self, request: HttpRequest, user: Staff, **kwargs: Any) -> HttpResponse:
        at = clock.now()
        begin(request, at=at)
        with viewing(at_the_door()) as door:
            sign_in(staff=user, by=door, at=at)
        response: HttpResponse = super().post_login(request, user, **kwargs)
        return response

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, Staff):
            with viewing(at_the_door()) as door:
                note("access.signed_out", by=door, at=clock.now(), staff=request.user)
        super().logout(request)

    def set_password(self, user: Staff, password: str) -> None:
        """A new password ends every other session."""
        at = clock.now()
        user.sessions_end_at = at
        super().set_password(user, password)
        if getattr(self.request, "user", None) == user:
            begin(self.request, at=at)
        with viewing(at_the_door()) as door:
            note("access.password_set", by=door, at=at, staff=user)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Staff,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Called wherever somebody's own password or second factor changes: that stands on the record."""
        with viewing(at_the_door()) as door:
            note(f"access.{template_prefix.rsplit('/', 1)[-1]}", by=door, at=clock.now(), staff=user)
        super().send_notification_mail(template_prefix, user, context, email or user.email)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """App codes and passkeys. What the database keeps of them is sealed with a key it does not hold."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": "This is your only second factor. Add another before you remove it.",
    }

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode(), encoder=URLSafeBase64Encoder).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode(), encoder=URLSafeBase64Encoder).decode()

    def get_totp_issuer(self) -> str:
        return "Sightline"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last second factor stays: without one nobody can sign in."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())

    def generate_authenticator_name(self, user: Staff, type: Any) -> str:  # noqa: A002 - the library's name
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return f"Passkey {number}"


def _box() -> SecretBox:
    return SecretBox(settings.SIGHTLINE_SECOND_FACTOR_KEY)


class ElsewhereAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Signing in through the employer's own service (OpenID Connect): only staff who already stand here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Join the employer's account to the member of staff with the same, confirmed, address."""
        if sociallogin.is_existing:
            return
        confirmed = [each.email for each in sociallogin.email_addresses if each.verified]
        staff = next((found for email in confirmed if (found := staff_by_email(email))), None)
        if staff is None:
            with viewing(at_the_door()) as door:
                note("access.sign_in_failed", by=door, at=clock.now(), words=" ".join(confirmed)[:200])
            raise ImmediateHttpResponse(redirect("access:not_known"))
        sociallogin.connect(request, staff)
