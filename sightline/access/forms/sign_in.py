"""The sign-in library's forms, in our words."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateCodeForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms

from sightline.access.actions.sign_in import count_failure
from sightline.access.signing_in import LOCKED, at_the_door, is_locked
from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.core.forms.base import ask_in_plain_words

LABELS = {
    "login": "E-mail address",
    "email": "E-mail address",
    "password": "Password",
    "oldpassword": "Current password",
    "password1": "New password",
    "password2": "New password again",
    "code": "Code",
    "name": "Name of the passkey",
    "passwordless": "Sign in with it alone, without a password",
}
HINTS = {"password1": "At least 14 characters. Three or more words that do not belong together work well."}


class Plain:
    """Our labels, and mistakes in our words, for a form of the library."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "%s")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = HINTS.get(name, "")
            ask_in_plain_words(field)


class SignInForm(Plain, LoginForm):  # type: ignore[misc]
    """E-mail address and password."""


class ChangeForm(Plain, ChangePasswordForm):  # type: ignore[misc]
    """A new password for somebody who knows the old one."""


class ForgottenForm(Plain, ResetPasswordForm):  # type: ignore[misc]
    """Where to send the link."""


class NewPasswordForm(Plain, ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password from the link."""


class PasswordAgainForm(Plain, ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""


class CodeCounts:
    """A wrong code counts towards the lock, as a wrong password does."""

    user: Any

    def clean_code(self) -> str:
        if is_locked(self.user, at=clock.now()):
            raise forms.ValidationError(LOCKED)
        code: str = super().clean_code()  # type: ignore[misc]
        return code

    def _emit_authentication_failed(self, authenticator: Authenticator) -> None:
        with viewing(at_the_door()) as door:
            staff = count_failure(staff=self.user, by=door, at=clock.now(), why="second factor")
        if is_locked(staff, at=clock.now()):
            raise forms.ValidationError(LOCKED)


class CodeForm(Plain, CodeCounts, AuthenticateForm):  # type: ignore[misc]
    """The second factor, as a code from an app or a recovery code."""


class CodeAgainForm(Plain, CodeCounts, ReauthenticateCodeForm):  # type: ignore[misc]
    """The same, before something that matters."""


class SetUpAppForm(Plain, ActivateTOTPForm):  # type: ignore[misc]
    """The first code, which shows that the app was set up right."""


class AddPasskeyForm(Plain, AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey; unless unticked, it signs in by itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class RenamePasskeyForm(Plain, EditWebAuthnForm):  # type: ignore[misc]
    """What to call a passkey."""
