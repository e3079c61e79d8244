"""Signing in through the employer's OpenID Connect service: only staff who stand here, with a second factor."""

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client

from sightline.access.models import Staff
from sightline.core import clock

Make = Callable[..., Staff]
KEY = "a key of at least thirty-two bytes for tests"


class Service(BaseHTTPRequestHandler):
    """As little of a provider as will do: discovery, token, who it is."""

    person: ClassVar[dict[str, Any]] = {}
    asked: ClassVar[list[dict[str, list[str]]]] = []

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Say nothing."""

    def _say(self, what: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(what).encode())

    def _self(self) -> str:
        return f"http://{self.headers['Host']}"

    def do_GET(self) -> None:
        if self.path == "/who":
            self._say(self.person)
            return
        self._say(
            {
                "issuer": self._self(),
                "authorization_endpoint": f"{self._self()}/authorize",
                "token_endpoint": f"{self._self()}/token",
                "userinfo_endpoint": f"{self._self()}/who",
                "jwks_uri": f"{self._self()}/keys",
            }
        )

    def do_POST(self) -> None:
        given = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.asked.append(parse_qs(given))
        now = int(clock.wall_clock().timestamp())
        claims = {"iss": self._self(), "aud": "sightline", "exp": now + 60, "iat": now, **self.person}
        token = jwt.encode(claims, KEY, algorithm="HS256")
        self._say({"access_token": "x", "token_type": "Bearer", "expires_in": 60, "id_token": token})


@pytest.fixture
def service(settings: Any, db: None) -> Iterator[type[Service]]:
    cache.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    app = {
        "provider_id": "employer",
        "name": "Wrekinshire Council",
        "client_id": "sightline",
        "secret": "s",
        "settings": {"server_url": f"http://127.0.0.1:{server.server_port}"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
    Service.asked.clear()
    yield Service
    server.shutdown()
    server.server_close()
    thread.join()


def come_back(client: Client, **person: Any) -> Any:
    Service.person = {"sub": "42", **person}
    gone = client.post("/account/elsewhere/employer/?process=login")
    place = urlsplit(gone.headers["Location"])
    query = parse_qs(place.query)
    assert place.path == "/authorize"
    assert query["code_challenge_method"] == ["S256"]
    return client.get("/account/elsewhere/employer/back/", {"code": "c", "state": query["state"][0]})


def test_it_is_offered_on_the_sign_in_page(service: type[Service], db: None) -> None:
    assert "Sign in with Wrekinshire Council" in Client().get("/account/sign-in/").content.decode()


def test_a_known_member_of_staff_gets_in_and_sets_up_a_second_factor(
    service: type[Service], staff_with: Make
) -> None:
    staff = staff_with("adviser")
    client = Client()
    back = come_back(client, email=staff.email.upper(), email_verified=True)
    assert back.headers["Location"] == "/", back.content.decode()
    assert client.get("/account/").headers["Location"] == "/account/second-factor/"
    assert SocialAccount.objects.get(user=staff).uid == "42"
    assert service.asked[0]["code_verifier"]
    again = Client()
    assert come_back(again, email="changed@elsewhere.example", email_verified=True).headers["Location"] == "/"


def test_whoever_has_a_second_factor_here_is_asked_for_it(service: type[Service], staff_with: Make) -> None:
    staff = staff_with("adviser")
    Authenticator.objects.create(user=staff, type=Authenticator.Type.TOTP, data={"secret": "x"})
    back = come_back(Client(), email=staff.email, email_verified=True)
    assert back.headers["Location"] == "/account/code/"


@pytest.mark.parametrize(
    "person", [{"email": "stranger@council.example", "email_verified": True}, {"email_verified": True}]
)
def test_nobody_is_made_by_signing_in(
    person: dict[str, Any], service: type[Service], staff_with: Make
) -> None:
    staff_with("adviser")
    before = Staff.objects.count()
    assert come_back(Client(), **person).headers["Location"] == "/account/not-known/"
    assert Staff.objects.count() == before


def test_an_address_the_employer_has_not_confirmed_is_not_believed(
    service: type[Service], staff_with: Make
) -> None:
    staff = staff_with("adviser")
    back = come_back(Client(), email=staff.email, email_verified=False)
    assert back.headers["Location"] == "/account/not-known/"


def test_a_leaver_does_not_get_in(service: type[Service], staff_with: Make) -> None:
    staff = staff_with("adviser")
    staff.left_on = clock.today()
    staff.save()
    assert (
        come_back(Client(), email=staff.email, email_verified=True).headers["Location"] == "/account/closed/"
    )


def test_an_answer_nobody_asked_for_is_refused(service: type[Service], db: None) -> None:
    answer = Client().get("/account/elsewhere/employer/back/", {"code": "c", "state": "made up"})
    assert "Signing in did not work" in answer.content.decode()


def test_it_is_for_signing_in_only(service: type[Service], db: None) -> None:
    assert Client().post("/account/elsewhere/employer/?process=connect").headers["Location"] == "/"
    assert Client().get("/account/elsewhere/nobody/?process=login").status_code == 404
    assert "You go to Wrekinshire Council" in (
        Client().get("/account/elsewhere/employer/?process=login").content.decode()
    )
