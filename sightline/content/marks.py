"""A small, safe part of Markdown: paragraphs, two levels of headings, lists, bold, italic, links; and pictures of ours.

An item of a list may begin with the name of a picture between colons, as in `- :car: Somebody gives you lifts.`
Whatever else is written is refused before it is kept, and markup of any other kind comes out as plain characters.
"""

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from sightline.content.pictures import pictures

BLOCKS = frozenset(
    f"{name}_{end}"
    for name in ("paragraph", "bullet_list", "ordered_list", "list_item", "heading")
    for end in ("open", "close")
) | {"inline"}
INLINE = frozenset(
    ("text", "strong_open", "strong_close", "em_open", "em_close", "link_open", "link_close", "softbreak")
)
HEADINGS = ("h2", "h3")
LEADS_TO = re.compile(r"https://[a-z0-9.-]+(/[^\s\"<>]*)?|tel:\+?\d{3,15}|/([a-z0-9-]+/)*")
PICTURED = re.compile(r":([a-z][a-z-]*):\s+")
WHAT_IT_HAS = "paragraphs, lists, headings that begin with ## or ###, **bold**, *italic* and links"


@cache
def _reader() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False}).disable(["autolink", "html_inline", "html_block"])
    made.validateLink = lambda url: True  # type: ignore[method-assign]  # each is looked at below, and said
    return made


def faults(source: str) -> list[str]:
    """What of it a public page has no place for, each said with its line."""
    return list(dict.fromkeys(_faults(_reader().parse(source))))


def _faults(tokens: list[Token]) -> Iterator[str]:
    for item, named in _pictured(tokens):
        if named[1] not in pictures():
            there = ", ".join(pictures())
            yield f"Line {(item.map or [0])[0] + 1}: there is no picture called “{named[1]}”. There are: {there}."
    for token in tokens:
        at = f"Line {token.map[0] + 1}: " if token.map else ""
        if token.type not in BLOCKS:
            yield f"{at}a page has {WHAT_IT_HAS}, and nothing else."
        if token.type == "heading_open" and token.tag not in HEADINGS:
            yield f"{at}headings begin with ## or ###. The page’s own heading is its title."
        for child in token.children or ():
            if child.type not in INLINE:
                yield f"{at}a page has {WHAT_IT_HAS}, and nothing else."
            elif child.type == "link_open" and not LEADS_TO.fullmatch(_address(child)):
                yield f"{at}a link begins with https://, tel: or with / for a page of ours."


def _address(token: Token) -> str:
    return str(token.attrs.get("href", ""))


def as_html(source: str) -> Markup:
    """The text as a page shows it. Raises ValueError for text that has faults: it is never shown."""
    reader = _reader()
    tokens = reader.parse(source)
    if next(_faults(tokens), None):
        raise ValueError("This text was not taken as words of a public page.")
    for item, named in _pictured(tokens):
        item.attrSet("class", "pictured")
        _put_before(tokens[tokens.index(item) + 2], named)
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open" and _address(child).startswith("https://"):
                child.attrSet("rel", "noreferrer")
    return Markup(reader.renderer.render(tokens, reader.options, {}))  # noqa: S704 - made of the tokens above


def _pictured(tokens: list[Token]) -> list[tuple[Token, re.Match[str]]]:
    """Items of lists that begin with the name of a picture, each with what names it."""
    firsts = [(item, text) for item, text in zip(tokens, tokens[2:], strict=False) if _begins(item, text)]
    return [(item, named) for item, text in firsts if (named := PICTURED.match(text.content))]


def _begins(item: Token, text: Token) -> bool:
    return item.type == "list_item_open" and text.type == "inline"


def _put_before(text: Token, named: re.Match[str]) -> None:
    children = text.children or []
    children[0].content = children[0].content[named.end() :]
    children.insert(0, Token("html_inline", "", 0, content=str(pictures()[named[1]])))


def sentences(source: str) -> list[str]:
    """The words without marks: each heading, item and sentence by itself."""
    found = []
    for token in _reader().parse(source):
        if token.type == "inline":
            plain = PICTURED.sub("", "".join(child.content or " " for child in token.children or ()), count=1)
            found += [part.strip() for part in re.split(r"(?<=[.!?…:;])\s+", plain)]
    return [each for each in found if re.search(r"\w", each)]
