"""Somebody at the public pages, which run as a process of their own beside the site of a journey."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from sightline.core import clock
from tests.journeys.browser import DESK, PHONE, Visitor
from tests.journeys.serving import Site, Time
from tests.mailbox_work import make_keys
from tests.public.serving import PublicSite

BOTH_SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])


class PublicVisitor(Visitor):
    """Somebody at the public pages, which run as a process of their own."""

    public: PublicSite
    size: ViewportSize

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.public.address)

    def visit(self, path: str) -> "Visitor":
        self.page.goto(self.public.address + path)
        return self._look()

    def _fits_a_phone(self) -> None:
        super()._fits_a_phone()
        self.page.set_viewport_size(self.size)

    def code(self) -> str:
        return self.page.locator(".code").inner_text()


Teller = Callable[..., PublicVisitor]


@pytest.fixture
def public(site: Site, time: Time, tmp_path: Path) -> Iterator[PublicSite]:
    with clock.fixed(time.now):
        make_keys()
    running = PublicSite(tmp_path / "public", at=time.now)
    yield running
    running.kill()


@pytest.fixture
def opens_the_public_pages(chromium: Browser, site: Site, public: PublicSite) -> Iterator[Teller]:
    contexts = []

    def open_window(*, scripts: bool, size: ViewportSize) -> PublicVisitor:
        context = chromium.new_context(viewport=size, java_script_enabled=scripts, base_url=public.address)
        contexts.append(context)
        visitor = PublicVisitor("friend", site, context)
        visitor.scripts, visitor.public, visitor.size, visitor.pictures = scripts, public, size, "telling"
        return visitor

    yield open_window
    for each in contexts:
        each.close()
