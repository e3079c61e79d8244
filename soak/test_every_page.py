"""Every page of the staff site as somebody who may open it sees it: axe, the markup without scripts, a phone's width.

The browser is answered from inside the test's own transaction, so that no page waits for a server or a commit.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page
from playwright.sync_api import Route as Asked

from sightline.access.models import Staff
from sightline.config.roles import ROLES
from tests.journeys.browser import ASK_AXE, DESK, PHONE, axe
from tests.journeys.markup import faults
from tests.people_of_the_tests import Partnership
from tests.walk.matrix import NOBODY, matrix
from tests.walk.routes import Route, walked_routes
from tests.walk.subjects import World
from tests.walk.walking import Step, address, steps, undone

pytestmark = [pytest.mark.django_db(databases=["default", "owner"])]
SITE = "http://127.0.0.1"
OURS = walked_routes()


def somebody(route: Route) -> Step:
    """One who may open it, onto a record that is theirs or the nearest to it."""
    roles = [role for role in [*ROLES, NOBODY] if role in matrix()[route.name].cells]
    return next(step for role in roles for step in steps(route, role) if step.allowed)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport=DESK, base_url=SITE)
    yield context.new_page()
    context.close()


def answered_by(client: Client, response: Any) -> Callable[[Asked], None]:
    """Give the browser the page, and what it is dressed in; all fetched before it asks."""
    markup: str = response.content.decode()
    parts = {path: client.get(path) for path in sorted(set(re.findall(r'"(/static/[^"?]+)', markup)))}
    held = {path: (dict(one.items()), b"".join(one)) for path, one in parts.items() if one.status_code == 200}

    def answer(asked: Asked) -> None:
        path = urlsplit(asked.request.url).path
        headers, body = held.get(path, ({}, b""))
        if asked.request.is_navigation_request():
            headers, body = dict(response.items()), response.content
        asked.fulfill(status=200 if body else 404, headers=headers, body=body)

    return answer


def is_page(response: Any) -> bool:
    return bool(response.status_code == 200 and response["Content-Type"].startswith("text/html"))


def wrong_with(page: Page, path: str) -> list[str]:
    """What axe, a reader without scripts, or somebody with a phone would find."""
    page.goto(SITE + path)
    found = list(faults(page.content()))
    page.evaluate(axe())
    for each in json.loads(page.evaluate(ASK_AXE)):
        found.append(f"{each['id']} ({each['help']}): {each['nodes'][0]['html'][:160]}")
    page.set_viewport_size(PHONE)
    if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
        found.append("wider than a phone")
    return found


@pytest.mark.usefixtures("fixed_clock")
@pytest.mark.parametrize("route", OURS, ids=lambda route: route.name)
def test_it_reads_well(
    route: Route,
    page: Page,
    partnership: Partnership,
    asker: Callable[[str], Staff],
    signed_in: Callable[[Staff], Client],
) -> None:
    step = somebody(route)
    staff = asker("adviser" if step.role == NOBODY else step.role)
    client = Client() if step.role == NOBODY else signed_in(staff)
    with undone():
        path = address(step, World(partnership, staff))
        response = client.get(path)
        if is_page(response):
            page.route(re.compile(""), answered_by(client, response))
            assert wrong_with(page, path) == []
