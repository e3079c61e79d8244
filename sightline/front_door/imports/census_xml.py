"""The XML of a census return, read as it streams: one element of interest at a time, never the whole tree.

Entities are refused, so a small file cannot unfold into a large one. Where the XML itself is broken, the
children after the break are looked for by their own tags, so that one bad child does not cost the rest.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from sightline.core.decoding import utf16_shape, windows
from sightline.core.files.faults import Faults, Place, Unreadable

PIECE = 1 << 16
DEEPEST = 60
LONGEST_TEXT = 100_000
LARGEST_CHILD = 5_000_000
MOST_PARTS = 100_000
_KEPT = frozenset({"header", "child"})
_CONTROLS = {code: " " for code in range(32) if chr(code) not in "\t\n\r"} | {0xFFFE: " ", 0xFFFF: " "}
_DECLARED = re.compile(rb"<\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)[\"']")
_CHILD_START = re.compile(r"<(?:[\w.-]+:)?Child(?=[\s>/])", re.IGNORECASE)
_CHILD_END = re.compile(r"</(?:[\w.-]+:)?Child\s*>", re.IGNORECASE)
_PREFIX = re.compile(r"<(/?)[\w.-]+:")
_PREFIXED_ATTRIBUTE = re.compile(r"\s[\w.-]+:[\w.-]+\s*=\s*(\"[^\"]*\"|'[^']*')")
_BARE_AMPERSAND = re.compile(r"&(?!(?:#\d+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos);)")


@dataclass
class Node:
    """An element: its name without namespace and in lower case, its text, what stands in it, and its line."""

    name: str
    line: int
    text: str = ""
    nodes: list[Node] = field(default_factory=list)

    def first(self, name: str) -> Node | None:
        return next((node for node in self.nodes if node.name == name), None)

    def every(self, name: str) -> Iterator[Node]:
        return (node for node in self.nodes if node.name == name)


def stream(file: BinaryIO, faults: Faults, tick: Callable[[int], None] | None = None) -> Iterator[Node]:
    """The header and each child of a return, as they stand. Raises Unreadable for a file that is no XML."""
    delivered, encoding = 0, _encoding(file, faults)
    builder = _Builder(faults)
    try:
        for piece in _pieces(file, encoding, faults):
            builder.feed(piece)
            for node in builder.take():
                delivered += node.name == "child"
                yield node
            if tick is not None:
                tick(file.tell())
        builder.close()
        yield from builder.take()
    except DefusedXmlException as problem:
        raise Unreadable(
            "This file declares XML entities, which no return needs; it was refused."
        ) from problem
    except ParseError as problem:
        for node in builder.take():
            delivered += node.name == "child"
            yield node
        yield from _after_break(file, encoding, faults, delivered, problem)


class _Builder:
    """Builds a node for each header and child, and notices text where there should be none."""

    def __init__(self, faults: Faults, first_line: int = 1) -> None:
        self.done: list[Node] = []
        self._faults, self._offset = faults, first_line - 1
        self._stack: list[Node | None] = []
        self._parts = 0
        self._parser: Any = DefusedXMLParser(target=_Target(self), forbid_entities=True, forbid_external=True)

    def feed(self, text: str) -> None:
        self._parser.feed(text)

    def close(self) -> None:
        self._parser.close()

    def take(self) -> list[Node]:
        done, self.done = self.done, []
        return done

    def start(self, tag: str) -> None:
        name = tag.rpartition("}")[2].lower()
        if len(self._stack) >= DEEPEST:
            raise Unreadable("The elements of this file stand in one another more deeply than in any return.")
        parent = self._stack[-1] if self._stack else None
        if parent is None and name not in _KEPT:
            self._stack.append(None)
            return
        node = Node(name, self._line())
        self._parts = 0 if parent is None else self._parts + 1
        if parent is not None and self._parts <= MOST_PARTS:
            parent.nodes.append(node)
        self._stack.append(node)

    def end(self) -> None:
        node = self._stack.pop()
        if node is None:
            return
        if node.nodes and node.text.strip():
            self._stray(node.text)
        if not self._stack or self._stack[-1] is None:
            self.done.append(node)

    def data(self, text: str) -> None:
        node = self._stack[-1] if self._stack else None
        if node is not None:
            node.text += text[: max(0, LONGEST_TEXT - len(node.text))]
        elif text.strip():
            self._stray(text)

    def _stray(self, text: str) -> None:
        place = Place(line=self._line())
        self._faults.warn(place, "Text stands between the elements here; it was left out.", text.strip())

    def _line(self) -> int:
        return int(self._parser.parser.CurrentLineNumber) + self._offset


class _Target:
    """What the parser calls; kept apart so that closing the parser closes nothing of ours."""

    def __init__(self, builder: _Builder) -> None:
        self._builder = builder

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        self._builder.start(tag)

    def end(self, _tag: str) -> None:
        self._builder.end()

    def data(self, text: str) -> None:
        self._builder.data(text)


def _encoding(file: BinaryIO, faults: Faults) -> str:
    """How the file is written: by its mark, its shape, what it declares, and whether that is true."""
    head = file.read(4096)
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if head.startswith(mark):
            return name if name == "utf-16" else _true(file, name, faults)
    if shape := utf16_shape(head):
        return shape
    if not head.lstrip(b"\0 \t\r\n").startswith(b"<"):
        kind = "It is a zip file; unpack it first." if head.startswith(b"PK") else "A return is an XML file."
        raise Unreadable(f"This file is not XML. {kind}")
    declared = _DECLARED.search(head)
    try:
        name = codecs.lookup(declared.group(1).decode()).name if declared else "utf-8"
    except LookupError:
        name = "utf-8"
    return _true(file, "utf-8" if name.startswith("utf-16") else name, faults)


def _true(file: BinaryIO, name: str, faults: Faults) -> str:
    """The encoding named, unless the file is not written in it; then Windows text."""
    decoder = codecs.getincrementaldecoder(name)()
    file.seek(0)
    try:
        while piece := file.read(PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        faults.warn(Place(), f"The file is not written in {name} throughout; it was read as Windows text.")
        return "cp1252"
    return name


def _pieces(file: BinaryIO, encoding: str, faults: Faults) -> Iterator[str]:
    """The text from its first mark on, without characters XML does not allow."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    begun = warned = False
    while raw := file.read(PIECE):
        piece = windows(raw) if encoding == "cp1252" else decoder.decode(raw)
        clean = piece.translate(_CONTROLS)
        if clean != piece and not warned:
            warned = True
            faults.warn(Place(), "The file holds control characters; they were read as spaces.")
        if not begun:
            clean = clean.lstrip("\ufeff \t\r\n")
            begun = bool(clean)
        yield clean


