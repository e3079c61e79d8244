"""A letter as a PDF."""

from datetime import datetime
from pathlib import Path

from sightline.core.typesetting import set_pages
from sightline.core.words import day
from sightline.letters.models import Letter
from sightline.letters.wordings import version_of

TEMPLATE = Path(__file__).with_name("letter.typ")


def pdf_of(letter: Letter, *, sender: str, on: datetime) -> bytes:
    """One letter, on one or more sheets."""
    said = {
        "title": version_of(letter.kind, letter.wording_version).title,
        "to": letter.to_name,
        "lines": letter.to_lines,
        "reference": letter.reference,
        "day": day(on),
        "body": letter.body,
        "sender": sender,
    }
    return set_pages(TEMPLATE, said, on=on)
