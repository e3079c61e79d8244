"""From the bytes of a file to text, whatever saved it."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True)
class Decoded:
    text: str
    encoding: str
    odd_lines: tuple[int, ...] = ()  # lines read in another encoding than the rest


def decode(raw: bytes) -> Decoded:
    """Text of a file: by its mark, else UTF-16 by its shape, else UTF-8, else Windows line by line."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _marked(raw[len(mark) :], encoding)
    shape = utf16_shape(raw[:4096])
    if shape:
        return Decoded(raw.decode(shape, errors="replace"), shape)
    return _utf8_or_windows(raw)


def _marked(raw: bytes, encoding: str) -> Decoded:
    if encoding == "utf-8":
        return _utf8_or_windows(raw)
    return Decoded(raw.decode(encoding, errors="replace"), encoding)


def utf16_shape(head: bytes) -> str | None:
    """UTF-16 without a mark: nearly every other byte is zero."""
    pairs = len(head) // 2
    if pairs < 2:
        return None
    even, odd = head[0 : pairs * 2 : 2].count(0), head[1 : pairs * 2 : 2].count(0)
    if odd > pairs * 0.7 and even < pairs * 0.1:
        return "utf-16-le"
    if even > pairs * 0.7 and odd < pairs * 0.1:
        return "utf-16-be"
    return None


def _utf8_or_windows(raw: bytes) -> Decoded:
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    lines, odd, good = [], [], 0
    for number, line in enumerate(raw.split(b"\n"), start=1):
        try:
            lines.append(line.decode("utf-8"))
            good += not line.isascii()
        except UnicodeDecodeError:
            lines.append(windows(line))
            odd.append(number)
    mixed = tuple(odd) if good else ()
    return Decoded("\n".join(lines), "utf-8" if good else "cp1252", mixed)


def windows(raw: bytes) -> str:
    """Windows-1252, with the five bytes it leaves undefined shown as the replacement mark."""
    return raw.decode("cp1252", errors="replace")
