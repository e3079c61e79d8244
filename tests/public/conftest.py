"""A teller at the public pages: the real addresses, views and headers, the mailbox in the test's own transaction."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from sightline.public import answering
from tests.mailbox_work import PEPPER, at_the_public_door, make_keys

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
CODE = re.compile(r'<p class="code">([\d ]+)</p>')


def given_as(settings: Any, tmp_path: Path) -> None:
    """Settings as the public process has them."""
    settings.ROOT_URLCONF = "sightline.config.public_urls"
    settings.MIDDLEWARE = ["sightline.public.quiet.Quiet"]
    settings.PEPPER = PEPPER
    settings.PAGE_KEY = b"k" * 32
    settings.PARTNERSHIP = tmp_path / "partnership.json"
    settings.SECURE = True
    settings.FILE_UPLOAD_HANDLERS = []
    settings.MAILBOX_DATABASE = {"host": "/nowhere", "dbname": "none"}
    answering.lanes.cache_clear()


@pytest.fixture
def public_pages(settings: Any, tmp_path: Path) -> None:
    """The public process's settings, with no database behind them."""
    given_as(settings, tmp_path)


@pytest.fixture
def mailbox(db: None, public_pages: None, fixed_clock: object) -> Iterator[None]:
    """The mailbox has its keys, and the public pages reach it."""
    make_keys()
    with at_the_public_door():
        yield


class Teller:
    """Somebody with a browser: each page is sent on as it came, with what they typed."""

    def __init__(self) -> None:
        self.client = Client()
        self.page: Any = None

    def visit(self, path: str = "/") -> "Teller":
        self.page = self.client.get(path)
        return self

    def send(self, go: str = "next", path: str = "/tell/", **typed: str) -> "Teller":
        """Press a button of the page in view."""
        carried = {name: unescape(value) for name, value in HIDDEN.findall(self.text)}
        self.page = self.client.post(path, {**carried, **typed, "go": go})
        return self

    def open(self, code: str) -> "Teller":
        return self.visit("/back/").send("open", "/back/", code=code)

    @property
    def text(self) -> str:
        return str(self.page.content.decode())

    @property
    def code(self) -> str:
        found = CODE.search(self.text)
        assert found, "no code on this page"
        return found.group(1)

    def tells(self, **typed: str) -> "Teller":
        """Go through every step up to the last, where the code is shown."""
        given = {"who": "friend", "what": "A friend goes off in a grey car.", **typed}
        self.visit().send(who=given.pop("who"))
        self.send(what=given.pop("what"))
        self.send(**{name: given.pop(name, "") for name in ("whom", "where", "when")})
        return self.send(soon=given.pop("soon", "soon"), **given)


@pytest.fixture
def teller() -> Teller:
    return Teller()
