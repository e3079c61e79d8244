"""What a page costs the person at it: presses, keys, and the time a practised hand takes for them.

The seconds are those of the keystroke-level model (Card, Moran and Newell, "The keystroke-level model for user
performance time with interactive systems", Communications of the ACM 23, 1980): 0.28 for a key by an average
typist, 1.1 to point and 0.2 to press, 1.35 to make up one's mind before each of them that is a choice. Words
that somebody types because they were told them are counted apart: no page can shorten what was said.
"""

from dataclasses import dataclass

from tests.journeys.browser import Visitor

THERE = "box => box === document.activeElement"  # the page has put the person where they write
KEY, POINT_AND_PRESS, DECIDE = 0.28, 1.3, 1.35


@dataclass
class Count:
    """Presses, keys and pages, from the first page on."""

    presses: int = 0
    keys: int = 0
    told: int = 0
    pages: int = 0

    @property
    def seconds(self) -> float:
        """What it takes beside writing down what was said."""
        return self.presses * (POINT_AND_PRESS + DECIDE) + self.keys * KEY

    def line(self, name: str) -> str:
        return (
            f"{name}: {self.presses} presses, {self.keys} keys beside {self.told} of what was said, "
            f"{self.pages} pages, {self.seconds:.0f} seconds beside the words"
        )


class Counted:
    """A visitor whose every press and key is counted."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.count = visitor, Count()

    def visit(self, path: str) -> "Counted":
        self.visitor.visit(path)
        self.count.pages += 1
        return self

    def choose(self, label: str, *, within: str = "") -> "Counted":
        """One press; none where the page has chosen it already."""
        scope = (
            self.visitor.page.get_by_role("group", name=within)
            if within
            else self.visitor.page.locator("main")
        )
        if not scope.get_by_label(label, exact=True).first.is_checked():
            self.visitor.choose(label, within=within)
            self.count.presses += 1
        return self

    def fill(self, label: str, text: str, *, told: bool = False) -> "Counted":
        """One press to get there unless the page is there already, and its keys; `told`: what was said."""
        place = self.visitor.page.locator("main").get_by_label(label).first
        self.count.presses += not place.evaluate(THERE)
        self.visitor.fill(label, text)
        self._typed(text, told)
        return self

    def type_into(self, place: str, text: str) -> "Counted":
        box = self.visitor.page.locator(place)
        self.count.presses += not box.evaluate(THERE)
        box.fill(text)
        self._typed(text, told=False)
        return self

    def press(self, text: str, *, exact: bool = False) -> "Counted":
        self.visitor.press(text, exact=exact)
        return self._turned()

    def enter(self) -> "Counted":
        """One key, which sends what stands in the box."""
        with self.visitor.page.expect_navigation():
            self.visitor.page.keyboard.press("Enter")
        self.count.keys += 1
        self.count.pages += 1
        return self

    def follow(self, text: str, *, exact: bool = False) -> "Counted":
        self.visitor.follow(text, exact=exact)
        return self._turned()

    def sees(self, *texts: str) -> "Counted":
        self.visitor.sees(*texts)
        return self

    def _typed(self, text: str, told: bool) -> None:
        if told:
            self.count.told += len(text)
        else:
            self.count.keys += len(text)

    def _turned(self) -> "Counted":
        self.count.presses += 1
        self.count.pages += 1
        return self
