"""What the public pages leave behind: nothing in a browser or a log that tells who was here or what they said."""

import logging
import re
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client

from sightline.public import quiet
from sightline.public.views import fixed, telling
from tests.mailbox_work import leave_envelope
from tests.public.conftest import Teller

pytestmark = [pytest.mark.django_db(databases=["default", "owner"]), pytest.mark.usefixtures("mailbox")]
FIRST_PAGE_AT_MOST = 60 * 1024
PAGES = ("/", "/tell/", "/back/", "/next/", "/pictures/", "/nowhere/", "/help/", "/help/leaflet/")
NUMBERS = ("tel:999", "tel:101", "tel:01632960200", "tel:01632960201", "tel:08001111", "9am to 5pm")


def every_page(teller: Teller) -> list[Any]:
    """One of each answer: fixed pages, every step, sending, reading, a wrong code, a way out."""
    left = leave_envelope()
    found = [teller.visit(path).page for path in PAGES]
    found += [
        teller.visit().page,
        teller.send(who="child").page,
        teller.send(what="x").page,
        teller.send().page,
    ]
    found += [teller.send().page, teller.send("send").page]
    found += [teller.open(left.code).page, teller.send("say", "/back/", more="y").page]
    found += [teller.open("1" * 16).page, teller.visit().send("save", what="z").page]
    return [*found, teller.visit("/leave/").page]


def in_trouble() -> list[HttpResponse]:
    return [fixed.broken(HttpRequest()), fixed.bad_request(HttpRequest())]


def test_every_page_has_the_numbers_and_the_way_out(teller: Teller) -> None:
    for page in [*every_page(teller)[:-1], *in_trouble()]:
        text = page.content.decode()
        assert [number for number in NUMBERS if number not in text] == []
        assert 'id="away" href="/leave/"' in text
        assert "999" in text


def test_no_cookie_and_nothing_to_keep(teller: Teller) -> None:
    for page in every_page(teller):
        assert page.cookies == {}
        assert "no-store" in page.headers["Cache-Control"]
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert page.headers["Strict-Transport-Security"]
        assert "Set-Cookie" not in page.headers
    assert teller.client.cookies == {}


def test_a_page_may_load_nothing_and_run_only_our_script(teller: Teller) -> None:
    page = teller.visit().page
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    style, script = re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", teller.text, re.DOTALL)
    assert quiet._hash(style) in policy
    assert quiet._hash(script) in policy
    assert not re.findall(r'(?:src|srcset)="', teller.text)
    assert " style=" not in teller.text
    assert " onclick" not in teller.text


def test_no_address_says_what_somebody_did(teller: Teller) -> None:
    """Steps, codes and conversations all stand under the same few addresses, with nothing after them."""
    left = leave_envelope()
    for page in every_page(teller):
        found = set(re.findall(r'(?:href|action)="(/[^"]*)"', page.content.decode()))
        assert found <= {
            "/",
            "/tell/",
            "/back/",
            "/next/",
            "/pictures/",
            "/leave/",
            "/info/",
            "/help/",
            "/help/leaflet/",
        }
        assert left.code not in page.content.decode()


def test_the_first_page_is_small(teller: Teller) -> None:
    """All of it: style and script stand within, and it fetches nothing more."""
    assert len(teller.visit().page.content) <= FIRST_PAGE_AT_MOST / 4
    assert all(len(page.content) <= FIRST_PAGE_AT_MOST for page in every_page(teller))


def test_leaving_goes_elsewhere_and_empties_what_it_can(teller: Teller) -> None:
    page = teller.visit("/leave/").page
    assert page.status_code == 302
    assert page.headers["Location"].startswith("https://www.bbc.co.uk/")
    assert "storage" in page.headers["Clear-Site-Data"]


def test_another_site_s_page_cannot_send(teller: Teller) -> None:
    for site, status in (("cross-site", 403), ("same-site", 403), ("same-origin", 200), ("none", 200)):
        sent = Client().post("/tell/", {"step": "who"}, headers={"Sec-Fetch-Site": site})
        assert sent.status_code == status, site


def test_no_page_asks_for_a_file(teller: Teller) -> None:
    assert 'type="file"' not in "".join(page.content.decode() for page in every_page(teller))


def test_who_asks_is_forgotten_before_anything_runs() -> None:
    heard: dict[str, Any] = {}
    asks = dict.fromkeys(quiet.TOLD_BY_BROWSERS, "x") | {"PATH_INFO": "/", "REQUEST_METHOD": "GET"}
    quiet.forgetting(lambda environ, start: heard.update(environ))(asks, None)
    assert heard == {"PATH_INFO": "/", "REQUEST_METHOD": "GET"}


def test_the_log_says_where_a_fault_was_and_no_word_of_anybody_s() -> None:
    try:
        raise ValueError("Quillfeather told us")
    except ValueError as error:
        fault = (type(error), error, error.__traceback__)
    record = logging.LogRecord("django", logging.ERROR, "", 0, "Quillfeather %s", ("at /tell/",), fault)
    line = quiet.NoWords().format(record)
    assert "Quillfeather" not in line
    assert "/tell/" not in line
    assert "ValueError" in line
    assert "test_quiet.py:" in line
    assert quiet.NoWords().format(logging.LogRecord("a", 40, "", 0, "x", (), None)) == "ERROR a"


def test_a_fault_of_ours_is_owned_and_sending_again_is_safe(
    teller: Teller, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    def fails(*args: object, **named: object) -> HttpResponse:
        raise RuntimeError("Quillfeather")

    teller.client.raise_request_exception = False
    monkeypatch.setattr(telling, "answers_in", fails)
    page = teller.client.post("/tell/", {"what": "x"})
    assert page.status_code == 500
    assert "Sending it again is safe" in page.content.decode()
    assert "Quillfeather" not in page.content.decode()
    assert "Content-Security-Policy" in page.headers
