"""One pass over the bytes of a CSV file: its hash, and what is counted to see that the quick reader missed nothing.

The quick reader lets some things through without a word: a blank line, one comma too many, a space before a quote.
So every comma and every line of the file must be accounted for by what it read; a file of which that is not so, or
which has spaces beside its quotes, is read by the careful reader instead.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

CHUNK = 1 << 20
OVERLAP = 8
LARGE = 32 << 20
SPACE_BY_A_QUOTE = re.compile(rb'(?:^|[,\r\n])[ \t]+"|"[ \t]+(?:[,\r\n]|$)')
Count = Callable[[bytes, bytes], int]


@dataclass
class Scan:
    """What one pass over a file found. `sha256` is empty unless it was asked for."""

    sha256: str = ""
    commas: int = 0
    lines: int = 0
    quotes: int = 0
    odd: bool = False

    def add(self, chunk: bytes, before: bytes, count: Count) -> None:
        """Count one piece of the file; `before` is the end of the piece before it."""
        quotes = count(chunk, b'"')
        self.commas += count(chunk, b",")
        self.lines += count(chunk, b"\n")
        self.quotes += quotes
        if b"\r" in chunk or before.endswith(b"\r"):
            joined = before[-1:] + chunk
            pairs = joined.count(b"\r\n")
            last = chunk.endswith(b"\r")
            self.odd |= joined.count(b"\r") - last != pairs or chunk.count(b"\n") != pairs
        if quotes and SPACE_BY_A_QUOTE.search(before + chunk):
            self.odd = True


def hash_only(path: Path) -> Scan:
    """Hash a file that is not text: there is nothing in it to count."""
    with path.open("rb") as file:
        return Scan(hashlib.file_digest(file, "sha256").hexdigest())


def scan(path: Path, *, hashed: bool) -> Scan:
    """Go over a file once."""
    found, digest, before = Scan(), hashlib.sha256(), b""
    count = _count_in_bulk() if path.stat().st_size > LARGE else bytes.count
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if hashed:
                digest.update(chunk)
            found.add(chunk, before, count)
            before = (before + chunk)[-OVERLAP:]
    found.lines += not before.endswith(b"\n")
    found.odd |= before.endswith(b"\r")
    found.sha256 = digest.hexdigest() if hashed else ""
    return found


def _count_in_bulk() -> Count:
    import numpy  # slower to import than a small file is to count

    def count(chunk: bytes, wanted: bytes) -> int:
        return int(numpy.count_nonzero(numpy.frombuffer(chunk, numpy.uint8) == wanted[0]))

    return count
