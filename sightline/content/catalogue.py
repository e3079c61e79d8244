"""The closed list of public pages, each with what it is for; and the languages they may be put into."""

from dataclasses import dataclass
from enum import StrEnum

ENGLISH = "en"


class Audience(StrEnum):
    """Whom a page speaks to; young people's are held to a reading age."""

    YOUNG = "young"
    ADULT = "adult"


@dataclass(frozen=True)
class PublicPage:
    """One page that the partnership owes the public."""

    slug: str
    name: str
    purpose: str
    audience: Audience = Audience.ADULT


@dataclass(frozen=True)
class Language:
    """A language as its readers call it, and the direction it is written in."""

    code: str
    name: str
    own_name: str
    direction: str = "ltr"


READING_AGE = 11
"""The highest reading age of a page for young people (PR-04)."""

_ALL = (
    PublicPage(
        "young-people", "For young people",
        "The eight things young people asked to be told, for boys as much as for girls (PR-04, PR-05, PR-05a)",
        Audience.YOUNG,
    ),
    PublicPage(
        "young-people-easy-read", "For young people: easy read",
        "The same in short sentences, one idea at a time, each with a picture (PR-04)", Audience.YOUNG,
    ),
    PublicPage(
        "how-it-starts", "How it starts",
        "How exploitation starts, and how power and control work, for young people (PR-05)", Audience.YOUNG,
    ),
    PublicPage(
        "online", "Safe online",
        "How to stay safe online and in games, and where to report somebody, for young people (PR-15)",
        Audience.YOUNG,
    ),
    PublicPage(
        "parents", "For parents and carers",
        "Signs, risks online and in games, how to talk with a child, whom to ring (PR-06)",
    ),
    PublicPage(
        "professionals", "For people who work with children",
        "What to notice, how to write it down, how to refer, what comes back (PR-02)",
    ),
    PublicPage(
        "trade", "Taxis, hotels, takeaways and deliveries",
        "What drivers and businesses can notice; how to complain about a driver, and what happens then (PR-14)",
    ),
    PublicPage("annual-report", "The annual report", "What was done in a year, and where to read it (PR-02)"),
    PublicPage(
        "annual-report-young-people", "The annual report for young people",
        "The same in short, from the numbers that were published (PR-11)", Audience.YOUNG,
    ),
    PublicPage("privacy", "Privacy notice", "What is held about people, why, how long, and their rights"),
    PublicPage("accessibility", "Accessibility statement", "What works for whom, what does not, whom to tell"),
)  # fmt: skip
PAGES: dict[str, PublicPage] = {each.slug: each for each in _ALL}

_LANGUAGES = (
    Language(ENGLISH, "English", "English"),
    Language("ar", "Arabic", "العربية", "rtl"),
    Language("bn", "Bengali", "বাংলা"),
    Language("fa", "Farsi", "فارسی", "rtl"),
    Language("pa", "Punjabi", "ਪੰਜਾਬੀ"),
    Language("pl", "Polish", "Polski"),
    Language("ps", "Pashto", "پښتو", "rtl"),
    Language("ro", "Romanian", "Română"),
    Language("uk", "Ukrainian", "Українська"),
    Language("ur", "Urdu", "اردو", "rtl"),
)
LANGUAGES: dict[str, Language] = {each.code: each for each in _LANGUAGES}
TRANSLATED_INTO = tuple(each for each in _LANGUAGES if each.code != ENGLISH)
