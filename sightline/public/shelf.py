"""What is published of words, as the public process may read it: two functions, and nothing that is not published."""

from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from sightline.content.catalogue import ENGLISH, LANGUAGES, PAGES, Language, PublicPage
from sightline.content.marks import as_html
from sightline.public.store import ask


@dataclass(frozen=True)
class Shown:
    """One page in one language."""

    page: PublicPage
    language: Language
    title: str
    body: str
    since: datetime | None
    read_again: date | None

    @property
    def html(self) -> Markup:
        return as_html(self.body)


@dataclass(frozen=True)
class Entry:
    """One page in the list of pages: its title in English, and the languages it is shown in."""

    page: PublicPage
    title: str
    languages: tuple[Language, ...]


def entries() -> list[Entry]:
    """Every page that is published, in the order of the list of pages."""
    titles: dict[str, dict[str, str]] = {}
    for slug, language, title in ask("SELECT * FROM published.pages()"):
        titles.setdefault(slug, {})[language] = title
    return [
        Entry(page, held[ENGLISH], tuple(each for each in LANGUAGES.values() if each.code in held))
        for slug, page in PAGES.items()
        if ENGLISH in (held := titles.get(slug, {}))
    ]


def shown(slug: str, language: str) -> Shown | None:
    """One page; nothing where it is not published in that language, or is no page at all."""
    if slug not in PAGES or language not in LANGUAGES:
        return None
    found = ask("SELECT * FROM published.page(%s, %s)", slug, language)
    return Shown(PAGES[slug], LANGUAGES[language], *found[0]) if found else None
