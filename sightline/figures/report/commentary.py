"""Commentary: plain Markdown by people, in which a number can only be inserted, never typed.

Allowed as digits: a financial year (2022/23), a date (1 April 2023, April 2023), a year after a word such as `in` or
`since`, or after an Act's name, and the number of a recommendation, section, table, diagram, figure or action. Any
other digit, and a number in words of children, contacts and the like, is a fault.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sightline.figures.report.blocks import (
    EMPHASIS,
    LINK,
    NUMBER,
    PLAIN,
    STRONG,
    Block,
    Bullets,
    Line,
    Paragraph,
    Run,
)
from sightline.figures.report.inserts import INSERT, CannotInsert, inserted, line
from sightline.figures.report.numbers import Numbers

COMMENTARY = "commentary"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
YEAR = r"(?:19|20)[0-9]{2}"
ALLOWED = re.compile(
    rf"\b{YEAR}/[0-9]{{2}}\b(?!/)"
    rf"|\b(?:[12]?[0-9]|3[01])(?:st|nd|rd|th)? (?:{MONTHS})(?: {YEAR})?\b"
    rf"|\b(?:{MONTHS}) {YEAR}\b"
    rf"|\b(?i:in|since|from|to|until|till|by|before|after|during|spring|summer|autumn|winter|Act|Census) "
    rf"{YEAR}\b(?!/)"
    r"|\b(?:Recommendation|Section|section|Table|Diagram|Figure|Action|Appendix|Part|Regulation|paragraph) "
    r"[0-9]+(?:\.[0-9]+)*\b"
)
WORD = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?|(?:a |one "
    ")?(?:hundred|thousand|dozen)"
)
OF_WHOM = (
    "children|contacts|cases|crimes|offences|suspects|pupils|episodes|referrals|complaints|interviews|victims|girls|boys|"
    "young people|people|times|per cent|percent|requests|settings|schools"
)
IN_WORDS = re.compile(
    rf"\b(?:{WORD})(?: [a-z]+)? (?:{OF_WHOM})\b"
    r"|\b(?:(?:a|one|two|three|four) "
    r"(?:half|third|quarter|fifth|tenth)s?|half|(?:two|three|four)-(?:third|quarter|fifth)s)"
    r" of (?:all|the|these|those|our)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"\(https://[^)\s]*\)")
UNDERSTOOD = {
    "paragraph_open", "paragraph_close", "inline", "bullet_list_open", "bullet_list_close", "ordered_list_open",
    "ordered_list_close", "list_item_open", "list_item_close", "heading_open", "heading_close", "blockquote_open",
    "blockquote_close", "hr",
}  # fmt: skip
INLINE = {
    "text",
    "strong_open",
    "strong_close",
    "em_open",
    "em_close",
    "link_open",
    "link_close",
    "softbreak",
    "hardbreak",
}


@dataclass(frozen=True)
class Text:
    """One file of commentary."""

    name: str
    source: str
    said_by: str = COMMENTARY

    @property
    def lines(self) -> list[str]:
        return self.source.split("\n")

    @cached_property
    def tokens(self) -> list[Token]:
        return MarkdownIt("commonmark", {"html": False}).parse(self.source)

    def not_understood(self) -> Iterator[str]:
        """Markdown that a report has no place for: pictures, code, tables."""
        for token in self.tokens:
            at = f"{self.name}, line {token.map[0] + 1}" if token.map else self.name
            if token.type not in UNDERSTOOD:
                yield f"{at}: commentary is paragraphs, lists and headings; {token.type} is none of them"
            for child in token.children or ():
                if child.type not in INLINE:
                    yield f"{at}: commentary has bold, italic and links; {child.type} is none of them"
                elif child.type == "link_open" and not str(child.attrs.get("href", "")).startswith(
                    "https://"
                ):
                    yield f"{at}: a link begins with https://"

    def faults_of(self, source: str, numbers: Numbers) -> Iterator[str]:
        """Inserts of one line that stand for nothing."""
        for found in INSERT.finditer(source):
            try:
                inserted(numbers, found[1])
            except CannotInsert as error:
                yield str(error)

    def blocks(self, numbers: Numbers) -> tuple[Block, ...]:
        """The paragraphs and lists, with their numbers in them."""
        made: list[Block] = []
        items: list[tuple[Line, tuple[str, ...]]] | None = None
        bold = False
        for token in self.tokens:
            if token.type in ("bullet_list_open", "ordered_list_open"):
                items = []
            elif token.type in ("bullet_list_close", "ordered_list_close") and items is not None:
                named = dict.fromkeys(name for _, names in items for name in names)
                made.append(Bullets(tuple(each for each, _ in items), tuple(named), self.said_by))
                items = None
            elif token.type in ("heading_open", "heading_close"):
                bold = token.type == "heading_open"
            elif token.type == "inline":
                told, names = _runs(token.children or [], numbers, bold=bold)
                if items is None:
                    made.append(Paragraph(told, names, self.said_by))
                else:
                    items.append((told, names))
        return tuple(made)


def _runs(tokens: list[Token], numbers: Numbers, *, bold: bool) -> tuple[Line, tuple[str, ...]]:
    kinds, to = [STRONG] if bold else [], ""
    runs: list[Run] = []
    used: list[str] = []
    for token in tokens:
        if token.type.endswith("_open"):
            kinds.append({"strong_open": STRONG, "em_open": EMPHASIS, "link_open": LINK}[token.type])
            to = str(token.attrs.get("href", "")) or to
        elif token.type.endswith("_close"):
            kinds.pop()
        elif token.type in ("softbreak", "hardbreak"):
            runs.append(Run(" "))
        else:
            told, names = line(numbers, token.content)
            kind = kinds[-1] if kinds else PLAIN
            runs += [
                each if each.kind == NUMBER else Run(each.text, kind, to if kind == LINK else "")
                for each in told
            ]
            used += names
    return tuple(runs), tuple(dict.fromkeys(used))


def typed_figures(text: Text) -> Iterator[str]:
    """Every figure somebody typed: a digit outside an insert, or a number in words of somebody or something."""
    for number, source in enumerate(text.lines, 1):
        left = ALLOWED.sub(" ", ADDRESS.sub(" ", INSERT.sub(" ", source)))
        digits = _digits(left)
        worded = IN_WORDS.search(INSERT.sub("", source))
        for found in filter(None, (digits, worded[0] if worded else "")):
            yield (
                f"{text.name}, line {number}: {found!r} is a typed figure; numbers are inserted, as in "
                "{figure:contacts.exploitation}"
            )


def _digits(source: str) -> str:
    """The word in which a digit of any script stands; empty where there is none."""
    for word in source.split():
        if any(unicodedata.category(letter).startswith("N") for letter in word):
            return word
    return ""
