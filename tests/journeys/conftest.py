"""A site, a browser, and people with windows open."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser

from sightline.access.models import Staff
from sightline.core import clock
from tests.conftest import STILL
from tests.journeys.browser import DESK, Visitor
from tests.journeys.public_pages import opens_the_public_pages as opens_the_public_pages
from tests.journeys.public_pages import public as public
from tests.journeys.serving import Site, Time

BOTH = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no_scripts"])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/journeys" in item.path.as_posix():
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.django_db(databases=["default", "owner"], transaction=True))


@pytest.fixture
def time() -> Time:
    """The journey begins at half past ten on Wednesday 4 March 2026."""
    return Time(STILL)


@pytest.fixture
def site(transactional_db: None, time: Time) -> Iterator[Site]:
    running = Site(time)
    yield running
    running.stop()
    connections.close_all()


def cookie_of(staff: Staff, at: Any) -> str:
    """A session in which somebody has just signed in with a second factor."""
    with clock.fixed(at):
        client = Client()
        client.force_login(staff, backend=settings.AUTHENTICATION_BACKENDS[0])
        session = client.session
        session["account_authentication_methods"] = [
            {"method": "password", "at": at.timestamp()},
            {"method": "mfa", "type": "totp", "at": at.timestamp()},
        ]
        session.save()
    return str(session.session_key)


Opens = Callable[..., Visitor]


@pytest.fixture
def opens_a_window(chromium: Browser, site: Site) -> Iterator[Opens]:
    """`opens_a_window(staff)`: somebody signed in; `scripts=False` for a browser without JavaScript."""
    windows: list[Visitor] = []

    def open_window(
        staff: Staff | None, *, scripts: bool = True, pictures: str = "", name: str = ""
    ) -> Visitor:
        context = chromium.new_context(viewport=DESK, java_script_enabled=scripts, base_url=site.address)
        visitor = Visitor(
            name or (staff.name.lower().replace(" ", "-") if staff else "stranger"), site, context
        )
        visitor.scripts, visitor.pictures = scripts, pictures
        windows.append(visitor)
        if staff:
            sign_in(visitor, staff)
        return visitor

    yield open_window
    for each in windows:
        each.context.close()


def sign_in(visitor: Visitor, staff: Staff) -> None:
    """Begin a new session, as after a night."""
    key = cookie_of(staff, visitor.site.time.now)
    visitor.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": visitor.site.address}]
    )
