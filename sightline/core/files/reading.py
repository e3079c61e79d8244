"""The one door for files of rows: told by what they hold, not by their name."""

from __future__ import annotations

from sightline.core.files.csv_file import read_csv
from sightline.core.files.faults import Unreadable
from sightline.core.files.tables import Book
from sightline.core.files.text import clean
from sightline.core.files.workbook import read_workbook

LARGEST_FILE = 300 * 1024 * 1024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOT_ROWS = (
    (b"%PDF", "This is a PDF. Send the CSV file or workbook it was made from."),
    (b"{\\rtf", "This is a word processor document. Send a CSV file or a workbook."),
    (
        _OLD_OFFICE,
        "This is an old .xls workbook or one with a password. Save it as .xlsx without a password.",
    ),
    (b"\x89PNG", "This is a picture. Send a CSV file or a workbook."),
    (b"\xff\xd8\xff", "This is a picture. Send a CSV file or a workbook."),
    (b"\x1f\x8b", "This file is compressed (gzip). Unpack it and send the file inside."),
    (b"7z\xbc\xaf", "This file is compressed (7-Zip). Unpack it and send the file inside."),
)


def read_book(raw: bytes) -> Book:
    """The rows of a CSV file or a workbook. Raises Unreadable, with the reason, for anything else."""
    if not raw.strip(b"\0 \r\n\t"):
        raise Unreadable("This file is empty.")
    if len(raw) > LARGEST_FILE:
        raise Unreadable(f"This file is larger than {LARGEST_FILE // 1024 // 1024} MB. Send it in parts.")
    for mark, sentence in _NOT_ROWS:
        if raw.startswith(mark):
            raise Unreadable(sentence)
    if raw.startswith(b"PK"):
        return read_workbook(raw)
    _refuse_markup(raw[:2000])
    _refuse_binary(raw[:100_000])
    return read_csv(raw)


def _refuse_markup(head: bytes) -> None:
    start = clean(head.replace(b"\0", b"").decode("utf-8", errors="ignore")).lower()
    if start.startswith(("<?xml", "<message", "<!doctype html", "<html", "<table")):
        raise Unreadable("This is an XML or web page, not a CSV file or a workbook. Save it as CSV or .xlsx.")


def _refuse_binary(head: bytes) -> None:
    """Text holds few control characters; UTF-16 text has its zeros in every other place only."""
    controls = sum(head.count(bytes([code])) for code in range(1, 32) if code not in (9, 10, 12, 13, 27))
    if controls > len(head) * 0.05:
        raise Unreadable("This file is not text and not a workbook. Send a CSV file or an .xlsx workbook.")