def _after_break(
    file: BinaryIO, encoding: str, faults: Faults, delivered: int, problem: ParseError
) -> Iterator[Node]:
    """The children after the break, each read alone; the first `delivered` were read before."""
    line = problem.position[0] if problem.position else 0
    faults.error(Place(line=line), "The XML is broken here. Each child after this was read by itself.")
    for number, (text, at) in enumerate(_blocks(_pieces(file, encoding, Faults()))):
        if number < delivered:
            continue
        builder = _Builder(faults, at)
        mended = _BARE_AMPERSAND.sub("&amp;", _PREFIXED_ATTRIBUTE.sub("", _PREFIX.sub(r"<\1", text)))
        try:
            builder.feed(mended)
            builder.close()
        except (ParseError, DefusedXmlException):
            faults.error(
                Place(line=at, child=_name_in(text)), "This child cannot be read: its XML is broken."
            )
            continue
        yield from builder.take()


def _name_in(text: str) -> str | None:
    found = re.search(r"LAchildID\s*>\s*([^<]{1,60})", text, re.IGNORECASE)
    return found.group(1).strip() if found else None


def _blocks(pieces: Iterator[str]) -> Iterator[tuple[str, int]]:
    """The text of each child, from its first mark to its last or to the next child's first, and its line."""
    held, line = "", 1
    for piece in _with_end(pieces):
        held += piece or ""
        while begun := _CHILD_START.search(held):
            end = _CHILD_END.search(held, begun.end())
            after = _CHILD_START.search(held, begun.end(), end.start() if end else len(held))
            stop = after.start() if after else end.end() if end else None
            if stop is None and piece is not None and len(held) - begun.start() < LARGEST_CHILD:
                break
            stop = len(held) if stop is None else stop
            yield held[begun.start() : stop], line + held.count("\n", 0, begun.start())
            line, held = line + held.count("\n", 0, stop), held[stop:]
        else:
            cut = max(0, len(held) - 100)
            line, held = line + held.count("\n", 0, cut), held[cut:]


def _with_end(pieces: Iterator[str]) -> Iterator[str | None]:
    yield from pieces
    yield None
