"""The published pages in a browser, from a folder: no finding of axe, nothing wider than a telephone, no network."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.browser import AXE

PAGES = ("index.html", "young-people.html", "how/contacts.html")


@pytest.mark.journey
def test_pages_have_no_finding_and_fit_a_telephone(chromium: Browser, published: Path) -> None:
    asked: list[str] = []
    for width in (1280, 360):
        page = chromium.new_page(viewport={"width": width, "height": 800})
        page.on("request", lambda request: asked.append(request.url))
        for name in PAGES:
            page.goto((published / name).as_uri())
            page.evaluate(AXE.read_text(encoding="utf-8"))
            found = page.evaluate("async () => (await axe.run()).violations.map(each => each.help)")
            assert found == [], (name, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.close()
    assert all(each.startswith("file:") for each in asked)
