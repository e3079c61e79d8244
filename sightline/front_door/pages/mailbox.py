"""The sealed mailbox in plain words: envelopes that wait, and one conversation as its reader sees it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sightline.front_door.actions.mailbox import Read
from sightline.front_door.mailbox_states import HowSoon, Writer
from sightline.front_door.models import Envelope
from sightline.front_door.phrases import Phrases
from sightline.front_door.terms import terms_in_use

SAID = {
    "what": "What they told us",
    "whom": "Who it is about",
    "where": "Where",
    "when": "When",
    "name": "Their name",
    "reach": "How to reach them",
}
WHO = {
    "child": "Somebody under 18",
    "parent": "A parent or carer",
    "friend": "A friend, relative or neighbour",
    "worker": "Somebody who works with children or families",
    "driver": "A driver",
    "other": "Somebody who did not say",
}
ASKS = (
    *("find out", "ask around", "ask him", "ask her", "ask them", "keep watching", "keep an eye", "follow"),
    *(
        "take a photo",
        "take a picture",
        "take a screenshot",
        "record them",
        "go back",
        "look for",
        "speak to them",
    ),
    *(
        "get his",
        "get her",
        "get their",
        "note down the number",
        "let us know if you see",
        "meet them",
        "check if",
    ),
)
"""Beginnings of sentences that give a teller something to do. Design 6: a teller is never tasked."""


@dataclass(frozen=True)
class EnvelopeLine:
    """One envelope of the list: nothing of what it says."""

    row: Envelope
    reference: str
    left: datetime
    how_soon: str
    due: datetime | None
    standing: str


@dataclass(frozen=True)
class TextLine:
    """One text of a conversation, opened."""

    heading: str
    at: datetime
    lines: list[tuple[str, str]]
    opened: bool
    ours: bool


def envelope_lines(rows: Iterable[Any]) -> list[EnvelopeLine]:
    """What the list and the board show."""
    return [
        EnvelopeLine(row, row.reference, row.at, HowSoon(row.how_soon).label, row.due_at, _standing(row))
        for row in rows
    ]


def _standing(row: Any) -> str:
    if row.read is None:
        return "Not opened"
    return "More was said since it was opened" if row.told > row.read else "Opened"


def text_lines(found: list[Read]) -> list[TextLine]:
    """A conversation for the one person it was opened for."""
    return [
        TextLine(
            _heading(each),
            each.text.at,
            _lines(each.told or {}),
            each.told is not None,
            each.text.writer != Writer.TELLER,
        )
        for each in found
    ]


def _heading(each: Read) -> str:
    if each.text.writer == Writer.TELLER:
        return WHO.get((each.told or {}).get("who", ""), "The person who told us")
    return each.text.by.name if each.text.by else str(Writer(each.text.writer).label)


def _lines(told: dict[str, str]) -> list[tuple[str, str]]:
    known = [(label, told[name]) for name, label in SAID.items() if told.get(name)]
    return known or ([("", told["words"])] if told.get("words") else [])


def words_found(found: list[Read]) -> list[str]:
    """Terms that may speak of exploitation, looked for in memory only: nothing of it is kept (FD-03)."""
    terms = terms_in_use()
    texts = ["\n".join((each.told or {}).values()) for each in found if each.text.writer == Writer.TELLER]
    return sorted({match.term.term for text in texts for match in terms.find(text)})


def asks_in(words: str) -> list[str]:
    """Phrases of a reply that may give the teller something to do."""
    return sorted(Phrases((phrase, phrase, False) for phrase in ASKS).find(words))
