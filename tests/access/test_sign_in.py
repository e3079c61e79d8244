"""Signing in: a password, then a second factor; failures lock; nobody goes further without both."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.test import Client, RequestFactory, TestCase

from sightline.access.models import AuditEvent, Staff
from sightline.access.viewer import viewer_of, viewing
from sightline.core import clock
from tests.people_of_the_tests import Partnership

PASSWORD = "three unlikely words together"
Make = Callable[..., Staff]


@pytest.fixture(autouse=True)
def fresh_limits(db: None) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def adviser(staff_with: Make) -> Staff:
    staff = staff_with("adviser")
    staff.set_password(PASSWORD)
    staff.save()
    return staff


def enter_password(client: Client, staff: Staff, password: str = PASSWORD) -> str:
    answer = client.post("/account/sign-in/", {"login": staff.email, "password": password})
    return answer.headers.get("Location", "") or answer.content.decode()


def code_for(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1])))


def set_up_app(client: Client) -> str:
    page = client.get("/account/ways/app/").content.decode()
    found = re.search(r'class="app-code">([A-Z2-7]+)<', page)
    assert found, page
    later = context.request_context(
        RequestFactory().get("/")
    )  # what follows the commit runs in no request here
    with later, TestCase.captureOnCommitCallbacks(execute=True):
        answer = client.post("/account/ways/app/", {"code": code_for(found[1])})
    assert answer.status_code == 302, answer.content.decode()
    return found[1]


def kinds_on_record(staff_with: Make) -> list[str]:
    reader = viewer_of(staff_with("governance_officer"), on=clock.today())
    with viewing(reader):
        return list(AuditEvent.objects.order_by("at").values_list("kind", flat=True))


def test_a_password_alone_opens_nothing(adviser: Staff) -> None:
    client = Client()
    assert enter_password(client, adviser) == "/"
    assert client.get("/account/").headers["Location"] == "/account/second-factor/"
    assert "Set up a second factor" in client.get("/account/second-factor/").content.decode()


def test_an_app_is_set_up_once_and_asked_for_ever_after(adviser: Staff, staff_with: Make) -> None:
    client = Client()
    enter_password(client, adviser)
    secret = set_up_app(client)
    page = client.get("/account/")
    assert page.status_code == 200, page.headers
    assert "Front-door adviser" in page.content.decode()

    again = Client()
    assert enter_password(again, adviser) == "/account/code/"
    assert again.get("/account/").headers["Location"].startswith("/account/sign-in/")
    assert "is not right" in again.post("/account/code/", {"code": "000000"}).content.decode()
    cache.clear()  # the same code may not be used twice, and the first use was a moment ago
    assert again.post("/account/code/", {"code": code_for(secret)}).headers["Location"] == "/"
    assert again.get("/account/").status_code == 200
    kinds = kinds_on_record(staff_with)
    assert kinds.count("access.signed_in") == 2
    assert "access.totp_activated" in kinds


def test_what_the_database_keeps_of_the_secret_is_sealed(adviser: Staff) -> None:
    client = Client()
    enter_password(client, adviser)
    secret = set_up_app(client)
    kept = Authenticator.objects.get(user=adviser, type=Authenticator.Type.TOTP).data["secret"]
    assert secret not in kept
    seeds = Authenticator.objects.get(user=adviser, type=Authenticator.Type.RECOVERY_CODES).data
    assert len(str(seeds["seed"])) > 80


def test_a_recovery_code_works_once(adviser: Staff) -> None:
    client = Client()
    enter_password(client, adviser)
    set_up_app(client)
    codes = re.findall(r"<li>([0-9]{8})</li>", client.get("/account/ways/codes/").content.decode())
    assert len(codes) == 10
    for expected in ("/", ""):
        another = Client()
        enter_password(another, adviser)
        assert another.post("/account/code/", {"code": codes[0]}).headers.get("Location", "") == expected


def test_the_last_second_factor_stays(adviser: Staff) -> None:
    client = Client()
    enter_password(client, adviser)
    set_up_app(client)
    assert "only second factor" in client.get("/account/ways/app/remove/").content.decode()
    client.post("/account/ways/app/remove/")
    assert Authenticator.objects.filter(user=adviser, type=Authenticator.Type.TOTP).exists()


def test_ten_failures_lock_the_account_for_half_an_hour(adviser: Staff, staff_with: Make) -> None:
    client = Client()
    for _ in range(9):
        assert "is not right" in enter_password(client, adviser, "wrong")
    assert "locked for 30 minutes" in enter_password(client, adviser, "wrong")
    assert "locked for 30 minutes" in enter_password(client, adviser)
    assert "access.locked" in kinds_on_record(staff_with)
    adviser.refresh_from_db()
    assert adviser.locked_at is not None
    adviser.locked_at -= timedelta(minutes=31)
    adviser.save()
    assert enter_password(client, adviser) == "/"
    adviser.refresh_from_db()
    assert adviser.failed_sign_ins == 0
    assert not adviser.locked_at


def test_wrong_codes_lock_as_wrong_passwords_do(adviser: Staff) -> None:
    client = Client()
    enter_password(client, adviser)
    set_up_app(client)
    another = Client()
    enter_password(another, adviser)
    for _ in range(9):
        another.post("/account/code/", {"code": "000000"})
    assert "locked for 30 minutes" in another.post("/account/code/", {"code": "000000"}).content.decode()


def test_an_unknown_address_is_answered_like_a_wrong_password(adviser: Staff) -> None:
    answer = Client().post("/account/sign-in/", {"login": "nobody@staff.example", "password": "x"})
    assert "e-mail address or the password is not right" in answer.content.decode()


def test_mistakes_name_their_place(db: None) -> None:
    page = Client().post("/account/sign-in/", {}).content.decode()
    assert "<title>Error: Sign in – Sightline</title>" in page
    assert '<a href="#login">Enter e-mail address</a>' in page


def test_nobody_signs_themselves_up(db: None) -> None:
    assert Client().get("/account/signup/").status_code == 404


def test_somebody_who_has_left_does_not_get_in(adviser: Staff, partnership: Partnership) -> None:
    adviser.left_on = clock.today()
    adviser.save()
    assert enter_password(Client(), adviser) == "/account/closed/"


def test_a_forgotten_password_is_replaced_by_mail(adviser: Staff) -> None:
    client = Client()
    client.post("/account/password/forgotten/", {"email": adviser.email})
    link = re.search(r"http://testserver(/account/password/new/\S+)", str(mail.outbox[0].body))
    assert link, mail.outbox[0].body
    form = client.get(link[1], follow=True)
    place = form.redirect_chain[-1][0]
    new = "another set of unlikely words"
    assert "There is a problem" in client.post(place, {"password1": new, "password2": "x"}).content.decode()
    assert (
        client.post(place, {"password1": new, "password2": new}).headers["Location"]
        == "/account/password/new/"
    )
    assert enter_password(Client(), adviser, new) == "/"
    assert "does not work any more" in Client().get(link[1], follow=True).content.decode()
