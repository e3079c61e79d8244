"""Signing in and one's own second factors: the library's pages, each with its rule declared."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as elsewhere
from allauth.socialaccount.providers.openid_connect import views as openid
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from sightline.access.models import Staff
from sightline.access.queries import second_factors_of
from sightline.access.routes import Rule, View, has_second_factor, open_page
from sightline.access.viewer import viewer_of
from sightline.core import clock

DOOR = "Signing in comes before anybody is known"
OWN = "One's own password and second factor, before one may open anything else"


def own_page(view: View) -> View:
    """A page about one's own way of signing in. Needs the password only, until a second factor is set up."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not isinstance(request.user, Staff):
            return redirect_to_login(request.get_full_path())
        if second_factors_of(request.user).exists() and not has_second_factor(request):
            return redirect("access:second_factor")
        if has_second_factor(request):
            request.viewer = viewer_of(request.user, on=clock.today())  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    page.access_rule = Rule(None, signed_in=True, reason=OWN)  # type: ignore[attr-defined]
    return page


def door(view: Callable[..., Any]) -> View:
    """A page of the library that anybody may open."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase = view(request, *args, **kwargs)
        return response

    return open_page(DOOR)(page)


class SignIn(account.LoginView):  # type: ignore[misc]
    """The sign-in page, with the employer's own service if there is one."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        apps: Any = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
        elsewhere_ = [{"id": app["provider_id"], "name": app["name"]} for app in apps]
        return {**super().get_context_data(**kwargs), "elsewhere": elsewhere_}


class SetUpApp(totp.ActivateTOTPView):  # type: ignore[misc]
    """Set up an app; its first right code counts as the second factor of this session."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        _count(self.request, Authenticator.Type.TOTP)
        return response


class AddPasskey(passkeys.AddWebAuthnView):  # type: ignore[misc]
    """Add a passkey, which counts as the second factor of this session."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        _count(self.request, Authenticator.Type.WEBAUTHN)
        return response


def begin_elsewhere(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Go to the employer's service: to sign in and for nothing else."""
    if request.user.is_authenticated or request.GET.get("process") != "login":
        return redirect("/")
    response: HttpResponseBase = openid.login(request, provider_id)
    return response


def _count(request: HttpRequest, kind: str) -> None:
    if not isinstance(request.user, Staff):
        return
    newest = second_factors_of(request.user).filter(type=kind).first()
    if newest is not None:
        record_authentication(request, request.user, "mfa", id=newest.pk, type=str(kind))


def choose_second_factor(request: HttpRequest) -> HttpResponseBase:
    """Nobody goes further without a second factor: set one up, or show the one there is."""
    if not isinstance(request.user, Staff):
        return redirect_to_login(request.get_full_path())
    if has_second_factor(request):
        return redirect("/")
    ways = set(second_factors_of(request.user).values_list("type", flat=True))
    if Authenticator.Type.TOTP in ways:
        return redirect("mfa_reauthenticate")
    if Authenticator.Type.WEBAUTHN in ways:
        return redirect("mfa_reauthenticate_webauthn")
    return render(request, "access/second_factor.jinja")


choose_second_factor.access_rule = Rule(None, signed_in=True, reason=OWN)  # type: ignore[attr-defined]

sign_in = door(SignIn.as_view())
sign_out = door(account.logout)
closed = door(account.account_inactive)
password_forgotten = door(account.password_reset)
password_sent = door(account.password_reset_done)
password_from_link = door(account.password_reset_from_key)
password_from_link_done = door(account.password_reset_from_key_done)
passkey_sign_in = door(passkeys.login_webauthn)
second_step = door(mfa.authenticate)
elsewhere_cancelled = door(elsewhere.login_cancelled)
elsewhere_failed = door(elsewhere.login_error)
elsewhere_begin = door(begin_elsewhere)
elsewhere_end = door(openid.callback)

password_change = own_page(account.password_change)
password_again = own_page(account.reauthenticate)
ways = own_page(mfa.index)
set_up_app = own_page(SetUpApp.as_view())
remove_app = own_page(totp.deactivate_totp)
codes = own_page(recovery.view_recovery_codes)
new_codes = own_page(recovery.generate_recovery_codes)
download_codes = own_page(recovery.download_recovery_codes)
passkey_list = own_page(passkeys.list_webauthn)
passkey_add = own_page(AddPasskey.as_view())
passkey_remove = own_page(passkeys.remove_webauthn)
passkey_rename = own_page(passkeys.edit_webauthn)


def _again(view: Callable[..., Any]) -> View:
    """Showing one's second factor once more: open to somebody whose session has not shown it yet."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase = view(request, *args, **kwargs)
        return response

    page.access_rule = Rule(None, signed_in=True, reason=OWN)  # type: ignore[attr-defined]
    return page


code_again = _again(mfa.reauthenticate)
passkey_again = _again(passkeys.reauthenticate_webauthn)
