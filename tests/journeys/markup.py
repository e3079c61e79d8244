"""What can be checked of a page's markup without scripts: axe hangs where scripts are off."""

from collections import Counter
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
FIELDS = {"input", "select", "textarea"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.labelled: set[str] = set()
        self.fields: list[dict[str, str]] = []
        self.headings: list[int] = []
        self.found: Counter[str] = Counter()
        self.faults: list[str] = []
        self.open: list[str] = []
        self.sends_files = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.found[tag] += 1
        if "id" in given:
            self.ids[given["id"]] += 1
        if tag == "label":
            self.labelled.add(given.get("for", ""))
        if tag in FIELDS and given.get("type") not in {"hidden", "submit"}:
            self.fields.append(given)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        self._files(tag, given)
        if tag == "img" and "alt" not in given:
            self.faults.append(f"an image without alternative text: {given.get('src', '')}")
        if tag == "html" and not given.get("lang"):
            self.faults.append("the page does not say its language")
        if "style" in given or any(name.startswith("on") for name in given):
            self.faults.append(f"<{tag}> carries a style or a script of its own")
        if tag not in VOID:
            self.open.append(tag)

    def _files(self, tag: str, given: dict[str, str]) -> None:
        if tag == "form":
            self.sends_files = given.get("enctype") == "multipart/form-data"
        if given.get("type") == "file" and not self.sends_files:
            self.faults.append(f"the form of {given.get('name', '')} sends no files")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes <{self.open[-1] if self.open else 'nothing'}>")
        if tag in self.open:
            while self.open.pop() != tag:
                pass


def faults(html: str) -> list[str]:
    """What is wrong with a page's markup, in words."""
    read = _Reader()
    read.feed(html)
    found = list(read.faults)
    found += [f"the id {key} stands {times} times" for key, times in read.ids.items() if times > 1]
    found += [
        f"the field {each.get('name', '')} has no label"
        for each in read.fields
        if each.get("id") not in read.labelled
        and not each.get("aria-label")
        and not each.get("aria-labelledby")
    ]
    found += [] if read.found["h1"] == 1 else [f"{read.found['h1']} main headings"]
    found += [] if read.found["main"] == 1 else [f"{read.found['main']} main parts"]
    steps = zip(
        read.headings, read.headings[1:], strict=False
    )  # a list of mistakes may stand above the main heading
    found += [
        f"a heading of level {below} after one of {above}" for above, below in steps if below > above + 1
    ]
    return found
