"""Words that no public text may hold: places and people of concern (IS-08). `config` says which function knows them.

The list is not read by those who publish. They hand over a text of theirs, and are told which words of it stand on it.
"""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

SAYS = "“{words}” ({where})"
HELD = "It says what is on a list that is not made public: {found}. Take it out, or ask the police if it may be said."
TAGS = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Held:
    """Words that are not made public, and the text they stand in."""

    where: str
    words: str

    def __str__(self) -> str:
        return SAYS.format(words=self.words, where=self.where)


def withheld_in(texts: Mapping[str, str]) -> list[Held]:
    """What is withheld in each text, by its name. A page is read without its marks."""
    find: Callable[[str], list[str]] = import_string(settings.SIGHTLINE_WITHHELD)
    return [Held(where, words) for where, text in texts.items() for words in find(_plain(text))]


def refusal(found: list[Held]) -> str:
    """One sentence for whoever publishes."""
    return HELD.format(found="; ".join(str(each) for each in found[:5]))


def _plain(text: str) -> str:
    return html.unescape(TAGS.sub(" ", text)) if "<" in text else text
