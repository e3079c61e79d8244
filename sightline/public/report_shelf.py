"""The newest report that was published, as the public process may read it, with its questions for young people.

The numbers of those answers are the ones that were protected and let out: they are read from the report's own page.
"""

from dataclasses import dataclass
from datetime import datetime
from html.parser import HTMLParser

from sightline.public.store import ask

NOT_AN_ANSWER = {"counted", "notes"}
STATIC = "tell"


@dataclass(frozen=True)
class Question:
    """One question of the page for young people, and its answer."""

    asked: str
    answer: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """What was let out last."""

    name: str
    period: str
    area: str
    since: datetime
    built: bool
    questions: tuple[Question, ...]


def newest_report() -> Report | None:
    """The newest; nothing where none was published."""
    found = ask("SELECT * FROM published.report()")
    if not found:
        return None
    name, period, area, since, page = found[0]
    questions = questions_of(page.decode()) if page else ()
    return Report(name, period, area, since, page is not None, questions)


def report_file(name: str, path: str) -> tuple[str, bytes] | None:
    """A file of a published report, and what kind it is."""
    found = ask("SELECT * FROM published.report_file(%s, %s)", name, path)
    return (found[0][0], found[0][1]) if found else None


def questions_of(page: str) -> tuple[Question, ...]:
    """The sections of the page with their paragraphs; what stands the same in every report is left out."""
    reader = _Reader()
    reader.feed(page)
    return tuple(Question(asked, tuple(said)) for asked, said in reader.found if asked and said)


class _Reader(HTMLParser):
    """Reads headings and paragraphs inside sections, as plain words."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[str]]] = []
        self.inside = False
        self.into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "section":
            self.inside = given.get("aria-labelledby") != STATIC
        elif self.inside and (tag == "h2" or (tag == "p" and given.get("class") not in NOT_AN_ANSWER)):
            self.into = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "section":
            self.inside = False
        if tag not in {"h2", "p"} or self.into is None:
            return
        words, self.into = " ".join("".join(self.into).split()), None
        if tag == "h2":
            self.found.append((words, []))
        elif self.found and words:
            self.found[-1][1].append(words)

    def handle_data(self, data: str) -> None:
        if self.into is not None:
            self.into.append(data)
