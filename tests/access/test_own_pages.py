"""Every page about oneself is shown: with a second factor, without one, and to nobody."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.template.loader import get_template
from django.test import Client

from sightline.access.models import Staff

Make = Callable[..., Staff]
SignIn = Callable[[Staff], Client]
PAGES = Path(settings.REPOSITORY) / "sightline" / "access" / "templates"


@pytest.fixture
def equipped(staff_with: Make) -> Staff:
    staff = staff_with("adviser")
    staff.set_password("three unlikely words together")
    staff.save()
    Authenticator.objects.create(user=staff, type=Authenticator.Type.TOTP, data={"secret": "x"})
    Authenticator.objects.create(
        user=staff,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Blue key", "passwordless": True, "credential": {}},
    )
    return staff


@pytest.fixture
def client_in(equipped: Staff, signed_in: SignIn) -> Client:
    client = signed_in(equipped)
    session = client.session
    entry: Any = {"method": "mfa", "type": "totp", "at": 4e9, "reauthenticated": True}
    session["account_authentication_methods"] = [entry]
    session["account_authentication_methods_user"] = str(equipped.pk)
    session.save()
    return client


@pytest.mark.parametrize("page", sorted(PAGES.rglob("*.jinja")), ids=lambda page: page.stem)
def test_every_template_can_be_read(page: Path) -> None:
    assert get_template(str(page.relative_to(PAGES)))


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/account/", "Your account"),
        ("/account/password/", "Change your password"),
        ("/account/ways/", "Your second factor"),
        ("/account/ways/app/remove/", "Remove the code app"),
        ("/account/ways/codes/new/", "Make new recovery codes"),
        ("/account/ways/passkeys/", "Blue key"),
        ("/account/again/password/", "Enter your password again"),
        ("/account/again/code/", "Enter your code"),
        ("/account/sign-out/", "Sign out"),
    ],
)
def test_pages_of_ones_own(path: str, said: str, client_in: Client) -> None:
    answer = client_in.get(path)
    assert answer.status_code == 200, answer.headers
    assert said in answer.content.decode()


def test_a_passkey_is_offered(client_in: Client, equipped: Staff) -> None:
    Authenticator.objects.filter(user=equipped, type=Authenticator.Type.WEBAUTHN).delete()
    assert "Add a passkey" in client_in.get("/account/ways/passkeys/add/").content.decode()


def test_a_passkey_is_renamed_and_removed(client_in: Client, equipped: Staff) -> None:
    key = Authenticator.objects.get(user=equipped, type=Authenticator.Type.WEBAUTHN)
    assert "Rename a passkey" in client_in.get(f"/account/ways/passkeys/{key.pk}/name/").content.decode()
    client_in.post(f"/account/ways/passkeys/{key.pk}/name/", {"name": "Red key"})
    assert "Red key" in client_in.get(f"/account/ways/passkeys/{key.pk}/remove/").content.decode()
    client_in.post(f"/account/ways/passkeys/{key.pk}/remove/")
    assert not Authenticator.objects.filter(pk=key.pk).exists()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/account/sign-in/", "Sign in"),
        ("/account/closed/", "This account is closed"),
        ("/account/password/forgotten/", "Forgotten password"),
        ("/account/password/forgotten/sent/", "Check your e-mail"),
        ("/account/password/new/", "Password changed"),
        ("/account/elsewhere/cancelled/", "Signing in was stopped"),
        ("/account/elsewhere/failed/", "Signing in did not work"),
        ("/accessibility/", "Accessibility statement"),
        ("/privacy/", "Privacy notice"),
    ],
)
def test_pages_for_anybody(path: str, said: str, db: None) -> None:
    assert said in Client().get(path).content.decode()


def test_confirmed_elsewhere_but_unknown_here(db: None) -> None:
    answer = Client().get("/account/not-known/")
    assert answer.status_code == 403
    assert "We do not know this account" in answer.content.decode()


def test_a_password_alone_cannot_change_a_second_factor(equipped: Staff) -> None:
    client = Client()
    client.force_login(equipped, backend=settings.AUTHENTICATION_BACKENDS[0])
    for path in ("/account/ways/", "/account/ways/app/", "/account/ways/passkeys/add/", "/account/password/"):
        assert client.get(path).headers["Location"] == "/account/second-factor/"
    assert client.get("/account/second-factor/").headers["Location"] == "/account/again/code/"
    Authenticator.objects.filter(user=equipped, type=Authenticator.Type.TOTP).delete()
    assert client.get("/account/second-factor/").headers["Location"] == "/account/again/passkey/"


def test_nobody_is_sent_to_sign_in(db: None) -> None:
    for path in ("/account/ways/", "/account/second-factor/", "/account/", "/drafts/"):
        assert Client().get(path).headers["Location"].startswith("/account/sign-in/?next=")
