"""Somebody at a browser: what they visit, press, fill in and see. Every page is checked as it comes."""

import json
import os
import re
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, ViewportSize, expect

from tests.journeys.markup import faults
from tests.journeys.serving import Site

REPOSITORY = Path(__file__).parents[2]
AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = REPOSITORY / "var" / "pictures"
DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}
PATIENCE = 60_000  # ms; only what never comes fails: a busy machine is slow
expect.set_options(timeout=PATIENCE)
ASK_AXE = "async () => JSON.stringify((await window.axe.run({resultTypes: ['violations']})).violations)"  # all rules
# What differs each time a page is made though nothing on it does: tokens, and the port and keys in addresses.
CHANGING = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|127\.0\.0\.1:\d+|(?<=value=\")[A-Za-z0-9]{64}(?=\")")
CLEAN: set[tuple[bool, bytes]] = set()  # pages on which nothing was found, by their markup
TYPED_INTO = "input:not([type=radio]):not([type=checkbox]), textarea, select"


@cache
def axe() -> str:
    return AXE.read_text(encoding="utf-8")


@dataclass
class Visitor:
    """One person with one window."""

    name: str
    site: Site
    context: BrowserContext
    scripts: bool = True
    pictures: str = ""
    page: Page = field(init=False)
    seen: int = 0
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))

    def _console(self, message: Any) -> None:
        if message.type == "error" and "status of 40" not in message.text:
            self.complaints.append(f"console: {message.text}")

    # What they do

    def visit(self, path: str) -> "Visitor":
        self.page.goto(self.site.address + path)
        return self._look()

    def follow(self, text: str, *, exact: bool = False) -> "Visitor":
        """Follow the first link of that text, in the main part of the page before the frame round it."""
        words = re.compile(rf"^\s*{re.escape(text)}\s*$") if exact else text
        inside = self.page.locator("main a", has_text=words)
        (inside if inside.count() else self.page.locator("a", has_text=words)).first.click()
        return self._look()

    def press(self, text: str, *, exact: bool = False) -> "Visitor":
        """Press the first button of that text."""
        self.page.get_by_role("button", name=text, exact=exact).first.click()
        return self._look()

    def _field(self, label: str) -> Locator:
        """The field of that label, said to be optional or not."""
        main, typed = self.page.locator("main"), self.page.locator(TYPED_INTO)
        whole = main.get_by_label(re.compile(rf"^\s*{re.escape(label)}(\s*\(optional\))?\s*$")).and_(typed)
        return whole.first if whole.count() else main.get_by_label(label).and_(typed).first

    def fill(self, label: str, text: str) -> "Visitor":
        self._field(label).fill(text)
        return self

    def choose(self, label: str, *, within: str = "") -> "Visitor":
        """Tick a box or a round choice by its words, inside the group named if there are several."""
        scope = self.page.get_by_role("group", name=within) if within else self.page.locator("main")
        scope.get_by_label(label, exact=True).first.check()
        return self

    def select(self, label: str, text: str) -> "Visitor":
        self._field(label).select_option(label=text)
        return self

    def open(self, text: str) -> "Visitor":
        """Open what is folded away under these words, unless it is open."""
        folded = self.page.locator("details", has_text=text).first
        if folded.get_attribute("open") is None:
            folded.locator("summary").first.click()
        return self

    def date(self, group: str, day: str, month: str, year: str) -> "Visitor":
        scope = self.page.get_by_role("group", name=group)
        for label, value in (("Day", day), ("Month", month), ("Year", year)):
            scope.get_by_label(label).fill(value)
        return self

    def press_twice(self, text: str) -> "Visitor":
        here = self.page.url
        self.page.get_by_role("button", name=text).first.dblclick()
        self.page.wait_for_url(lambda there: there != here)
        self.page.wait_for_load_state("networkidle")
        return self._look()

    # What they see

    def sees(self, *texts: str) -> "Visitor":
        for text in texts:
            expect(self.page.locator("body")).to_contain_text(text, ignore_case=False)
        return self

    def does_not_see(self, *texts: str) -> "Visitor":
        for text in texts:
            expect(self.page.locator("body")).not_to_contain_text(text)
        return self

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.site.address)

    def text(self) -> str:
        return self.page.locator("body").inner_text()

    # What is checked on every page

    def _look(self) -> "Visitor":
        self.page.wait_for_load_state("load")
        self.seen += 1
        self.complaints += [f"{self.path}: {fault}" for fault in self._faults()]
        if self.scripts:
            self._fits_a_phone()
        assert not self.site.failures, self.site.failures
        return self

    def _faults(self) -> list[str]:
        """What axe, or a reader of the markup, finds; a page exactly as one found clean is not asked twice."""
        markup = self.page.content()
        seen = self.scripts, sha256(CHANGING.sub("", markup).encode()).digest()
        if seen in CLEAN:
            return []
        found = self._axe() if self.scripts else faults(markup)
        if not found:
            CLEAN.add(seen)
        return found

    def _axe(self) -> list[str]:
        if not self.page.evaluate("typeof window.axe === 'object'"):
            self.page.evaluate(axe())
        found = json.loads(self.page.evaluate(ASK_AXE))
        return [f"{each['id']} ({each['help']}): {each['nodes'][0]['html'][:160]}" for each in found]

    def _fits_a_phone(self) -> None:
        """No page is wider than a phone. With SIGHTLINE_PICTURES set, pictures of both widths are kept."""
        pictures = self.pictures and os.environ.get("SIGHTLINE_PICTURES")
        if pictures:
            self._picture("desk")
        self.page.set_viewport_size(PHONE)
        if self.page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
            self.complaints.append(f"{self.path}: wider than a phone")
        if pictures:
            self._picture("phone")
        self.page.set_viewport_size(DESK)

    def _picture(self, wide: str) -> None:
        slug = (
            re.sub(r"[0-9a-f-]{36}", "id", self.path.split("?")[0].split("#")[0]).strip("/").replace("/", "-")
            or "home"
        )
        where = PICTURES / self.pictures
        where.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=where / f"{self.seen:02d}-{self.name}-{slug}-{wide}.png", full_page=True)

    def checked(self) -> None:
        """Nothing was found wrong on any page this person saw."""
        assert not self.complaints, "\n".join(dict.fromkeys(self.complaints))
